import type { LiveEntry, TimelinePart } from '../../platform/realtime/live-protocol.js';

export type Offered = 'shown' | 'known' | 'gap';

/**
 * How far this window has come in a record, and what may be put at its end. Numbers may have holes for this reader
 * (internal notes take numbers too), so each entry says which visible one it follows.
 */
export class Timeline {
  constructor(
    private at: number,
    private readonly show: (entry: LiveEntry) => void,
  ) {}

  /** The newest entry shown here. */
  get last(): number {
    return this.at;
  }

  /** One entry out of the air. A gap shows nothing: the missing ones must be fetched first. */
  offer(entry: LiveEntry): Offered {
    if (entry.seq <= this.at) {
      return 'known';
    }
    if (entry.after > this.at) {
      return 'gap';
    }
    this.at = entry.seq;
    this.show(entry);

    return 'shown';
  }

  /** A page asked for after `last`. → Whether there is more to ask for. */
  take({ entries, head }: TimelinePart): boolean {
    const fresh = entries.filter(({ seq }) => seq > this.at).sort((a, b) => a.seq - b.seq);
    for (const entry of fresh) {
      this.at = entry.seq;
      this.show(entry);
    }

    return fresh.length > 0 && this.at < head;
  }

  isBehind(head: number): boolean {
    return head > this.at;
  }
}
