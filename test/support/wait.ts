import { setTimeout as sleep } from 'node:timers/promises';

export interface WaitOptions {
  /** Gives up after so many milliseconds (default 10,000). */
  readonly withinMs?: number;
  /** Asks again after so many milliseconds (default 25). */
  readonly everyMs?: number;
}

/**
 * Asks again until the answer is neither `undefined`, `null` nor `false`, and returns it. Errors thrown by the
 * question count as "not yet"; the last one is named when the time is over.
 */
export async function waitFor<T>(
  what: string,
  ask: () => T | Promise<T>,
  { withinMs = 10_000, everyMs = 25 }: WaitOptions = {},
): Promise<Exclude<NonNullable<T>, false>> {
  const deadline = performance.now() + withinMs;
  let lastError: unknown;

  do {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== null && answer !== false) {
        return answer as Exclude<NonNullable<T>, false>;
      }
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    await sleep(everyMs);
  } while (performance.now() < deadline);

  throw new Error(`Waited ${withinMs} ms in vain for ${what}.`, { cause: lastError });
}

/** Rejects with a sentence when `promise` has not settled after so many milliseconds. */
export async function within<T>(withinMs: number, what: string, promise: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const late = sleep(withinMs, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`${what} took longer than ${withinMs} ms.`);
  });

  try {
    return await Promise.race([promise, late]);
  } finally {
    timer.abort();
    late.catch(() => undefined);
  }
}
