import type { TextAnalyser } from './text-analyser.js';

/** A field of a document: how much it counts, and how strongly its length is evened out (0 not at all, 1 wholly). */
export interface FieldRule<D> {
  readonly weight: number;
  readonly lengthNormalisation: number;
  readonly texts: (document: D) => readonly string[];
}

export interface RankedDocument<D> {
  readonly document: D;
  readonly score: number;
}

interface Posting {
  readonly position: number;
  readonly weight: number;
}

type TermCounts = ReadonlyMap<string, number>;

/**
 * Ranks documents by BM25F: occurrences are weighed by field and field length, added up, and only then saturated.
 * Source: Robertson, Zaragoza, Taylor, "Simple BM25 extension to multiple weighted fields", CIKM 2004.
 */
export class Bm25fIndex<D extends { readonly id: string }> {
  private readonly postings = new Map<string, Posting[]>();

  constructor(
    private readonly documents: readonly D[],
    fields: readonly FieldRule<D>[],
    private readonly saturation: number,
    analyser: TextAnalyser,
  ) {
    const weights = documents.map(() => new Map<string, number>());

    for (const field of fields) {
      const counts = documents.map((document) => countTerms(field.texts(document), analyser));

      addField(weights, counts, field);
    }
    for (const [position, terms] of weights.entries()) {
      this.addPostings(position, terms);
    }
  }

  /**
   * Documents that hold at least one of the terms, best first; equal scores in the order of their ids.
   *
   * @param terms each term asked for, and how much of its score counts
   */
  rank(terms: ReadonlyMap<string, number>): RankedDocument<D>[] {
    const scores = new Map<number, number>();

    for (const [term, share] of terms) {
      const rarity = share * this.rarityOf(term);

      for (const { position, weight } of this.postings.get(term) ?? []) {
        const gain = (rarity * weight * (this.saturation + 1)) / (weight + this.saturation);
        scores.set(position, (scores.get(position) ?? 0) + gain);
      }
    }

    return [...scores]
      .flatMap(([position, score]) => {
        const document = this.documents[position];
        return document ? [{ document, score }] : [];
      })
      .sort((a, b) => b.score - a.score || (a.document.id < b.document.id ? -1 : 1));
  }

  /** How much it tells that a document holds this term: high for rare terms, never below zero. */
  rarityOf(term: string): number {
    const holders = this.postings.get(term)?.length ?? 0;

    return Math.log(1 + (this.documents.length - holders + 0.5) / (holders + 0.5));
  }

  private addPostings(position: number, terms: TermCounts): void {
    for (const [term, weight] of terms) {
      const list = this.postings.get(term);

      if (list) {
        list.push({ position, weight });
      } else {
        this.postings.set(term, [{ position, weight }]);
      }
    }
  }
}

function countTerms(texts: readonly string[], analyser: TextAnalyser): TermCounts {
  const counts = new Map<string, number>();

  for (const text of texts) {
    for (const { term } of analyser.analyse(text)) {
      counts.set(term, (counts.get(term) ?? 0) + 1);
    }
  }

  return counts;
}

function addField<D>(
  weights: readonly Map<string, number>[],
  counts: readonly TermCounts[],
  { weight, lengthNormalisation: b }: FieldRule<D>,
): void {
  const lengths = counts.map((terms) => [...terms.values()].reduce((sum, count) => sum + count, 0));
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length) || 1;

  for (const [position, terms] of counts.entries()) {
    const evenedOut = 1 - b + (b * (lengths[position] ?? 0)) / average;

    for (const [term, count] of terms) {
      const sum = weights[position];
      sum?.set(term, (sum.get(term) ?? 0) + (weight * count) / evenedOut);
    }
  }
}
