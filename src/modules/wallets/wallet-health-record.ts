import type { Clock } from '../../platform/clock/clock.js';
import { type BreakerState, CircuitBreaker } from './circuit-breaker.js';
import type { WalletErrorKind } from './wallet-error.js';
import type { WalletHealth } from './wallet-provider.js';

/** What is looked back on, and how much of it is kept at most. */
const WINDOW_MS = 5 * 60_000;
const MOST_SAMPLES = 2_000;
const MOST_WORDS = 50;

interface Sample {
  readonly at: number;
  readonly ms: number;
  /** Null for an answer that was none of these. */
  readonly failure: WalletErrorKind | null;
}

/** How the wallet has done in the last five minutes; of this process only, and gone with it. */
export interface WalletHealthFigures {
  readonly breaker: BreakerState;
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
}

/** Remembers how the wallet answers, and holds the switch that spares it. One per provider. */
export class WalletHealthRecord {
  readonly breaker: CircuitBreaker;
  private samples: Sample[] = [];
  private lastSuccessAt: Date | null = null;
  private lastFailure: WalletHealthFigures['lastFailure'] = null;
  private heartbeat: WalletHealthFigures['heartbeat'] = null;
  private readonly words = new Set<string>();

  constructor(private readonly clock: Clock) {
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

  /** True the first time that this word is met. */
  noteUnknownWord(word: string): boolean {
    const isNew = !this.words.has(word) && this.words.size < MOST_WORDS;
    if (isNew) {
      this.words.add(word);
    }

    return isNew;
  }

  figures(): WalletHealthFigures {
    const samples = this.recent();
    const latencies = samples.map(({ ms }) => ms).sort((a, b) => a - b);

    return {
      breaker: this.breaker.state,
      requests: samples.length,
      latencyP50: percentile(latencies, 0.5),
      latencyP95: percentile(latencies, 0.95),
      failures: sharesOf(samples),
      lastSuccessAt: this.lastSuccessAt,
      lastFailure: this.lastFailure,
      heartbeat: this.heartbeat,
      unknownWords: [...this.words],
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
