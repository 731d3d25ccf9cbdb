/** Shares of the everyday ledger, our own choice: made so that every diagnosis has data, not measured anywhere. */
export type EverydayType =
  'merchantpay' | 'transfer' | 'deposit' | 'withdrawal' | 'billpay' | 'disbursement' | 'inttransfer';

export type LedgerType = EverydayType | 'adjustment' | 'reversal';

/** The wallet's own words for a transaction's state; GSMA does not enumerate them. */
export type LedgerStatus =
  | 'initiated'
  | 'completed'
  | 'failed'
  | 'pending'
  | 'held'
  | 'doubt'
  | 'cancelled'
  | 'expired'
  | 'reversed'
  | 'partiallyreversed';

export const TYPE_MIX: readonly (readonly [EverydayType, number])[] = [
  ['merchantpay', 46],
  ['transfer', 22],
  ['deposit', 12],
  ['withdrawal', 7],
  ['billpay', 6],
  ['disbursement', 3],
  ['inttransfer', 1.5],
];

export const STATUS_MIX: readonly (readonly [LedgerStatus, number])[] = [
  ['completed', 92.2],
  ['failed', 5],
  ['cancelled', 0.8],
  ['expired', 0.5],
  ['pending', 1],
  ['held', 0.3],
  ['doubt', 0.2],
];

/** Canonical reasons as GSMA error codes where one exists, otherwise the wallet's own word. */
export const FAILURE_MIX: readonly (readonly [string, number])[] = [
  ['insufficientFunds', 34],
  ['requestDeclined', 10],
  ['requestingPartyAuthorisationError', 8],
  ['AUTH_TIMEOUT', 4],
  ['dailyValueLimitExceeded', 9],
  ['greaterThanTransactionMaxValue', 3],
  ['PAYEE_NOT_FOUND', 5],
  ['PAYEE_ACCOUNT_STATE', 3],
  ['maxBalanceExceeded', 1],
  ['PAYER_ACCOUNT_STATE', 4],
  ['NETWORK_OR_AGENT_TIMEOUT', 7],
  ['COUNTERPARTY_OFFLINE', 3],
  ['TECHNICAL_ERROR', 4],
  ['duplicateRequest', 2],
  ['currencyNotSupported', 1],
  ['genericError', 2],
];

/** Hours of the day by how much is paid in them. */
export const HOUR_MIX: readonly (readonly [number, number])[] = [
  2, 1, 1, 1, 1, 2, 4, 8, 9, 8, 8, 12, 14, 10, 8, 8, 9, 11, 13, 13, 11, 9, 6, 4,
].map((weight, hour) => [hour, weight] as const);

/** Median and spread of amounts in CNY, and how often they are round. */
export const AMOUNT_MIX: Readonly<Record<EverydayType, { median: number; sigma: number; round: number }>> = {
  merchantpay: { median: 38, sigma: 0.9, round: 0.1 },
  transfer: { median: 120, sigma: 1, round: 0.7 },
  deposit: { median: 400, sigma: 0.8, round: 0.9 },
  withdrawal: { median: 200, sigma: 0.7, round: 0.8 },
  billpay: { median: 80, sigma: 0.6, round: 0.2 },
  disbursement: { median: 900, sigma: 0.9, round: 0.4 },
  inttransfer: { median: 600, sigma: 0.7, round: 0.7 },
};

/** Rough worth of one CNY, for amounts that look natural; no exchange rate. */
export const CURRENCY_FACTOR: Readonly<Record<string, number>> = {
  CNY: 1,
  USD: 0.16,
  EUR: 0.14,
  GBP: 0.12,
  INR: 11,
  RWF: 180,
};

/** Currencies without coins are kept in whole units. */
export const isWholeCurrency = (currency: string): boolean => currency === 'RWF';
