import type { FieldFault } from '../../platform/errors/app-error.js';
import { type Language, LANGUAGES } from '../../platform/i18n/languages.js';
import type { Speakers } from './edition-of.js';
import { causeField, textField } from './exception-edit.dto.js';
import type { ExceptionEdition } from './exception-edition.js';
import { nameOf } from './exception-words.js';
import { EXCEPTION_TYPES, findException } from './taxonomy.js';

/** Each has a sentence for each language. */
export const LACKS = ['name', 'about', 'steps', 'step', 'cause', 'own-name'] as const;

/**
 * What an edition lacks before customers may see it, by the fields of its form: each text in each language, as many
 * steps in one as in the other, and a name that no other type has.
 */
export const lacksOf = (code: string, edition: ExceptionEdition, speakers: Speakers): FieldFault[] =>
  LANGUAGES.flatMap((language) => [
    ...missingIn(edition, language),
    ...fewerSteps(edition, language),
    ...takenName(code, edition, language, speakers),
  ]);

function missingIn({ words, causes }: ExceptionEdition, language: Language): FieldFault[] {
  const own = words[language];

  return [
    ...(['name', 'about', 'steps'] as const).flatMap((text) =>
      own[text].length === 0 ? [lack(language, text, textField(text, language))] : [],
    ),
    ...causes.flatMap((cause) =>
      own.causes[cause] ? [] : [lack(language, 'cause', causeField(cause, language))],
    ),
  ];
}

/** A step that only the other language has was forgotten in this one. */
function fewerSteps({ words }: ExceptionEdition, language: Language): FieldFault[] {
  const most = Math.max(...LANGUAGES.map((one) => words[one].steps.length));
  const count = words[language].steps.length;

  return count > 0 && count < most
    ? [lack(language, 'step', textField('steps', language), { count: most - count })]
    : [];
}

function takenName(
  code: string,
  { words }: ExceptionEdition,
  language: Language,
  speakers: Speakers,
): FieldFault[] {
  const { name } = words[language];
  const other = EXCEPTION_TYPES.map((type) => findException(type.code) ?? type).find(
    (type) => type.code !== code && nameOf(type, speakers[language]) === name,
  );

  return other ? [lack(language, 'own-name', textField('name', language), { code: other.code })] : [];
}

const lack = (
  language: Language,
  what: (typeof LACKS)[number],
  field: string,
  params: NonNullable<FieldFault['params']> = {},
): FieldFault => ({ field, key: `taxonomy.lacks.${inLanguage(language, what)}`, params });

const inLanguage = (language: Language, what: string): string => `${language}-${what}`;
