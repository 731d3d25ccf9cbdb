import { fuse, type PastView } from './fusion.js';
import type { AnalysedQuestion, LanguageIndex } from './language-index.js';
import { lexicalScores } from './lexical-scores.js';
import type { PastQuestions } from './past-questions.js';
import type { SearchDocument } from './search-document.js';

/**
 * By document, between 0 and 1: the words of the documents, what people asked, and what was learnt. What was learnt
 * guesses for every text; where no document has anything in common with a question, it is heard only when it is sure.
 */
export function documentScores<D extends SearchDocument>(
  index: LanguageIndex<D>,
  question: AnalysedQuestion,
  past: PastQuestions | null,
  type: string | undefined,
): ReadonlyMap<string, number> {
  const view = past?.about(question.text, (id) => index.document(id) !== null) ?? null;
  const lexical = lexicalScores(index, question, type);
  // Where only documents of a type were asked for, others may have its words.
  const isKnown = lexical.size > 0 || (type !== undefined && lexicalScores(index, question).size > 0);

  return isKnown || isSure(view, past?.model?.threshold) ? fuse(lexical, view) : new Map();
}

const isSure = (view: PastView | null, threshold: number | undefined): boolean =>
  view !== null && threshold !== undefined && [...view.learnt.values()].some((share) => share >= threshold);
