import { prefixOf } from '../../platform/http/address-prefix.js';

/**
 * `free` tries in `seconds`, and then either with growing pauses, or none before the time is over.
 *
 * An account alone is what strangers can reach: ten tries, then pauses that grow to half a minute, and to a
 * minute under siege. That is fewer than a hundred an hour, and its owner at a new browser never waits longer
 * than that minute; at a browser he has used before he does not stand in this line at all.
 */
export const BUCKETS = {
  account: { free: 10, seconds: 3_600, pauses: true },
  /** A login from one network. */
  pair: { free: 10, seconds: 900, pauses: true },
  /** A network (/24, /64), whichever logins it tries. */
  network: { free: 60, seconds: 900, pauses: true },
  /** Everybody who is not known: what our processors can check without hurting the desk. */
  everybody: { free: 1_200, seconds: 60, pauses: false },
  /** A browser with which this person has signed in before. */
  device: { free: 20, seconds: 900, pauses: true },
  /** Codes of a second factor, and passwords that are asked for again. */
  code: { free: 5, seconds: 300, pauses: false },
} as const;

export type BucketKind = keyof typeof BUCKETS;

const LONGEST_PAUSE = 30;
/** An account under siege: from this try on, a minute each. */
const SIEGE = { tries: 60, pause: 60 };

/** When the next try may be made, after so many within this window. Milliseconds; 0 is at once. */
export function nextTryAt(kind: BucketKind, tries: number, now: number, until: number): number {
  const { free, pauses } = BUCKETS[kind];
  if (tries < free) {
    return 0;
  }
  if (!pauses) {
    return until;
  }
  const seconds = tries >= SIEGE.tries ? SIEGE.pause : Math.min(2 ** (tries - free), LONGEST_PAUSE);

  return Math.min(now + seconds * 1_000, until);
}

/** Whoever is counted together with an address: 24 bits of an IPv4 one, 64 of an IPv6 one. */
export const neighbourhoodOf = (address: string): string => prefixOf(address, { ipv4: 24, ipv6: 64 });
