import type { Clock } from '../../platform/clock/clock.js';
import { WalletError } from './wallet-error.js';

/** Five failures within 30 s keep us away for 30 s, our own choice. */
const MOST_FAILURES = 5;
const WITHIN_MS = 30_000;
const REST_MS = 30_000;

/** Spares a wallet that is down, and those who would wait for it. Only `UNAVAILABLE` counts as a failure. */
export class CircuitBreaker {
  private failedAt: number[] = [];
  private closedUntil = -Infinity;

  constructor(private readonly clock: Clock) {}

  /** @throws WalletError `UNAVAILABLE` at once while the wallet rests */
  async run<T>(ask: () => Promise<T>): Promise<T> {
    const restMs = this.closedUntil - this.clock.monotonic();

    if (restMs > 0) {
      throw new WalletError('UNAVAILABLE', 'the wallet failed too often and is left alone', {
        retryAfterSeconds: Math.ceil(restMs / 1_000),
      });
    }

    try {
      const answer = await ask();
      this.noteAnswer();
      return answer;
    } catch (error) {
      this.count(error);
      throw error;
    }
  }

  /** The wallet has answered. */
  noteAnswer(): void {
    this.failedAt = [];
    this.closedUntil = -Infinity;
  }

  private count(error: unknown): void {
    if (!(error instanceof WalletError) || error.kind !== 'UNAVAILABLE') {
      return;
    }

    const now = this.clock.monotonic();
    this.failedAt = [...this.failedAt.filter((at) => now - at < WITHIN_MS), now];

    if (this.failedAt.length >= MOST_FAILURES) {
      this.failedAt = [];
      this.closedUntil = now + REST_MS;
    }
  }
}
