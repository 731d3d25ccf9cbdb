import { localDateOf } from '../../platform/clock/local-time.js';
import { parseDecimal } from '../wallets/decimal.js';
import { after } from '../wallets/lasting.js';
import type { LimitRule, FeeRule } from '../wallets/wallet-profile.js';
import type { WalletTerms } from '../wallets/wallet-provider.js';
import type { WalletTransaction } from '../wallets/wallet-transaction.js';
import type { Figures } from './rule-text.js';
import type { Seen } from './seen.js';

/** It came to nothing: what was taken for it is given back. */
const UNDONE: readonly string[] = ['FAILED', 'EXPIRED', 'CANCELLED'];

/** The figure that names a limit, by how long it counts. */
const LIMIT_GAPS = {
  single: 'limitOnce',
  day: 'limitDay',
  month: 'limitMonth',
  year: 'limitYear',
  lifetime: 'limitEver',
} as const satisfies Readonly<Record<LimitRule['period'], keyof Figures['money']>>;

/**
 * Until when money that was taken for nothing should be back: by the wallet's own word, else within the time that its
 * profile names. Null where it was not taken.
 */
export function returnDueAt(
  { state, legs, createdAt, expectedAt }: WalletTransaction,
  terms: WalletTerms,
): Date | null {
  return UNDONE.includes(state) && legs.debit === 'posted' && createdAt !== null
    ? (expectedAt ?? after(createdAt, terms.reversalWindow, terms))
    : null;
}

/** The limit that was met, as the profile has it for an account of this level; what is not known is not told. */
export function limitsOf({ subject, account, terms }: Seen): Figures['money'] {
  const met = limitsMet(subject, account?.kycLevel ?? null, terms);

  return Object.fromEntries(
    met.map(({ period, amount, currency }) => [LIMIT_GAPS[period], { amount, currency }]),
  );
}

/** When a limit counts from nothing again; null where there is none that does, or more than one. */
export function limitAnewAt({ subject, account, terms, now }: Seen): Date | null {
  const [only, another] = limitsMet(subject, account?.kycLevel ?? null, terms);
  const today = localDateOf(now, terms.timeZone);
  const starts = {
    day: today.add({ days: 1 }),
    month: today.with({ day: 1 }).add({ months: 1 }),
    year: today.with({ month: 1, day: 1 }).add({ years: 1 }),
    single: null,
    lifetime: null,
  };
  const start = only && !another ? starts[only.period] : null;

  return start && new Date(start.toZonedDateTime(terms.timeZone).epochMilliseconds);
}

function limitsMet(
  subject: WalletTransaction | null,
  kycLevel: number | null,
  { limits }: WalletTerms,
): readonly LimitRule[] {
  const isOnce = subject?.reason === 'LIMIT_AMOUNT';
  if (!subject || !(isOnce || subject.reason === 'LIMIT_PERIOD')) {
    return [];
  }

  return limits.filter(
    (rule) =>
      rule.kycLevel === kycLevel &&
      rule.currency === subject.currency &&
      (rule.period === 'single') === isOnce,
  );
}

/** `0.1% (≥ 0.10) + 5.00`: by which rule of the profile a fee is charged, in any language; null where by none. */
export function feeRuleOf({ type, subType }: WalletTransaction, { fees }: WalletTerms): string | null {
  const ofKind = (kind: string | null): FeeRule | undefined =>
    fees.find((rule) => rule.type === type && rule.subType === kind);
  const rule = ofKind(subType) ?? ofKind(null);
  if (!rule) {
    return null;
  }
  const some = (amount: string): boolean => (parseDecimal(amount) ?? 0n) > 0n;
  const share = some(rule.percent) ? `${rule.percent}%${some(rule.min) ? ` (≥ ${rule.min})` : ''}` : '';

  return [share, some(rule.fixed) ? rule.fixed : ''].filter(Boolean).join(' + ') || null;
}
