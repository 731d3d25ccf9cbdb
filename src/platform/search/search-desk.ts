import { setImmediate as pause } from 'node:timers/promises';
import { readModelFile } from '../learning/model-file.js';
import { PastQuestions } from './past-questions.js';
import { readIndexFile, writeIndexFile } from './index-file.js';
import type { SearchDocument } from './search-document.js';
import { SearchIndex } from './search-index.js';
import type { SearchRunner, SearchTaskName, SearchTasks } from './search-tasks.js';

type Work<R, D extends SearchDocument> = {
  readonly [K in SearchTaskName]: (
    given: SearchTasks<R, D>[K]['given'],
  ) => SearchTasks<R, D>[K]['answer'] | Promise<SearchTasks<R, D>[K]['answer']>;
};

/** Documents added in one go, before somebody's question is let in. */
const SLICE = 8;

/** Holds the index and does what it is told, so that long tasks never keep a question waiting for long. */
export class SearchDesk<R, D extends SearchDocument> implements SearchRunner<R, D> {
  readonly index = new SearchIndex<D>();
  private beside: SearchIndex<D> | null = null;

  /** `documentOf` makes what can be found of a row. */
  constructor(private readonly documentOf: (row: R) => D) {}

  async run<K extends SearchTaskName>(
    name: K,
    given: SearchTasks<R, D>[K]['given'],
  ): Promise<SearchTasks<R, D>[K]['answer']> {
    const work: Work<R, D>[K] = this.work[name];

    return work(given);
  }

  private readonly work: Work<R, D> = {
    search: ({ query, scope }) => this.index.search(query, scope),
    suggest: ({ beginning, scope }) => this.index.suggest(beginning, scope),
    triage: ({ text, lang }) => this.index.triage(text, lang),
    learnt: async ({ lang, model }) => {
      const read = model && (await readModelFile(model));
      const past = read && new PastQuestions(lang, read);
      await slice([...(read?.asked ?? [])], ([label, questions]) => past?.put(label, questions));
      this.index.setPast(lang, past);

      return read !== null;
    },
    put: async ({ rows, gone, beside }) => {
      const index = (beside ? this.beside : null) ?? this.index;
      for (const key of gone) {
        index.forget(key);
      }
      await slice(rows, (row) => index.put(this.documentOf(row)));

      return null;
    },
    begin: ({ documents }) => {
      this.beside = this.index.beside(documents);

      return null;
    },
    takeOver: () => {
      if (this.beside) {
        this.index.takeOver(this.beside);
      }
      this.beside = null;

      return null;
    },
    versions: () => this.index.versions(),
    synonyms: (known) => {
      this.index.setSynonyms(known);

      return null;
    },
    recall: async ({ questions }) => {
      await slice(questions, ({ lang, text, id }) => this.index.recall(lang, text, id));

      return null;
    },
    load: async ({ file }) => {
      const stored = await readIndexFile<D>(file);
      if (stored) {
        this.index.load(stored);
      }

      return stored !== null;
    },
    save: async ({ file }) => {
      await writeIndexFile(file, this.index.parts());

      return null;
    },
  };
}

async function slice<T>(all: readonly T[], take: (one: T) => void): Promise<void> {
  for (const [at, one] of all.entries()) {
    take(one);
    if (at % SLICE === SLICE - 1) {
      await pause();
    }
  }
}
