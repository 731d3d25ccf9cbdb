import type { CastAccount } from './cast-account.js';
import type { Cast } from './cast.js';
import { DESCRIPTIONS } from './cast-names.js';
import {
  AMOUNT_MIX,
  CURRENCY_FACTOR,
  DELAY_MS,
  FAILURE_MIX,
  HOUR_MIX,
  STATUS_MIX,
  TYPE_MIX,
  isWholeCurrency,
} from './mix.js';
import type { EverydayType, LedgerStatus } from './mix.js';
import { RESERVED_AMOUNTS } from './personas.js';
import { feeFor } from './plan.js';
import type { PlannedTransaction } from './plan.js';
import { Random } from './random.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DAYS = 90;

/** Everyday life: log-normal activity, median 25 transactions a customer, at most 400. */
const ACTIVITY = { median: 25, sigma: 1, most: 400, least: 3 };
const EVERYDAY_TOTAL = 5_950;
const OPEN_STATUSES: readonly LedgerStatus[] = ['pending', 'held', 'doubt'];
const SETTLING_WITHIN = 3 * DAY;

/** What everybody does on ninety ordinary days. Each customer has a stream of chance of his own. */
export function planEverydayLife(cast: Cast, now: number): PlannedTransaction[] {
  const customers = cast.accounts.filter(
    ({ kind, status, isOfScenario }) => kind === 'customer' && status !== 'unregistered' && !isOfScenario,
  );
  const activity = customers.map((customer) => activityOf(customer));
  const scale = EVERYDAY_TOTAL / activity.reduce((sum, count) => sum + count, 0);

  return customers.flatMap((customer, index) => {
    const random = new Random(`life of ${customer.id}`);
    const count = Math.min(ACTIVITY.most, Math.ceil((activity[index] ?? 0) * scale));

    return Array.from({ length: count }, () => planOne(customer, cast, random, now));
  });
}

function activityOf({ id, isPersona }: CastAccount): number {
  const drawn = new Random(`activity of ${id}`).logNormal(ACTIVITY.median, ACTIVITY.sigma);

  return isPersona ? 80 : Math.min(ACTIVITY.most, Math.max(ACTIVITY.least, Math.round(drawn)));
}

function planOne(owner: CastAccount, cast: Cast, random: Random, now: number): PlannedTransaction {
  const type = random.weighted(TYPE_MIX);
  const { debit, credit } = partiesOf(type, owner, cast, random);
  const amount = amountOf(type, owner, random);
  const status = random.weighted(STATUS_MIX);
  const isOpen = OPEN_STATUSES.includes(status);
  const at = isOpen ? now - random.int(HOUR, SETTLING_WITHIN) : momentOf(owner, random, now);
  const [median, most] = DELAY_MS[type];

  return {
    at,
    durationMs: isOpen ? 0 : Math.min(most, now - at, Math.round(random.logNormal(median, 0.8))),
    type,
    subType: subTypeOf(type, credit, debit),
    status,
    debit,
    credit,
    amount,
    fee: feeFor(type, amount, type === 'deposit' ? debit : credit),
    description: random.pick(DESCRIPTIONS[type] ?? [null]),
    channel: random.weighted([
      ['app', 8],
      ['web', 1],
      ['ussd', 1],
    ] as const),
    ...(type === 'merchantpay' ? { partnerReference: `ORD-${random.int(100_000, 999_999)}` } : {}),
    ...(status === 'failed' ? { reason: random.weighted(FAILURE_MIX) } : {}),
    ...(status === 'held' ? { holdReason: 'riskReview', holdUntil: at + 2 * DAY } : {}),
    ...(isOpen ? { expectedAt: at + Math.max(most, HOUR) } : {}),
  };
}

function partiesOf(
  type: EverydayType,
  owner: CastAccount,
  cast: Cast,
  random: Random,
): { debit: CastAccount; credit: CastAccount } {
  const { currency } = owner;
  const one = (...kinds: Parameters<Cast['of']>[0][]): CastAccount =>
    random.pick(kinds.flatMap((kind) => cast.of(kind, currency)));
  const friends = cast
    .of('customer', currency)
    .filter(({ id, status, isOfScenario }) => id !== owner.id && status === 'available' && !isOfScenario);
  const isElsewhere = friends.length === 0 || random.chance(0.15);

  switch (type) {
    case 'merchantpay':
      return { debit: owner, credit: one('merchant') };
    case 'transfer':
      return {
        debit: owner,
        credit: isElsewhere ? cast.system('other-wallet', currency) : random.pick(friends),
      };
    case 'deposit':
      return { debit: one('bank', 'bank', 'agent'), credit: owner };
    case 'withdrawal':
      return { debit: owner, credit: one('bank', 'agent') };
    case 'billpay':
      return { debit: owner, credit: one('biller') };
    case 'disbursement':
      return { debit: one('merchant'), credit: owner };
    case 'inttransfer':
      return { debit: owner, credit: cast.system('abroad', currency) };
  }
}

function subTypeOf(type: EverydayType, credit: CastAccount, debit: CastAccount): string | undefined {
  if (type === 'deposit') {
    return debit.kind === 'agent' ? 'cashin' : 'banktopup';
  }

  if (type === 'withdrawal') {
    return credit.kind === 'agent' ? 'cashout' : 'tobank';
  }

  return type === 'transfer' && credit.kind === 'system' ? 'toOtherProvider' : undefined;
}

function amountOf(type: EverydayType, { currency, isPersona }: CastAccount, random: Random): number {
  const { median, sigma, round } = AMOUNT_MIX[type];
  const factor = CURRENCY_FACTOR[currency] ?? 1;
  const hundredths = Math.max(100, Math.round(random.logNormal(median * factor, sigma) * 100));
  const step = isWholeCurrency(currency) ? 10_000 : 1_000;
  const isRound = isWholeCurrency(currency) || random.chance(round);
  const amount = isRound ? Math.max(step, Math.round(hundredths / step) * step) : hundredths;

  return isPersona && RESERVED_AMOUNTS.includes(amount) ? amount + step : amount;
}

/** A moment of waking life in the customer's zone, within the ninety days before now. */
function momentOf({ utcOffsetHours }: CastAccount, random: Random, now: number): number {
  const offset = utcOffsetHours * HOUR;
  const today = Math.floor((now + offset) / DAY) * DAY - offset;
  const at =
    today -
    random.int(0, DAYS) * DAY +
    random.weighted(HOUR_MIX) * HOUR +
    random.int(0, 3_599) * 1_000 +
    random.int(0, 999);

  return at > now - 60_000 || at < now - DAYS * DAY
    ? momentOf({ utcOffsetHours } as CastAccount, random, now)
    : at;
}
