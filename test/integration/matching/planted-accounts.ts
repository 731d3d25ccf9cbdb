import { Random } from '../../../src/demo-wallet/random.js';
import type { WalletTransaction } from '../../../src/modules/wallets/wallet-transaction.js';
import { aTransaction } from '../wallets/a-transaction.js';
import { ListedLookup } from './listed-lookup.js';
import { localOf } from './phrases.js';
import { type Statement, statementOf } from './statements.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const IDENTIFIERS = [
  { kind: 'username', value: 'planted' },
  { kind: 'msisdn', value: '+8613800000001' },
] as const;
const SHOPS = [
  '蓝鲸咖啡',
  '晨光超市',
  '晨光便利店',
  '老城書店',
  '美味外卖',
  'Sunrise Rides',
  '星河数码（深圳）有限公司',
  '城市供电',
];

interface Planted {
  readonly lookup: ListedLookup;
  readonly statements: (count: number) => Statement[];
}

/** Some payments of one person, by chance of their own. */
function payments(
  name: string,
  count: number,
  at: (random: Random, index: number) => number,
  over: Partial<WalletTransaction> = {},
): WalletTransaction[] {
  const random = new Random(name);

  return Array.from({ length: count }, (_, index) => {
    const amount = `${random.int(3, 400)}.${String(random.int(0, 99)).padStart(2, '0')}`;
    return aTransaction({
      reference: `PL${String(10_000_000 + index * 13)}`,
      receipt: `RC${String(70_000 + index * 7)}`,
      amount,
      totalDebited: amount,
      createdAt: new Date(at(random, index)),
      credit: {
        identifiers: [{ kind: 'organisationid', value: `ORG${index % SHOPS.length}` }],
        display: random.pick(SHOPS),
        isCustomer: false,
      },
      ...over,
    });
  });
}

export function emptyAccount(): Planted {
  const lookup = new ListedLookup(IDENTIFIERS, []);
  const spoken = payments(
    'spoken of',
    50,
    (random) => Date.parse('2026-07-20T00:00:00Z') + random.int(0, 5 * DAY),
  );

  return {
    lookup,
    statements: (count) =>
      spoken.slice(0, count).map((transaction, index) => {
        const random = new Random(`empty ${index}`);
        const sentAt = new Date((transaction.createdAt?.getTime() ?? 0) + 6 * HOUR);
        const of = {
          holder: { ...lookup.holder('Asia/Shanghai'), transactions: [] },
          transaction,
          zone: 'Asia/Shanghai',
          tongue: 'zh',
          sentAt,
          random,
        } as const;
        return { ...statementOf(of, { sharpness: 'hour', form: true }), meant: new Set(), result: 'none' };
      }),
  };
}

/** Fifteen hundred payments in ten days: whoever has so many names the minute, or how much and to whom. */
export function largeAccount(isTruncated: boolean): Planted {
  const start = Date.parse('2026-07-10T00:00:00Z');
  const transactions = payments('large', 1_500, (random) => start + random.int(0, 10 * DAY));
  const lookup = new ListedLookup(IDENTIFIERS, transactions, isTruncated ? 500 : 1_500);

  return {
    lookup,
    statements: (count) =>
      Array.from({ length: count }, (_, index) => {
        const random = new Random(`large ${index}`);
        const transaction = random.pick(transactions);
        const sentAt = new Date((transaction.createdAt?.getTime() ?? 0) + random.int(1, 20) * HOUR);
        const sharpness = isTruncated ? 'minute' : random.pick(['minute', 'hour', 'part'] as const);
        const of = {
          holder: lookup.holder('Asia/Shanghai'),
          transaction,
          zone: 'Asia/Shanghai',
          tongue: 'zh',
          sentAt,
          random,
        } as const;
        return statementOf(of, { sharpness, form: true, who: transaction.credit.display ?? '' });
      }),
  };
}

/** Nights of 2026 in which clocks are put back or forward, where people live who pay at night. */
const NIGHTS = [
  { zone: 'Europe/Berlin', at: '2026-10-25T01:00:00Z', currency: 'EUR' },
  { zone: 'Europe/London', at: '2026-10-25T01:00:00Z', currency: 'GBP' },
  { zone: 'America/New_York', at: '2026-11-01T06:00:00Z', currency: 'USD' },
  { zone: 'Europe/Berlin', at: '2026-03-29T01:00:00Z', currency: 'EUR' },
  { zone: 'America/New_York', at: '2026-03-08T07:00:00Z', currency: 'USD' },
] as const;

/** Ten payments around the change; each is spoken of by the clock that its owner saw, or forgot to put forward. */
export function nightsOfChange(): Planted {
  const nights = NIGHTS.map(({ at, currency }, index) =>
    payments(`night ${index}`, 10, (random) => Date.parse(at) + random.int(-3 * HOUR, 3 * HOUR), {
      currency,
    }).map((transaction) => ({ ...transaction, reference: `${transaction.reference}${index}` })),
  );
  const lookup = new ListedLookup([{ kind: 'username', value: 'planted' }], nights.flat());

  return {
    lookup,
    statements: (count) =>
      Array.from({ length: Math.min(count, 200) }, (_, index) => {
        const random = new Random(`night ${index}`);
        const night = index % NIGHTS.length;
        const zone = NIGHTS[night]?.zone ?? 'UTC';
        const transaction = random.pick(nights[night] ?? []);
        const sentAt = new Date((transaction.createdAt?.getTime() ?? 0) + random.int(8, 40) * HOUR);
        const of = { holder: lookup.holder(zone), transaction, zone, tongue: 'en', sentAt, random } as const;
        const statement = statementOf(of, {
          sharpness: random.pick(['minute', 'hour'] as const),
          form: true,
          amount: random.chance(0.5) ? transaction.amount : null,
          who: transaction.credit.display ?? '',
        });
        return forward(statement, zone, transaction, random);
      }),
  };
}

/** A clock that was not put forward shows an hour that never was. */
function forward(
  statement: Statement,
  zone: string,
  transaction: WalletTransaction,
  random: Random,
): Statement {
  const { hour, month, minute } = localOf(transaction.createdAt ?? new Date(0), zone);
  const { occurred } = statement.request;
  if (month !== 3 || hour !== 3 || occurred.precision !== 'exact' || random.chance(0.5)) {
    return statement;
  }

  return {
    ...statement,
    request: {
      ...statement.request,
      occurred: { ...occurred, localTime: `02:${String(minute).padStart(2, '0')}` },
    },
  };
}
