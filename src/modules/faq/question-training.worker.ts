import { writeFile } from 'node:fs/promises';
import type { DatabaseAddress } from '../../config/env-values.js';
import type { LongStatement } from '../../platform/database/long-reader.js';
import { read } from '../../platform/database/long-read.worker.js';
import { readModelFile, toBytes } from '../../platform/learning/model-file.js';
import type { TrainingQuality } from '../../platform/learning/learnt-model.js';
import { trainQuestionModel } from '../../platform/learning/model-training.js';
import type { StoredModel } from '../../platform/search/search-tasks.js';
import type { SynonymGroup } from '../../platform/search/synonym-groups.js';
import { type HelpArticle, trainingMaterial, type TaggedQuestion } from './training-material.js';

export interface TrainingTask {
  readonly address: DatabaseAddress;
  readonly lang: string;
  /** `TRAINING_READS`, in that order. */
  readonly statements: readonly LongStatement[];
  /** The groups that the search uses in this language. Others count when something is learnt next. */
  readonly synonyms: readonly SynonymGroup[];
  /** What was learnt last; null where there is nothing, or where it lies on another machine. */
  readonly before: StoredModel | null;
  /** Where the model is written. */
  readonly file: string;
}

export interface TrainingReport {
  readonly questions: number;
  readonly labels: number;
  readonly quality: TrainingQuality;
  /** How often it has gone on since everything was learnt; 0 where it was now. */
  readonly warmStarts: number;
}

const READ_MS = 60_000;
/** Fewer say nothing that the articles do not say better. */
const LEAST_QUESTIONS = 20;

/**
 * Runs in a thread of its own: reads what there is to learn from, learns, and writes the model. Null where there is
 * too little to learn from; then nothing is written.
 */
export async function train({
  address,
  lang,
  statements,
  synonyms,
  before,
  file,
}: TrainingTask): Promise<TrainingReport | null> {
  const [questions = [], articles = [], redirects = []] = await read({
    address,
    statements,
    timeoutMs: READ_MS,
  });
  const { labels, examples, sentences } = trainingMaterial({
    questions: questions as unknown as TaggedQuestion[],
    articles: articles as unknown as HelpArticle[],
    redirects: new Map(redirects.map((row) => [String(row.from_slug), String(row.to_slug)])),
  });
  if (labels.length < 2 || examples.length < LEAST_QUESTIONS) {
    return null;
  }
  const { model, quality } = trainQuestionModel(lang, labels, examples, sentences, {
    before: before && (await readModelFile(before)),
    synonyms,
  });
  await writeFile(file, toBytes(model), { mode: 0o600 });

  return { questions: examples.length, labels: labels.length, quality, warmStarts: model.facts.warmStarts };
}
