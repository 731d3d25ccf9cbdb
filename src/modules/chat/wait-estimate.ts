const MINUTE_MS = 60_000;
/** Fewer waits than this have no middle that one could rely on; then both ends are told. */
const ENOUGH = 10;

/** In whole minutes, never told too short; null where nothing is known. */
export interface WaitEstimate {
  readonly from: number;
  readonly to: number;
}

/** What the last waits say about the next one: their median, or their range where there were few. */
export function waitEstimate(waits: readonly number[]): WaitEstimate | null {
  const sorted = waits.map(toMinutes).sort((a, b) => a - b);
  const [shortest] = sorted;
  const longest = sorted.at(-1);
  if (shortest === undefined || longest === undefined) {
    return null;
  }
  if (sorted.length < ENOUGH) {
    return { from: shortest, to: longest };
  }
  const median = sorted[Math.floor(sorted.length / 2)] ?? longest;

  return { from: median, to: median };
}

const toMinutes = (milliseconds: number): number => Math.max(1, Math.ceil(milliseconds / MINUTE_MS));
