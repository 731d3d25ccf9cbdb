import { Random } from '../../../src/demo-wallet/random.js';
import type { TimePrecision } from '../../../src/platform/clock/stated-time.js';
import { areAlike } from '../../../src/modules/matching/duplicate-pairs.js';
import type { MatchResult } from '../../../src/modules/matching/match-outcome.js';
import type { MatchRequest } from '../../../src/modules/matching/match-request.js';
import type { WalletTransaction } from '../../../src/modules/wallets/wallet-transaction.js';
import { type Holder, PLANTED_NOW } from './ledger-lookup.js';
import {
  aboutPhrase,
  clockText,
  dayPhrase,
  hourPhrase,
  localOf,
  minutePhrase,
  moneyText,
  partPhrase,
  type Tongue,
} from './phrases.js';
import { storyOf } from './stories.js';

/** What somebody says, and what he means. */
export interface Statement {
  readonly request: MatchRequest;
  /** References that are right; nobody could tell several apart. Empty where nothing of his is meant. */
  readonly meant: ReadonlySet<string>;
  /** The class that it must have, where there is only one. */
  readonly result?: MatchResult;
  readonly foreign?: boolean;
  /** In which clock the wallet tells its times, where it names no zone. */
  readonly zoneless?: string;
}

/** One transaction of one holder, and everything that is chosen by chance about how he speaks of it. */
export interface Case {
  readonly holder: Holder;
  readonly transaction: WalletTransaction;
  readonly zone: string;
  readonly tongue: Tongue;
  readonly sentAt: Date;
  readonly random: Random;
}

const HOUR = 3_600_000;
const OTHER_ZONES = [
  'America/New_York',
  'Europe/London',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'America/Los_Angeles',
  'UTC',
];
const OFFSETS_MATTER = new Date('2026-07-01T00:00:00Z');

export const zoneOf = ({ row }: Holder): string => row.zone ?? 'Asia/Shanghai';

/** How somebody names his account: by what nobody shares with him. */
export function accountOf({ identifiers }: Holder, random: Random): string {
  const own = identifiers.filter(({ kind }) => kind === 'username' || kind === 'walletid');

  return random.pick(own).value;
}

/** What the customer calls his trouble, by kind and state of the transaction. */
export function complaintFor({ type, state, direction }: WalletTransaction, random: Random): string {
  const isOver = state === 'COMPLETED' || state === 'REVERSED' || state === 'PARTIALLY_REVERSED';
  if (type === 'adjustment' || type === 'reversal') {
    return 'E503';
  }
  if (direction === 'in') {
    return type === 'deposit' ? 'E401' : 'E402';
  }
  if (type === 'withdrawal') {
    return isOver ? random.pick(['E501', 'E504']) : state === 'FAILED' ? 'E502' : 'E501';
  }
  if (!isOver) {
    return state === 'FAILED' || state === 'CANCELLED' || state === 'EXPIRED'
      ? random.pick(['E301', 'E306'])
      : random.pick(['E307', 'E302']);
  }

  return type === 'merchantpay'
    ? random.pick(['E303', 'E304', 'E601', 'E302'])
    : random.pick(['E302', 'E305', 'E601']);
}

/** Another zone than the customer's, with another clock. */
export function wrongZone(zone: string, random: Random): string {
  const offset = (one: string): number =>
    localOf(OFFSETS_MATTER, one).days * 24 + localOf(OFFSETS_MATTER, one).hour;

  return random.pick(OTHER_ZONES.filter((one) => offset(one) !== offset(zone)));
}

/** Those that nobody can tell from this one. */
export const meantBy = ({ transactions }: Holder, transaction: WalletTransaction): ReadonlySet<string> =>
  new Set(
    [transaction, ...transactions.filter((other) => areAlike(transaction, other))].map(
      ({ reference }) => reference,
    ),
  );

export type Sharpness = 'minute' | 'about' | 'hour' | 'part' | 'day' | 'vague' | 'now' | 'unsaid';

