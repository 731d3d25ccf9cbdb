const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** Pauses before the first questions; then a minute. */
const FIRST_PAUSES_MS = [2, 4, 8, 15, 30].map((seconds) => seconds * SECOND);
/** After an hour by the minute nobody waits by the minute any more. */
const BY_THE_MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Where the wallet says neither how often it may be asked nor until when. */
export const USUAL_POLLS = 60;

/** What was not received a day after it was sent is on no line any more. */
const LOST_FOR_GOOD_MS = 24 * HOUR;

export const isLostForGood = (sentAt: Date | null, now: Date): boolean =>
  now.getTime() - (sentAt?.getTime() ?? 0) > LOST_FOR_GOOD_MS;

/** How long to wait before the next question, after so many in the same state. */
export const pauseAfter = (asks: number): number =>
  FIRST_PAUSES_MS[asks] ?? (asks < BY_THE_MINUTE ? MINUTE : HOUR);

/** For what somebody has to mend first: a closed gate, an id that the wallet says is another's. */
export const LONG_PAUSE_MS = HOUR;

/** A wallet that was not reached is tried again so much later. */
export const TRY_AGAIN_MS = MINUTE;

/** By so much the wallet's clock and ours may differ. */
export const CLOCKS_APART_MS = 5 * MINUTE;

/** So long after it was said, a yes is sent without another look. */
export const FRESH_MS = 5 * MINUTE;
