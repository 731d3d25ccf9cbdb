import { type Language, LANGUAGES } from '../../platform/i18n/languages.js';
import type { ExceptionEdition } from './exception-edition.js';
import { EXCEPTION_CAUSES, type ExceptionCause } from './exception-type.js';

/** What an edition says of one thing, in the order in which it says it. */
type Said = readonly string[];

/** The facts are said by their values, `P2` or `F17`; the texts as they are. */
export const EDITION_FACTS = [
  'priority',
  'escalatesTo',
  'lookup',
  'urgentIf',
  'isOffered',
  'fields',
] as const;

export type EditionFact = (typeof EDITION_FACTS)[number];

/** A fact, or a text in one language, that is not the same in two editions. */
export type EditionChange = { readonly before: Said; readonly after: Said } & (
  | { readonly fact: EditionFact }
  | { readonly text: 'name' | 'about' | 'steps'; readonly language: Language }
  | { readonly cause: ExceptionCause; readonly language: Language }
);

/** What is different in `after`; nothing where both say the same. */
export function changesBetween(before: ExceptionEdition, after: ExceptionEdition): EditionChange[] {
  const all: EditionChange[] = [
    ...EDITION_FACTS.map((fact) => ({ fact, before: factIn(before, fact), after: factIn(after, fact) })),
    ...LANGUAGES.flatMap((language) => [
      ...(['name', 'about', 'steps'] as const).map((text) => ({
        text,
        language,
        before: textIn(before, text, language),
        after: textIn(after, text, language),
      })),
      ...EXCEPTION_CAUSES.map((cause) => ({
        cause,
        language,
        before: said(before.words[language].causes[cause]),
        after: said(after.words[language].causes[cause]),
      })),
    ]),
  ];

  return all.filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

export function factIn(edition: ExceptionEdition, fact: EditionFact): Said {
  if (fact === 'fields') {
    return edition.fields;
  }
  if (fact === 'isOffered') {
    return [edition.isOffered ? 'yes' : 'no'];
  }

  return said(edition[fact]);
}

function textIn({ words }: ExceptionEdition, text: 'name' | 'about' | 'steps', language: Language): Said {
  const value = words[language][text];

  return typeof value === 'string' ? said(value) : value;
}

const said = (value: string | null | undefined): Said => (value ? [value] : []);