/** When it was said to be: as a form has it, and as words have it. */
export function whenOf(
  { transaction, zone, tongue, sentAt, random }: Case,
  sharpness: Sharpness,
): { readonly phrase: string; readonly localTime: string | null; readonly precision: TimePrecision } {
  const then = localOf(transaction.createdAt ?? PLANTED_NOW, zone);
  const day = dayPhrase(then, localOf(sentAt, zone), tongue);
  const join = tongue === 'zh' ? '' : ' ';
  switch (sharpness) {
    case 'minute':
      return {
        phrase: `${day}${join}${minutePhrase(then, tongue, random)}`,
        localTime: clockText(then),
        precision: 'exact',
      };
    case 'about':
      return { phrase: `${day}${join}${aboutPhrase(then, tongue)}`, localTime: null, precision: 'day' };
    case 'hour':
      return {
        phrase: `${day}${join}${hourPhrase(then, tongue)}`,
        localTime: clockText(then),
        precision: 'hour',
      };
    case 'part':
      return {
        phrase: `${day}${join}${partPhrase(then, tongue)}`,
        localTime: clockText(then),
        precision: 'part-of-day',
      };
    case 'day':
      return { phrase: day, localTime: null, precision: 'day' };
    case 'vague':
      return { phrase: tongue === 'zh' ? '前几天' : 'a few days ago', localTime: null, precision: 'unknown' };
    case 'now':
      return { phrase: tongue === 'zh' ? '刚刚' : 'just now', localTime: null, precision: 'unknown' };
    case 'unsaid':
      return { phrase: '', localTime: null, precision: 'unknown' };
  }
}

export interface Manner {
  readonly sharpness: Sharpness;
  /** Whether the form carries day, time and amount, or everything stands in the words. */
  readonly form: boolean;
  /** Zone that the form names; the customer's where nothing is said. */
  readonly zone?: string;
  /** As the customer writes it; null where he does not name it. */
  readonly amount?: string | null;
  /** In words instead of digits. */
  readonly spoken?: string;
  readonly who?: string;
  readonly typeCode?: string | null;
  readonly tail?: string;
}

/** A whole statement about a case, told in a certain manner. */
export function statementOf(of: Case, manner: Manner): Statement {
  const { holder, transaction, zone, tongue, sentAt, random } = of;
  const when = whenOf(of, manner.sharpness);
  const amount = manner.amount === undefined ? transaction.amount : manner.amount;
  const money =
    manner.spoken ??
    (amount === null
      ? tongue === 'zh'
        ? '一笔钱'
        : 'some money'
      : moneyText(amount, transaction.currency, tongue, random));
  const story = storyOf(transaction, tongue, { when: when.phrase, money, who: manner.who ?? '' }, random);
  const isStated = manner.form && when.precision !== 'unknown';
  const then = localOf(transaction.createdAt ?? PLANTED_NOW, zone);

  return {
    request: {
      account: accountOf(holder, random),
      occurred: {
        localDate: isStated ? then.date : '',
        localTime: isStated ? when.localTime : null,
        zone: manner.zone ?? zone,
        precision: isStated ? when.precision : 'unknown',
      },
      typeCode: manner.typeCode === undefined ? complaintFor(transaction, random) : manner.typeCode,
      amount: manner.form && manner.spoken === undefined ? amount : null,
      currency: manner.form && amount !== null && manner.spoken === undefined ? transaction.currency : null,
      description: `${story}${manner.tail ?? ''}`,
      sentAt,
    },
    meant: meantBy(holder, transaction),
  };
}

/** Sent some hours or days after the transaction, while its owner is awake enough to write. */
export const sentAfter = (transaction: WalletTransaction, random: Random, mostHours = 5 * 24): Date =>
  new Date(
    Math.min(
      PLANTED_NOW.getTime(),
      (transaction.createdAt ?? PLANTED_NOW).getTime() + random.int(HOUR, mostHours * HOUR),
    ),
  );
