/**
 * Chance that can be repeated: the same seed gives the same numbers on every machine.
 * Source: Mulberry32 by Tommy Ettinger, public domain.
 */
export class SeededRandom {
  constructor(private state: number) {}

  /** From 0 up to, but not, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);

    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** Mixes a list in its place. */
  shuffle(list: Int32Array): void {
    for (let last = list.length - 1; last > 0; last -= 1) {
      const other = Math.floor(this.next() * (last + 1));
      const kept = list[last] ?? 0;
      list[last] = list[other] ?? 0;
      list[other] = kept;
    }
  }
}
