/** So many customers with the same trouble within so short a time are no chance. */
export const ENOUGH_CUSTOMERS = 5;
export const WINDOW_MS = 10 * 60_000;

export interface Failure {
  readonly customerId: string;
  /** The wallet's, of the transaction that failed. */
  readonly reference: string;
  readonly reason: string;
  readonly at: Date;
}

/** A time in which enough customers met it: from the first to the last of them. */
export interface FailureWindow {
  readonly since: Date;
  readonly lastAt: Date;
}

/**
 * From the first ten minutes on that hold `at` and enough customers; null where there are none. One customer who tries
 * again and again is one. `failures` are in the order of their time.
 */
export function failureWindow(failures: readonly Failure[], at: Date): FailureWindow | null {
  for (const [index, { at: since }] of failures.entries()) {
    const within = failures.slice(index).filter((one) => one.at.getTime() - since.getTime() <= WINDOW_MS);
    const lastAt = within.at(-1)?.at ?? since;
    if (since <= at && at <= lastAt && customersOf(within) >= ENOUGH_CUSTOMERS) {
      return { since, lastAt: lastOf(failures, { since, lastAt }) };
    }
  }

  return null;
}

/** Of those that were counted already, the last that belongs to it. */
const lastOf = (failures: readonly Failure[], begun: FailureWindow): Date =>
  failures.reduce(
    (window, { at }) => (at > window.lastAt && isNear(at, window) ? { ...window, lastAt: at } : window),
    begun,
  ).lastAt;

/** Whether it belongs to a time that goes on as long as the next failure comes within ten minutes. */
export const isNear = (at: Date, { since, lastAt }: FailureWindow): boolean =>
  at.getTime() >= since.getTime() - WINDOW_MS && at.getTime() <= lastAt.getTime() + WINDOW_MS;

/**
 * How many customers met it. Whoever calls five times, or writes from five browsers, is known as five; the transaction
 * of which he tells is still one, and one that two people tell of has failed one of them.
 */
export const customersOf = (failures: readonly Failure[]): number =>
  Math.min(
    new Set(failures.map(({ customerId }) => customerId)).size,
    new Set(failures.map(({ reference }) => reference)).size,
  );

/** The reasons that the wallet gave, the most frequent first. */
export function reasonsOf(failures: readonly Failure[]): string[] {
  const counts = new Map<string, number>();
  for (const { reason } of failures) {
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }

  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([reason]) => reason);
}
