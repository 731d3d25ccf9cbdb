import { addBusinessDays, nextBusinessMoment } from './business-days.js';
import type { LedgerType } from './mix.js';
import type { Random } from './random.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How far the 95th of a hundred lies from the middle, in spreads. */
const P95_SPREADS = 1.645;

/** From creation to the end: the middle, what is still usual, and the most. */
interface Delay {
  readonly median: number;
  readonly usual: number;
  readonly most: number | { readonly businessDays: number };
  /** Nothing ends while banks rest. */
  readonly isOfBanks?: boolean;
}

export const DELAYS: Readonly<Record<LedgerType, Delay>> = {
  transfer: { median: 1_200, usual: 6 * SECOND, most: 3 * MINUTE },
  merchantpay: { median: 1_500, usual: 8 * SECOND, most: 10 * MINUTE },
  deposit: { median: 20 * SECOND, usual: 10 * MINUTE, most: { businessDays: 1 } },
  withdrawal: { median: 25 * MINUTE, usual: DAY, most: { businessDays: 3 }, isOfBanks: true },
  billpay: { median: MINUTE, usual: DAY, most: { businessDays: 3 } },
  disbursement: { median: 5 * SECOND, usual: MINUTE, most: 3 * MINUTE },
  inttransfer: { median: 4 * HOUR, usual: 2 * DAY, most: { businessDays: 5 } },
  adjustment: { median: 2 * MINUTE, usual: HOUR, most: DAY },
  reversal: { median: 2 * MINUTE, usual: HOUR, most: DAY },
};

/** When a transaction of this kind, begun then, ends. */
export function endOf(type: LedgerType, at: number, offsetMs: number, random: Random): number {
  const { median, usual, isOfBanks } = DELAYS[type];
  const drawn = at + random.logNormal(median, Math.log(usual / median) / P95_SPREADS);
  const end = Math.round(Math.min(drawn, latestEndOf(type, at, offsetMs)));

  return isOfBanks ? nextBusinessMoment(end, offsetMs) : end;
}

/** When it should have ended as a rule. */
export const usualEndOf = (type: LedgerType, at: number): number => at + DELAYS[type].usual;

/** When it has to have ended at the latest. */
export function latestEndOf(type: LedgerType, at: number, offsetMs: number): number {
  const { most } = DELAYS[type];

  return typeof most === 'number' ? at + most : addBusinessDays(at, most.businessDays, offsetMs);
}
