import type { FieldRule, FieldTerms } from './bm25f-index.js';
import type { SearchDocument } from './search-document.js';
import { soundTerms } from './sound-terms.js';
import { termsOf, unitsIn } from './text-analyser.js';
import type { FieldShare } from './term-worths.js';
import type { TextUnit } from './text-units.js';

/** Title, keywords and body. All measured. */
export const WORD_FIELDS: readonly FieldRule[] = [
  { weight: 1, lengthNormalisation: 0.5 },
  { weight: 1, lengthNormalisation: 0.5 },
  { weight: 1, lengthNormalisation: 0.3 },
];
/**
 * What a question's own words count where they stand, and the words of their synonyms. A title names its subject in few
 * of all its names, so synonyms count most there; keywords are the other names already.
 */
export const SHARES: Readonly<Record<'words' | 'synonyms', readonly FieldShare[]>> = {
  words: [
    { share: 1, saturation: 4 },
    { share: 1.6, saturation: 6 },
    { share: 0.6, saturation: 3 },
  ],
  synonyms: [
    { share: 1.5, saturation: 4 },
    { share: 0.5, saturation: 8 },
    { share: 0.6, saturation: 3 },
  ],
};
export const SOUND_FIELDS: readonly FieldRule[] = [
  { weight: 2, lengthNormalisation: 0.5 },
  { weight: 2, lengthNormalisation: 0.5 },
  { weight: 1, lengthNormalisation: 0.75 },
];
const BODY = 2;

/** The units of a document, field by field. */
export const unitsOfFields = ({ title, keywords, body }: SearchDocument): TextUnit[][] => [
  unitsIn(title),
  keywords.flatMap(unitsIn),
  unitsIn(body),
];

export const wordFields = (fields: readonly (readonly TextUnit[])[]): FieldTerms[] =>
  fields.map((units) => ({ terms: termsOf(units).map(({ term }) => term) }));

/** Sounds and parts of words; those of the body may be left out. */
export const soundFields = (fields: readonly (readonly TextUnit[])[], onlyTitles: boolean): FieldTerms[] =>
  fields.map((units, field) => ({
    terms: onlyTitles && field === BODY ? [] : units.flatMap((_, at) => soundTerms(units, at)),
  }));
