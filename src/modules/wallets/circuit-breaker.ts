import type { Clock } from '../../platform/clock/clock.js';
import { WalletError } from './wallet-error.js';

/** Five failures within 30 s keep us away for 30 s, our own choice. */
const MOST_FAILURES = 5;
const WITHIN_MS = 30_000;
const REST_MS = 30_000;

/** `half-open`: it has rested, and the next question finds out for all whether it is back. */
export const BREAKER_STATES = ['closed', 'open', 'half-open'] as const;

export type BreakerState = (typeof BREAKER_STATES)[number];

/** Since when a wallet is left alone, and when it is asked again. */
export interface WalletRest {
  readonly since: Date;
  readonly until: Date;
}

/** Spares a wallet that is down, and those who would wait for it. Only `UNAVAILABLE` counts as a failure. */
export class CircuitBreaker {
  private failedAt: number[] = [];
  /** Null while the wallet is asked as usual. */
  private restsUntil: number | null = null;
  private restsSince: Date | null = null;
  private isProbing = false;

  constructor(private readonly clock: Clock) {}

  get state(): BreakerState {
    if (this.restsUntil === null) {
      return 'closed';
    }

    return this.clock.monotonic() < this.restsUntil ? 'open' : 'half-open';
  }

  /** Null while the wallet is asked as usual; `until` is past when the next question tries it. */
  get rest(): WalletRest | null {
    return this.restsUntil === null || this.restsSince === null
      ? null
      : { since: this.restsSince, until: new Date(this.clock.now().getTime() + this.restMs) };
  }

  /** @throws WalletError `UNAVAILABLE` at once while the wallet rests, and while one question tries it */
  async run<T>(ask: () => Promise<T>): Promise<T> {
    const { state } = this;

    if (state === 'open' || (state === 'half-open' && this.isProbing)) {
      throw new WalletError('UNAVAILABLE', 'the wallet failed too often and is left alone', {
        retryAfterSeconds: Math.max(1, Math.ceil(this.restMs / 1_000)),
      });
    }

    this.isProbing = state === 'half-open';
    try {
      const answer = await ask();
      this.noteAnswer();
      return answer;
    } catch (error) {
      this.count(error);
      throw error;
    } finally {
      this.isProbing &&= state !== 'half-open';
    }
  }

  /** The wallet has answered. */
  noteAnswer(): void {
    this.failedAt = [];
    this.restsUntil = null;
  }

  private get restMs(): number {
    return (this.restsUntil ?? 0) - this.clock.monotonic();
  }

  /** A refusal is an answer too: who refuses is there. */
  private count(error: unknown): void {
    if (!(error instanceof WalletError) || error.kind !== 'UNAVAILABLE') {
      this.restsUntil = this.state === 'half-open' ? null : this.restsUntil;
      return;
    }

    const now = this.clock.monotonic();
    this.failedAt = [...this.failedAt.filter((at) => now - at < WITHIN_MS), now];

    if (this.failedAt.length >= MOST_FAILURES || this.state === 'half-open') {
      this.failedAt = [];
      this.restsSince = this.restsUntil === null ? this.clock.now() : this.restsSince;
      this.restsUntil = now + REST_MS;
    }
  }
}
