import { fuse, type PastView } from './fusion.js';
import type { PastQuestions } from './past-questions.js';
import type { SearchDocument } from './search-document.js';

export interface TriageItem<D> {
  /** A document by its id, or whatever else past questions were answered by. */
  readonly label: string;
  /** Null where the label is no document. */
  readonly document: D | null;
  /** A probability. */
  readonly score: number;
}

export interface TriageAnswer<D extends SearchDocument> {
  /** The most probable first. */
  readonly items: readonly TriageItem<D>[];
  readonly confident: boolean;
  readonly words: readonly string[];
  /** Of what was learnt; null where nothing was. */
  readonly version: number | null;
}

export const NOTHING_KNOWN = { items: [], confident: false, words: [], version: null } as const;

/** Without past questions it is sure only where one document's words stand alone. Measured. */
const LEXICAL_THRESHOLD = 0.6;
/** Labels that are no documents begin so; those of documents that are gone do not come out. */
export const OTHER_LABEL = 'type:';

/** What a text is about, by the words of documents and by what was learnt. */
export function triageOf<D extends SearchDocument>(
  text: string,
  lexical: ReadonlyMap<string, number>,
  past: PastQuestions | null,
  documentOf: (id: string) => D | null | undefined,
): TriageAnswer<D> {
  const isOpen = (label: string): boolean => Boolean(documentOf(label)) || label.startsWith(OTHER_LABEL);
  const model = past?.model;
  const view = past?.about(text, isOpen) ?? null;
  const items = [...fuse(lexical, view)]
    .filter(([label, score]) => score > 0 && isOpen(label))
    .map(([label, score]) => ({ label, document: documentOf(label) ?? null, score }))
    .sort((a, b) => b.score - a.score || (a.label < b.label ? -1 : 1));
  const [first] = items;

  return {
    items,
    confident: first !== undefined && isSure(first, model?.threshold, view),
    words: model?.wordsThatDecided(text) ?? [],
    version: model?.version ?? null,
  };
}

/** Sure is it where what was learnt is sure, and the words of the documents do not say otherwise. */
function isSure(
  { label, score }: TriageItem<unknown>,
  threshold: number | undefined,
  view: PastView | null,
): boolean {
  return threshold === undefined ? score >= LEXICAL_THRESHOLD : (view?.learnt.get(label) ?? 0) >= threshold;
}
