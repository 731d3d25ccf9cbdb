import type { FieldRule, FieldTerms } from './bm25f-index.js';
import type { SearchDocument } from './search-document.js';
import { soundTerms } from './sound-terms.js';
import { termsOf, unitsIn } from './text-analyser.js';
import type { TextUnit } from './text-units.js';

/** Title, keywords and body. Measured. */
export const WORD_FIELDS: readonly FieldRule[] = [
  { weight: 2, lengthNormalisation: 0.5 },
  { weight: 2, lengthNormalisation: 0.5 },
  { weight: 1, lengthNormalisation: 0.6 },
];
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
