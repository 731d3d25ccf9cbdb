import { PostingStore, type StoredPostings } from './posting-store.js';
import { type FieldShare, NOTHING, termWorths, worthIn } from './term-worths.js';

/** A field of a document: how much it counts, and how strongly its length is evened out (0 not at all, 1 wholly). */
export interface FieldRule {
  readonly weight: number;
  readonly lengthNormalisation: number;
}

/** The terms of one field of a document. */
export interface FieldTerms {
  readonly terms: readonly string[];
}

/** What an index is written as. */
export interface StoredIndex {
  readonly postings: StoredPostings;
  /** Of each field, by slot; what is -1 has no document. */
  readonly lengths: readonly Int32Array[];
}

/** Counts of up to three fields in one number: nobody says a word a thousand times in one article. */
const BITS = 10;
const MOST = 2 ** BITS - 1;
const EMPTY = -1;
const RARITIES_KEPT = 20_000;

/**
 * Ranks documents by BM25, field by field, or by BM25F: occurrences are weighed by field and field length, added up, and
 * only then saturated. Source: Robertson, Zaragoza, Taylor, "Simple BM25 extension to multiple weighted fields", CIKM
 * 2004. Documents stand in numbered slots; one is added or removed without touching the others.
 */
export class Bm25fIndex {
  private store = new PostingStore();
  private readonly lengths: number[][];
  private documents = 0;
  /** For each field, what an occurrence in a slot counts; null after a change, since the average moves with it. */
  private worths: Float64Array[] | null = null;
  /** How rare a term that was asked for is in each field; empty after a change. */
  private readonly rarities = new Map<string, readonly number[]>();

  constructor(private readonly fields: readonly FieldRule[]) {
    this.lengths = fields.map(() => []);
  }

  static from(fields: readonly FieldRule[], { postings, lengths }: StoredIndex): Bm25fIndex {
    const index = new Bm25fIndex(fields);
    index.store = PostingStore.from(postings);
    for (const [field, row] of lengths.entries()) {
      index.lengths[field] = [...row];
    }
    index.documents = (lengths[0] ?? []).filter((length) => length !== EMPTY).length;

    return index;
  }

  stored(): StoredIndex {
    return {
      postings: this.store.stored(),
      lengths: this.lengths.map((row) => Int32Array.from(row, (length) => length ?? EMPTY)),
    };
  }

  add(slot: number, fields: readonly FieldTerms[]): void {
    const counts = countsOf(fields);
    for (const [term, packed] of counts) {
      this.store.add(term, slot, packed);
    }
    for (const [field, { terms }] of fields.entries()) {
      this.rowOf(field)[slot] = terms.length;
    }
    this.documents += 1;
    this.changed();
  }

  /** `fields` as they were when the document was added. */
  remove(slot: number, fields: readonly FieldTerms[]): void {
    for (const term of countsOf(fields).keys()) {
      this.store.remove(term, slot);
    }
    for (const field of fields.keys()) {
      this.rowOf(field)[slot] = EMPTY;
    }
    this.documents -= 1;
    this.changed();
  }

  /** How much it tells that a document holds this term: high for rare terms, never below zero. */
  rarityOf(term: string): number {
    return this.rarityAmong(this.store.holders(term));
  }

  holders(term: string): number {
    return this.store.holders(term);
  }

  terms(): Generator<string> {
    return this.store.terms();
  }

  /**
   * Adds to `scores`, by slot, what the terms are worth in each document, field by field: what is rare among titles
   * tells much in a title, whatever the bodies say.
   *
   * @param terms each term asked for, and how much of its score counts
   * @param shares of each field
   */
  scoreApart(
    terms: Iterable<readonly [string, number]>,
    shares: readonly FieldShare[],
    scores: Float64Array,
  ): void {
    for (const [term, share] of terms) {
      const [first = NOTHING, second = NOTHING, third = NOTHING] = termWorths(share, shares, {
        rarities: this.raritiesOf(term),
        lengths: (this.worths ??= this.computeWorths()),
      });

      this.store.each(term, (slot, packed) => {
        const sum =
          worthIn(first, slot, packed & MOST) +
          worthIn(second, slot, (packed >> BITS) & MOST) +
          worthIn(third, slot, (packed >> (2 * BITS)) & MOST);
        scores[slot] = (scores[slot] ?? 0) + sum;
      });
    }
  }

