import type { FailureReason, TransactionLegs, TransactionState } from './wallet-transaction.js';

/** Words for a state, without case or punctuation (GSMA does not enumerate them). */
const STATES: Readonly<Record<string, TransactionState>> = {
  created: 'INITIATED',
  initiated: 'INITIATED',
  received: 'INITIATED',
  awaiting: 'INITIATED',
  awaitingconfirmation: 'INITIATED',
  awaitingauthorisation: 'INITIATED',
  pending: 'PENDING',
  processing: 'PENDING',
  inprogress: 'PENDING',
  accepted: 'PENDING',
  held: 'HELD',
  onhold: 'HELD',
  hold: 'HELD',
  review: 'HELD',
  doubt: 'IN_DOUBT',
  indoubt: 'IN_DOUBT',
  unknown: 'IN_DOUBT',
  timeout: 'IN_DOUBT',
  completed: 'COMPLETED',
  complete: 'COMPLETED',
  success: 'COMPLETED',
  successful: 'COMPLETED',
  settled: 'COMPLETED',
  failed: 'FAILED',
  rejected: 'FAILED',
  declined: 'FAILED',
  error: 'FAILED',
  cancelled: 'CANCELLED',
  canceled: 'CANCELLED',
  voided: 'CANCELLED',
  expired: 'EXPIRED',
  reversed: 'REVERSED',
  refunded: 'REVERSED',
  partiallyreversed: 'PARTIALLY_REVERSED',
  partiallyrefunded: 'PARTIALLY_REVERSED',
};

/** GSMA error codes and canonical reasons as they arrive, to the canonical reason (own vocabulary over GSMA 1.2 and ISO 20022). */
const REASONS: Readonly<Record<string, FailureReason>> = {
  insufficientfunds: 'INSUFFICIENT_FUNDS',
  greaterthantransactionmaxvalue: 'LIMIT_AMOUNT',
  lessthantransactionminvalue: 'LIMIT_AMOUNT',
  limitamount: 'LIMIT_AMOUNT',
  dailyvolumelimitexceeded: 'LIMIT_PERIOD',
  dailyvaluelimitexceeded: 'LIMIT_PERIOD',
  weeklyvolumelimitexceeded: 'LIMIT_PERIOD',
  weeklyvaluelimitexceeded: 'LIMIT_PERIOD',
  monthlyvolumelimitexceeded: 'LIMIT_PERIOD',
  monthlyvaluelimitexceeded: 'LIMIT_PERIOD',
  accountmaxtotalvolumeexceeded: 'LIMIT_PERIOD',
  accountmaxtotalvalueexceeded: 'LIMIT_PERIOD',
  limitperiod: 'LIMIT_PERIOD',
  maxbalanceexceeded: 'BALANCE_CAP',
  balancecap: 'BALANCE_CAP',
  duplicaterequest: 'DUPLICATE',
  duplicate: 'DUPLICATE',
  payeraccountstate: 'PAYER_ACCOUNT_STATE',
  payeeaccountstate: 'PAYEE_ACCOUNT_STATE',
  payeenotfound: 'PAYEE_NOT_FOUND',
  payernotfound: 'PAYER_NOT_FOUND',
  namemismatch: 'NAME_MISMATCH',
  requestdeclined: 'USER_DECLINED',
  userdeclined: 'USER_DECLINED',
  requestingpartyauthorisationerror: 'AUTH_FAILED',
  authfailed: 'AUTH_FAILED',
  quotehasexpired: 'AUTH_TIMEOUT',
  authtimeout: 'AUTH_TIMEOUT',
  networkoragenttimeout: 'NETWORK_OR_AGENT_TIMEOUT',
  counterpartyoffline: 'COUNTERPARTY_OFFLINE',
  technicalerror: 'TECHNICAL_ERROR',
  ratelimiterror: 'BUSY_RETRY',
  busyretry: 'BUSY_RETRY',
  currencynotsupported: 'CURRENCY_OR_TYPE',
  transactiontypeerror: 'CURRENCY_OR_TYPE',
  currencyortype: 'CURRENCY_OR_TYPE',
  countryoforiginnotpermitted: 'REGULATORY_HOLD',
  nationalitynotpermitted: 'REGULATORY_HOLD',
  regulatoryhold: 'REGULATORY_HOLD',
  nomandateauthority: 'MANDATE',
  linkviolation: 'MANDATE',
  mandate: 'MANDATE',
  cutoff: 'CUT_OFF',
  payeedeclined: 'PAYEE_DECLINED',
  fraud: 'FRAUD',
};

/** Where the money stands when the wallet does not say: by state, marked as assumed (own vocabulary over GSMA 1.2 and ISO 20022). */
const ASSUMED_LEGS: Readonly<Record<TransactionState, Omit<TransactionLegs, 'assumed'>>> = {
  INITIATED: { debit: 'none', credit: 'none' },
  PENDING: { debit: 'reserved', credit: 'none' },
  HELD: { debit: 'reserved', credit: 'none' },
  IN_DOUBT: { debit: 'reserved', credit: 'none' },
  COMPLETED: { debit: 'posted', credit: 'posted' },
  FAILED: { debit: 'none', credit: 'none' },
  CANCELLED: { debit: 'none', credit: 'none' },
  EXPIRED: { debit: 'none', credit: 'none' },
  REVERSED: { debit: 'returned', credit: 'returned' },
  PARTIALLY_REVERSED: { debit: 'posted', credit: 'posted' },
  UNKNOWN: { debit: 'none', credit: 'none' },
};

/** A word nobody mapped is `UNKNOWN`; the raw word is kept beside it. */
export function stateOf(word: string): TransactionState {
  return STATES[folded(word)] ?? 'UNKNOWN';
}

/** An unmapped reason is `UNSPECIFIED`, never an invented one; no reason at all is null. */
export function reasonOf(word: string | null): FailureReason | null {
  return word === null ? null : (REASONS[folded(word)] ?? 'UNSPECIFIED');
}

/** `debitPosted` and `creditPosted` as the wallet wrote them, if it did. */
export function legsOf(
  state: TransactionState,
  debitPosted: boolean | null,
  creditPosted: boolean | null,
): TransactionLegs {
  const assumed = ASSUMED_LEGS[state];

  if (debitPosted === null || creditPosted === null) {
    return { ...assumed, assumed: true };
  }

  const posted = state === 'REVERSED' ? 'returned' : 'posted';
  const unposted = assumed.debit === 'reserved' ? 'reserved' : 'none';

  return { debit: debitPosted ? posted : unposted, credit: creditPosted ? posted : 'none', assumed: false };
}

const folded = (word: string): string => word.toLowerCase().replaceAll(/[^a-z]/g, '');
