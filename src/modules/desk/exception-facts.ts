import type { Words } from '../../platform/i18n/words.js';
import { isFieldCode } from '../exceptions/exception-fields.js';
import type { EditionChange, EditionFact } from '../exceptions/edition-changes.js';
import { EDITION_FACTS, factIn } from '../exceptions/edition-changes.js';
import type { ExceptionEdition } from '../exceptions/exception-edition.js';
import { causeName, fieldLabel } from '../exceptions/exception-words.js';

/** One text, several in their order, or neither where nothing is said. */
export interface Said {
  readonly one: string;
  readonly several: readonly string[];
}

/** Something that a type says, and what it is called. */
export interface ToldFact {
  readonly label: string;
  readonly said: Said;
}

export interface ToldChange {
  readonly label: string;
  /** Of the texts; null for what is said in the reader's language. */
  readonly lang: string | null;
  readonly before: Said;
  readonly after: Said;
}

/** The facts of a type, in the reader's words. */
export const toldFacts = (edition: ExceptionEdition, words: Words): ToldFact[] =>
  EDITION_FACTS.map((fact) => ({
    label: words.t(`taxonomy.facts.${fact}`),
    said: saidBy(factIn(edition, fact).map((value) => told(fact, value, words))),
  }));

/** What is different, with both of what it was and what it is. */
export const toldChanges = (changes: readonly EditionChange[], words: Words): ToldChange[] =>
  changes.map((change) => {
    if ('fact' in change) {
      const { fact } = change;
      const inWords = (values: readonly string[]): Said =>
        saidBy(values.map((value) => told(fact, value, words)));

      return {
        label: words.t(`taxonomy.facts.${fact}`),
        lang: null,
        before: inWords(change.before),
        after: inWords(change.after),
      };
    }
    const what = 'text' in change ? words.t(`taxonomy.texts.${change.text}`) : causeName(change.cause, words);
    const language = words.t(`taxonomy.languages.${change.language}`);

    return {
      label: words.t('taxonomy.in-language', { what, language }),
      lang: change.language,
      before: saidBy(change.before),
      after: saidBy(change.after),
    };
  });

const saidBy = (texts: readonly string[]): Said =>
  texts.length > 1 ? { one: '', several: texts } : { one: texts[0] ?? '', several: [] };

function told(fact: EditionFact, value: string, words: Words): string {
  switch (fact) {
    case 'priority':
      return words.t(`desk.priorities.${value}`);
    case 'escalatesTo':
      return words.t(`taxonomy.lines.${value}`);
    case 'lookup':
      return words.t(`taxonomy.lookups.${value}`);
    case 'isOffered':
      return words.t(`taxonomy.offered.${value}`);
    default:
      return isFieldCode(value) ? fieldLabel(value, words) : value;
  }
}
