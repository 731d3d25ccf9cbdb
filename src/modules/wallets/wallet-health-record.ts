import type { Clock } from '../../platform/clock/clock.js';
import type { Log } from '../../platform/logging/log.js';
import { type BreakerState, CircuitBreaker, type WalletRest } from './circuit-breaker.js';
import type { WalletErrorKind } from './wallet-error.js';
import type { WalletHealth } from './wallet-provider.js';
import type { TransactionState } from './wallet-transaction.js';

/** What is looked back on, and how much of it is kept at most. */
export const WINDOW_MS = 5 * 60_000;
const MOST_SAMPLES = 2_000;
const MOST_WORDS = 50;
const LONGEST_WORD = 40;

interface Sample {
  readonly at: number;
  readonly ms: number;
  /** Null for an answer that was none of these. */
  readonly failure: WalletErrorKind | null;
}

/** How the wallet has done in the last five minutes; of this process only, and gone with it. */
export interface WalletHealthFigures {
  readonly breaker: BreakerState;
  /** Null while the wallet is asked as usual. */
  readonly rest: WalletRest | null;
  /** Requests that left this house. */
  readonly requests: number;
  /** Milliseconds; null where nothing was asked. */
  readonly latencyP50: number | null;
  readonly latencyP95: number | null;
  /** Share of the requests by kind of failure, 0 to 1; kinds that did not occur are left out. */
  readonly failures: Readonly<Partial<Record<WalletErrorKind, number>>>;
  readonly lastSuccessAt: Date | null;
  readonly lastFailure: { readonly at: Date; readonly kind: WalletErrorKind } | null;
  readonly heartbeat: (WalletHealth & { readonly at: Date }) | null;
  /** Words for a state that nobody has mapped: an operator must add them to the profile. */
  readonly unknownWords: readonly string[];
  /** Moves that no transaction may make, since this process began. */
  readonly anomalies: number;
  /** Answers of which nothing is shown, since this process began: about somebody else, or beside the contract. */
  readonly untrusted: { readonly count: number; readonly at: Date } | null;
}

/** Remembers how the wallet answers, and holds the switch that spares it. One per provider. */
export class WalletHealthRecord {
  readonly breaker: CircuitBreaker;
  private samples: Sample[] = [];
  private lastSuccessAt: Date | null = null;
  private lastFailure: WalletHealthFigures['lastFailure'] = null;
  private heartbeat: WalletHealthFigures['heartbeat'] = null;
  private readonly words = new Set<string>();

  private anomalies = 0;
  private untrusted: WalletHealthFigures['untrusted'] = null;

  constructor(
    private readonly clock: Clock,
    private readonly log: Log | null = null,
  ) {
    this.breaker = new CircuitBreaker(clock);
  }

  /** A request leaves; call what is returned once, when its answer is there. */
  begin(): (failure: WalletErrorKind | null) => void {
    const started = performance.now();

    return (failure) => {
      const at = this.clock.monotonic();
      this.samples.push({ at, ms: performance.now() - started, failure });
      if (this.samples.length > MOST_SAMPLES) {
        this.samples = this.recent();
        this.samples.splice(0, this.samples.length - MOST_SAMPLES / 2);
      }
      if (isAnswer(failure)) {
        this.lastSuccessAt = this.clock.now();
      } else {
        this.lastFailure = { at: this.clock.now(), kind: failure };
      }
    };
  }

  noteHeartbeat(health: WalletHealth): void {
    this.heartbeat = { ...health, at: this.clock.now() };
  }

  /** The wallet used a word for a state that nobody has mapped. An operator is told once. */
  noteUnknownWord(word: string): void {
    if (this.words.has(word) || this.words.size >= MOST_WORDS) {
      return;
    }
    this.words.add(word);
    this.log?.error(
      { word: word.slice(0, LONGEST_WORD) },
      'the wallet used a word for a state that its profile does not map',
    );
  }

  /** The wallet told of a move that no transaction may make (`isAllowedTransition`). */
  noteAnomaly(from: TransactionState, to: TransactionState): void {
    this.anomalies += 1;
    this.log?.error({ from, to }, 'the wallet told of a move that no transaction may make');
  }

  /** An answer came and was thrown away. */
  noteUntrusted(): void {
    this.untrusted = { count: (this.untrusted?.count ?? 0) + 1, at: this.clock.now() };
  }

  figures(): WalletHealthFigures {
    const samples = this.recent();
    const latencies = samples.map(({ ms }) => ms).sort((a, b) => a - b);

    return {
      breaker: this.breaker.state,
      rest: this.breaker.rest,
      requests: samples.length,
      latencyP50: percentile(latencies, 0.5),
      latencyP95: percentile(latencies, 0.95),
      failures: sharesOf(samples),
      lastSuccessAt: this.lastSuccessAt,
      lastFailure: this.lastFailure,
      heartbeat: this.heartbeat,
      unknownWords: [...this.words],
      anomalies: this.anomalies,
      untrusted: this.untrusted,
    };
  }

  private recent(): Sample[] {
    const since = this.clock.monotonic() - WINDOW_MS;

    return this.samples.filter(({ at }) => at >= since);
  }
}

/** A wallet that knows no such account works as it should. */
function isAnswer(failure: WalletErrorKind | null): failure is 'NOT_FOUND' | null {
  return failure === null || failure === 'NOT_FOUND';
}

function percentile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}

function sharesOf(samples: readonly Sample[]): WalletHealthFigures['failures'] {
  const counts = new Map<WalletErrorKind, number>();
  for (const { failure } of samples) {
    if (failure !== null) {
      counts.set(failure, (counts.get(failure) ?? 0) + 1);
    }
  }

  return Object.fromEntries([...counts].map(([kind, count]) => [kind, count / samples.length]));
}
