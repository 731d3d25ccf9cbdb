/** Two numbers a posting: the slot of a document, and the counts of a term in its fields, packed. */
const WIDTH = 2;

/** What a store is written as: all postings in one row, term after term. */
export interface StoredPostings {
  /** Joined by line feeds: no term holds one. */
  readonly terms: string;
  /** Where each term's postings begin in `data`, and at the end where the last ones end. */
  readonly starts: Int32Array;
  readonly data: Int32Array;
}

/**
 * For each term the documents that hold it. Most terms never change once an index is filled: they lie in one typed
 * array; the few that did change since have a list of their own.
 */
export class PostingStore {
  private readonly ids = new Map<string, number>();
  private starts: Int32Array = new Int32Array(1);
  private data: Int32Array = new Int32Array(0);
  private readonly changed = new Map<number, number[]>();

  static from({ terms, starts, data }: StoredPostings): PostingStore {
    const store = new PostingStore();
    for (const [id, term] of terms.split('\n').entries()) {
      store.ids.set(term, id);
    }
    store.starts = starts;
    store.data = data;

    return store;
  }

  add(term: string, slot: number, counts: number): void {
    this.listOf(term).push(slot, counts);
  }

  remove(term: string, slot: number): void {
    const list = this.listOf(term);
    const last = list.length - WIDTH;
    for (let at = 0; at <= last; at += WIDTH) {
      if (list[at] === slot) {
        // The order within a list says nothing: the last one takes the place.
        list[at] = list[last] ?? 0;
        list[at + 1] = list[last + 1] ?? 0;
        list.length = last;

        return;
      }
    }
  }

  /** In how many documents a term stands. */
  holders(term: string): number {
    const id = this.ids.get(term);
    if (id === undefined) {
      return 0;
    }

    return (this.changed.get(id)?.length ?? this.end(id) - this.start(id)) / WIDTH;
  }

  /** Calls for each document that holds the term. */
  each(term: string, take: (slot: number, counts: number) => void): void {
    const id = this.ids.get(term);
    if (id === undefined) {
      return;
    }
    const list: ArrayLike<number> = this.changed.get(id) ?? this.data;
    const from = list === this.data ? this.start(id) : 0;
    const to = list === this.data ? this.end(id) : list.length;
    for (let at = from; at < to; at += WIDTH) {
      take(list[at] ?? 0, list[at + 1] ?? 0);
    }
  }

  /** All terms in use. */
  *terms(): Generator<string> {
    for (const term of this.ids.keys()) {
      if (this.holders(term) > 0) {
        yield term;
      }
    }
  }

  /** Puts everything in one row again, and drops the terms that no document holds any more. */
  stored(): StoredPostings {
    const terms = [...this.terms()];
    const starts = new Int32Array(terms.length + 1);
    for (const [at, term] of terms.entries()) {
      starts[at + 1] = (starts[at] ?? 0) + this.holders(term) * WIDTH;
    }
    const data = new Int32Array(starts[terms.length] ?? 0);
    let at = 0;
    for (const term of terms) {
      this.each(term, (slot, counts) => {
        data[at] = slot;
        data[at + 1] = counts;
        at += WIDTH;
      });
    }

    return { terms: terms.join('\n'), starts, data };
  }

  private listOf(term: string): number[] {
    const id = this.ids.get(term) ?? this.ids.size;
    this.ids.set(term, id);
    const list = this.changed.get(id) ?? [...this.data.subarray(this.start(id), this.end(id))];
    this.changed.set(id, list);

    return list;
  }

  private start(id: number): number {
    return id + 1 < this.starts.length ? (this.starts[id] ?? 0) : 0;
  }

  private end(id: number): number {
    return id + 1 < this.starts.length ? (this.starts[id + 1] ?? 0) : 0;
  }
}
