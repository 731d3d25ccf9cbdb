import type { QuestionModel } from './question-model.js';

/**
 * Joins what the words of the documents say with what past questions say.
 *
 * @param lexical scores by document, 0 or more; only how they compare counts
 * @returns scores between 0 and 1 for every document that either side knows
 */
export function fuse(
  question: string,
  lexical: ReadonlyMap<string, number>,
  model: QuestionModel | null,
): ReadonlyMap<string, number> {
  const best = Math.max(...lexical.values(), 0) || 1;
  const fused = new Map([...lexical].map(([id, score]) => [id, Math.sqrt(score / best)]));
  if (model === null) {
    return fused;
  }
  for (const [id, probability] of model.probabilities(question)) {
    fused.set(id, (fused.get(id) ?? 0) + model.weight * Math.sqrt(probability));
  }

  return new Map([...fused].map(([id, score]) => [id, score / (1 + model.weight)]));
}
