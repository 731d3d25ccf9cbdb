import { StillClock } from '../../../test/support/still-clock.js';
import { CircuitBreaker } from './circuit-breaker.js';
import { WalletError } from './wallet-error.js';
import type { WalletErrorKind } from './wallet-error.js';

const failing = (kind: WalletErrorKind) => (): Promise<never> => Promise.reject(new WalletError(kind, 'no'));

describe('a wallet that fails', () => {
  const clock = new StillClock();
  let asked = 0;
  const answer = (): Promise<string> => Promise.resolve(`answer ${(asked += 1)}`);

  async function fail(
    breaker: CircuitBreaker,
    times: number,
    kind: WalletErrorKind = 'UNAVAILABLE',
  ): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      await expect(breaker.run(failing(kind))).rejects.toMatchObject({ kind });
    }
  }

  beforeEach(() => {
    asked = 0;
  });

  it('is left alone for half a minute after five failures, and nobody waits for it', async () => {
    const breaker = new CircuitBreaker(clock);
    await fail(breaker, 5);

    await expect(breaker.run(answer)).rejects.toMatchObject({ kind: 'UNAVAILABLE', retryAfterSeconds: 30 });
    expect(asked).toBe(0);

    clock.advance(30_000);
    await expect(breaker.run(answer)).resolves.toBe('answer 1');
  });

  it('is asked on after four failures, and after five that lie apart', async () => {
    const breaker = new CircuitBreaker(clock);
    await fail(breaker, 4);
    clock.advance(30_000);
    await fail(breaker, 1);
    await expect(breaker.run(answer)).resolves.toBe('answer 1');
  });

  it('is asked on when it merely knows no such account', async () => {
    const breaker = new CircuitBreaker(clock);
    await fail(breaker, 9, 'NOT_FOUND');
    await expect(breaker.run(answer)).resolves.toBe('answer 1');
  });

  it('is asked again at once when it has shown a sign of life', async () => {
    const breaker = new CircuitBreaker(clock);
    await fail(breaker, 5);
    breaker.noteAnswer();
    await expect(breaker.run(answer)).resolves.toBe('answer 1');
  });

  it('is tried by one question when it has rested, and the others wait for none of it', async () => {
    const breaker = new CircuitBreaker(clock);
    await fail(breaker, 5);
    expect(breaker.state).toBe('open');
    clock.advance(30_000);
    expect(breaker.state).toBe('half-open');

    let answerNow = (): void => undefined;
    const probe = breaker.run(() => new Promise<void>((resolve) => (answerNow = resolve)));
    await expect(breaker.run(answer)).rejects.toMatchObject({ kind: 'UNAVAILABLE', retryAfterSeconds: 1 });
    answerNow();
    await probe;

    expect(breaker.state).toBe('closed');
    await expect(breaker.run(answer)).resolves.toBe('answer 1');
  });

  it('rests again when that one question fails, and not when it is merely refused', async () => {
    const breaker = new CircuitBreaker(clock);
    await fail(breaker, 5);
    clock.advance(30_000);
    await fail(breaker, 1);
    expect(breaker.state).toBe('open');

    clock.advance(30_000);
    await fail(breaker, 1, 'NOT_FOUND');
    expect(breaker.state).toBe('closed');
  });
});
