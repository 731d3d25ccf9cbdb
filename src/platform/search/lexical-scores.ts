import type { AnalysedQuestion, LanguageIndex } from './language-index.js';
import type { SearchDocument } from './search-document.js';

/** The words of documents put so many on the list that past questions are joined with. */
const CANDIDATES = 200;

/** What the words of the documents say, of all that are about this type. */
export function lexicalScores<T extends SearchDocument>(
  index: LanguageIndex<T>,
  question: AnalysedQuestion,
  type?: string,
): ReadonlyMap<string, number> {
  const ranking = index.rankAsAsked(question, (document) => type === undefined || document.type === type);

  return new Map(ranking.slice(0, CANDIDATES).map(([{ id }, score]) => [id, score]));
}
