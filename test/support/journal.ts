/** What the sender knows of an operation at the end of a run. */
export type Outcome = 'acknowledged' | 'refused' | 'unknown';

/** A row found in the store after the run. `key` is null for rows that nobody sent (status entries, …). */
export interface StoredRow {
  readonly key: string | null;
  /** Whatever `seq` counts in, for example a ticket. */
  readonly stream: string;
  /** From 1, or null in a store that does not number. */
  readonly seq: number | null;
}

export interface JournalLine {
  readonly what: 'attempt' | 'acknowledge' | 'refuse';
  readonly key: string;
  readonly stream?: string;
  readonly seq?: number;
}

/** Lists of sentences; everything but `unknownStored` must be empty. */
export interface CheckReport {
  /** Acknowledged and not stored. */
  readonly lost: string[];
  /** Stored more than once. */
  readonly doubled: string[];
  /** A number missing or used twice in a stream. */
  readonly gaps: string[];
  /** Stored elsewhere than acknowledged, or before something that was acknowledged earlier. */
  readonly disorder: string[];
  /** Stored though every attempt was refused, or though nobody ever sent it. */
  readonly uninvited: string[];
  /** Keys without any answer that were stored: allowed, and worth counting. */
  readonly unknownStored: string[];
}

interface Operation {
  readonly stream: string;
  /** The highest acknowledged number of the stream when this was first sent. */
  readonly after: number;
  attempts: number;
  refusals: number;
  seq: number | null;
}

/**
 * What a load run sent and what it was answered, in the order in which it happened. A key names one operation;
 * a retry is another attempt of the same key.
 */
export class Journal {
  readonly lines: JournalLine[] = [];
  private readonly operations = new Map<string, Operation>();
  private readonly heads = new Map<string, number>();

  /** Before each sending. */
  attempt(key: string, stream: string): void {
    const known = this.operations.get(key);

    this.lines.push({ what: 'attempt', key, stream });
    if (known) {
      known.attempts += 1;
      return;
    }
    const after = this.heads.get(stream) ?? 0;
    this.operations.set(key, { stream, after, attempts: 1, refusals: 0, seq: null });
  }

  /** The store has promised to keep it, at this number of its stream (0 when it has no number). */
  acknowledge(key: string, seq = 0): void {
    const operation = this.require(key);

    this.lines.push({ what: 'acknowledge', key, seq });
    operation.seq ??= seq;
    this.heads.set(operation.stream, Math.max(this.heads.get(operation.stream) ?? 0, seq));
  }

  /** The store has said that this attempt left nothing behind. */
  refuse(key: string): void {
    this.lines.push({ what: 'refuse', key });
    this.require(key).refusals += 1;
  }

  /** A retry that is refused does not say what became of an earlier attempt without an answer. */
  outcome(key: string): Outcome {
    const { seq, attempts, refusals } = this.require(key);

    if (seq !== null) {
      return 'acknowledged';
    }
    return refusals >= attempts ? 'refused' : 'unknown';
  }

  /** How many operations ended in this way. */
  count(outcome: Outcome): number {
    return [...this.operations.keys()].filter((key) => this.outcome(key) === outcome).length;
  }

  keys(): IterableIterator<string> {
    return this.operations.keys();
  }

  /** What is known of one operation. @throws Error for a key that was never attempted. */
  require(key: string): Operation {
    const operation = this.operations.get(key);

    if (!operation) {
      throw new Error(`The journal knows no attempt of ${key}.`);
    }
    return operation;
  }

  has(key: string): boolean {
    return this.operations.has(key);
  }
}

/**
 * Compares what was promised with what is stored. `stored` holds every row of the streams concerned, so that
 * the numbers of each stream are exactly 1 to n.
 */
export function check(journal: Journal, stored: Iterable<StoredRow>): CheckReport {
  const rows = [...stored];
  const kept = rows.filter((row): row is StoredRow & { key: string } => row.key !== null);
  const byKey = groupedBy(kept, ({ key }) => key);
  const keys = [...journal.keys()];

  return {
    lost: keys.filter((key) => journal.outcome(key) === 'acknowledged' && !byKey.has(key)),
    doubled: [...byKey].filter(([, same]) => same.length > 1).map(([key, same]) => `${key} ×${same.length}`),
    gaps: [...groupedBy(rows, ({ stream }) => stream)].flatMap(([stream, own]) => gapsOf(stream, own)),
    disorder: kept.flatMap((row) => disorderOf(journal, row)),
    uninvited: [...byKey.keys()].filter((key) => !journal.has(key) || journal.outcome(key) === 'refused'),
    unknownStored: keys.filter((key) => journal.outcome(key) === 'unknown' && byKey.has(key)),
  };
}

function gapsOf(stream: string, rows: readonly StoredRow[]): string[] {
  const numbers = rows.flatMap(({ seq }) => seq ?? []).sort((a, b) => a - b);

  return numbers.flatMap((seq, index) => {
    const before = numbers[index - 1] ?? 0;
    return seq === before + 1 ? [] : [`${stream}: ${seq} follows ${before}`];
  });
}

function disorderOf(journal: Journal, { key, stream, seq }: StoredRow & { key: string }): string[] {
  if (!journal.has(key)) {
    return [];
  }
  const operation = journal.require(key);
  const faults: string[] = [];

  if (operation.stream !== stream) {
    faults.push(`${key}: sent to ${operation.stream}, stored in ${stream}`);
  }
  if (seq !== null && operation.seq !== null && operation.seq !== 0 && operation.seq !== seq) {
    faults.push(`${key}: acknowledged as ${operation.seq}, stored as ${seq}`);
  }
  if (seq !== null && seq <= operation.after) {
    faults.push(`${key}: stored as ${seq}, sent after ${operation.after} was acknowledged`);
  }
  return faults;
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();

  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) {
      group.push(item);
    } else {
      groups.set(keyOf(item), [item]);
    }
  }
  return groups;
}
