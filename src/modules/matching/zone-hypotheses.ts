import { Temporal } from 'temporal-polyfill';
import { zonesOfPhone } from './calling-zones.js';

/** A zone in which a customer may have meant his words, and how much a fit in it is worth. */
export interface ZoneHypothesis {
  readonly zone: string;
  /** 0 to 1. */
  readonly factor: number;
  readonly offsetMinutes: number;
  /** The zone that he named himself, or his browser. */
  readonly isStated: boolean;
}

export interface ZoneHints {
  readonly stated: string;
  readonly profile: string | null;
  readonly phones: readonly string[];
  /** Of the operator. */
  readonly own: string;
}

/** Own choice: the zone that came with the form, the one he lives in, that of his phone, the operator's, UTC. */
const FACTOR = { stated: 1, profile: 0.95, phone: 0.9, own: 0.85, utc: 0.8 };

/**
 * The zones to try, the likeliest first; of those whose clocks show the same, the first. A name that is no zone is
 * left out, but for the stated one, which whoever asks has checked.
 */
export function zoneHypotheses({ stated, profile, phones, own }: ZoneHints, at: Date): ZoneHypothesis[] {
  const wanted: (readonly [zone: string, factor: number, isStated?: true])[] = [
    [stated, FACTOR.stated, true],
    [profile ?? '', FACTOR.profile],
    ...phones.flatMap(zonesOfPhone).map((zone) => [zone, FACTOR.phone] as const),
    [own, FACTOR.own],
    ['UTC', FACTOR.utc],
  ];
  const known = new Map<number, ZoneHypothesis>();
  for (const [zone, factor, isStated = false] of wanted) {
    const offsetMinutes = zone === '' ? null : offsetOrNone(zone, at);
    if (offsetMinutes !== null && !known.has(offsetMinutes)) {
      known.set(offsetMinutes, { zone, factor, offsetMinutes, isStated });
    }
  }

  return [...known.values()];
}

function offsetOrNone(zone: string, at: Date): number | null {
  try {
    return offsetIn(zone, at);
  } catch {
    return null;
  }
}

/** @throws RangeError for a name that is no zone */
export const offsetIn = (zone: string, at: Date): number =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).offsetNanoseconds / 60e9;

/** `UTC+08:00`, as people write it. */
export function offsetName(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const two = (value: number): string => String(value).padStart(2, '0');

  return `UTC${minutes < 0 ? '-' : '+'}${two(hours)}:${two(rest)}`;
}