  /**
   * Adds to `scores`, by slot, what the terms are worth in each document, all fields together.
   *
   * @param terms each term asked for, and how much of its score counts
   * @param saturation how slowly repetition loses its worth
   * @param scale what these terms count beside others
   */
  score(
    terms: Iterable<readonly [string, number]>,
    saturation: number,
    scores: Float64Array,
    scale = 1,
  ): void {
    const [first, second, third] = (this.worths ??= this.computeWorths());

    for (const [term, share] of terms) {
      const rarity = scale * share * this.rarityOf(term) * (saturation + 1);

      this.store.each(term, (slot, packed) => {
        const weight =
          (packed & MOST) * (first?.[slot] ?? 0) +
          ((packed >> BITS) & MOST) * (second?.[slot] ?? 0) +
          ((packed >> (2 * BITS)) & MOST) * (third?.[slot] ?? 0);
        scores[slot] = (scores[slot] ?? 0) + (rarity * weight) / (weight + saturation);
      });
    }
  }

  /** What a document would get that holds all of this about once. */
  worthOfAll(terms: ReadonlyMap<string, number>): number {
    let sum = 0;
    for (const [term, share] of terms) {
      sum += share * this.rarityOf(term);
    }

    return sum;
  }

  /** How much of these terms, by their rarity, the document has that has most of them: 0 to 1. */
  largestShareOf(terms: readonly string[]): number {
    const held = new Map<number, number>();
    let all = 0;
    for (const term of terms) {
      const rarity = this.rarityOf(term);
      all += rarity;
      this.store.each(term, (slot) => void held.set(slot, (held.get(slot) ?? 0) + rarity));
    }

    return all === 0 ? 0 : Math.max(0, ...held.values()) / all;
  }

  private raritiesOf(term: string): readonly number[] {
    const known = this.rarities.get(term);
    if (known) {
      return known;
    }
    const holders = this.fields.map(() => 0);
    this.store.each(term, (_slot, packed) => {
      for (const field of holders.keys()) {
        holders[field] = (holders[field] ?? 0) + (((packed >> (field * BITS)) & MOST) > 0 ? 1 : 0);
      }
    });
    const rarities = holders.map((count) => this.rarityAmong(count));
    if (this.rarities.size >= RARITIES_KEPT) {
      this.rarities.clear();
    }
    this.rarities.set(term, rarities);

    return rarities;
  }

  private rarityAmong(holders: number): number {
    return Math.log(1 + (this.documents - holders + 0.5) / (holders + 0.5));
  }

  private changed(): void {
    this.worths = null;
    this.rarities.clear();
  }

  private computeWorths(): Float64Array[] {
    return this.fields.map(({ weight, lengthNormalisation: b }, field) => {
      const row = this.rowOf(field);
      const sum = row.reduce((total, length) => total + Math.max(0, length ?? 0), 0);
      const average = sum / Math.max(1, this.documents) || 1;

      return Float64Array.from(row, (length) => weight / (1 - b + (b * Math.max(0, length ?? 0)) / average));
    });
  }

  private rowOf(field: number): number[] {
    const row = this.lengths[field] ?? [];
    this.lengths[field] = row;

    return row;
  }
}

function countsOf(fields: readonly FieldTerms[]): Map<string, number> {
  const counts = new Map<string, number>();

  for (const [field, { terms }] of fields.entries()) {
    const shift = field * BITS;
    for (const term of terms) {
      const packed = counts.get(term) ?? 0;
      if (((packed >> shift) & MOST) < MOST) {
        counts.set(term, packed + (1 << shift));
      }
    }
  }

  return counts;
}
