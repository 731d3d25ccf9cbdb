import type { KnownSynonyms } from './language-synonyms.js';
import type { SearchAnswer } from './search-index.js';
import type { SearchDocument, SearchScope, Suggestion } from './search-document.js';
import type { TriageAnswer } from './triage-answer.js';

/** Tells a document: its language and its id in it. */
export interface DocumentKey {
  readonly lang: string;
  readonly id: string;
}

/** A question that was noted before, and the document it was noted for. */
export interface RecalledQuestion {
  readonly lang: string;
  readonly text: string;
  readonly id: string | null;
}

/** A model as it lies on the disk, with the hash that it must have: whoever wants its figures reads them in its own thread. */
export interface StoredModel {
  readonly file: string;
  readonly hash: string;
  readonly version: number;
}

interface Task<G, A> {
  readonly given: G;
  readonly answer: A;
}

/** Everything that a search desk does: what it is given, and what it answers. `R` is a row that documents are made of. */
export interface SearchTasks<R, D extends SearchDocument> {
  search: Task<{ readonly query: string; readonly scope: SearchScope }, SearchAnswer<D>>;
  suggest: Task<{ readonly beginning: string; readonly scope: SearchScope }, readonly Suggestion[]>;
  triage: Task<{ readonly text: string; readonly lang: string }, TriageAnswer<D>>;
  /** What was learnt in a language, as it was stored; null takes it away. False where it is damaged. */
  learnt: Task<{ readonly lang: string; readonly model: StoredModel | null }, boolean>;
  /** Adds and replaces documents, and removes what is gone. `beside`: in the index that is being made anew. */
  put: Task<
    { readonly rows: readonly R[]; readonly gone: readonly DocumentKey[]; readonly beside: boolean },
    null
  >;
  /** Begins an index beside the one that answers, for about so many documents in each language. */
  begin: Task<{ readonly documents: number }, null>;
  /** The index beside takes the place of the one that answers. */
  takeOver: Task<null, null>;
  versions: Task<null, ReadonlyMap<string, ReadonlyMap<string, string>>>;
  synonyms: Task<KnownSynonyms, null>;
  recall: Task<{ readonly questions: readonly RecalledQuestion[] }, null>;
  /** False where the file is missing, damaged, or of another program version. */
  load: Task<{ readonly file: string }, boolean>;
  save: Task<{ readonly file: string }, null>;
}

export type SearchTaskName = keyof SearchTasks<unknown, SearchDocument>;

/** Where tasks go: a desk in this thread, or one in a worker. */
export interface SearchRunner<R, D extends SearchDocument> {
  run<K extends SearchTaskName>(
    name: K,
    given: SearchTasks<R, D>[K]['given'],
  ): Promise<SearchTasks<R, D>[K]['answer']>;
}
