import type { Snippet } from './snippet.js';

/** What can be found: plain text, no markup. `id` is unique within its language. */
export interface SearchDocument {
  readonly id: string;
  readonly lang: string;
  /** Differs whenever anything else of the document does. */
  readonly version: string;
  readonly title: string;
  readonly keywords: readonly string[];
  readonly body: string;
  /** What it is about, for questions about that alone. */
  readonly type: string | null;
}

/** One hit. A higher score is a better hit; scores are comparable within one answer only. */
export interface SearchHit<D extends SearchDocument = SearchDocument> {
  readonly document: D;
  /** Between 0 and 1. */
  readonly score: number;
  readonly snippet: Snippet;
}

/** One line of a list under a search field. */
export interface Suggestion {
  readonly id: string;
  readonly title: string;
}

export interface SearchScope {
  readonly lang: string;
  readonly limit: number;
  readonly type?: string | undefined;
  /** Whether the question is one of a customer's own, from which the words people use are learnt. */
  readonly note?: boolean | undefined;
}

/** A question longer than this is read up to here: nobody types more into a search field. */
export const QUERY_LENGTH = 500;
