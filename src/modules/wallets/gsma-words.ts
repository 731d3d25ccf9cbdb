import { folded, mapped } from './gsma-reasons.js';
import { ACCOUNT_CONDITIONS, type AccountCondition, type AccountState } from './wallet-account.js';
import type { WalletProfile } from './wallet-profile.js';
import { TRANSACTION_STATES, type TransactionLegs, type TransactionState } from './wallet-transaction.js';

/**
 * Words for a state, without case or punctuation: GSMA enumerates none, so those of ISO 20022, of the transfers of
 * FSPIOP, of WeChat Pay and of MTN MoMo stand beside the usual ones.
 */
const STATES: Readonly<Record<string, TransactionState>> = spelt({
  INITIATED:
    'created initiated received awaiting awaitingconfirmation awaitingauthorisation RCVD ACTC PATC NOTPAY USERPAYING ONGOING PAYER_DELAYED',
  PENDING:
    'pending processing inprogress accepted ACCP ACFC ACSP ACWC ACWP PDNG RESERVED ACCEPT submitted queued',
  HELD: 'held hold onhold review underreview BLCK',
  IN_DOUBT: 'doubt indoubt unknown timeout timedout',
  COMPLETED: 'completed complete success successful settled ACSC ACCC BOOK COMMITTED',
  FAILED: 'failed failure rejected declined error RJCT ABORTED PAYERROR',
  CANCELLED: 'cancelled canceled voided CANC CLOSED REVOKED',
  EXPIRED: 'expired',
  REVERSED: 'reversed refunded returned refund',
  PARTIALLY_REVERSED: 'partiallyreversed partiallyrefunded partialreversal partialrefund',
  UNKNOWN: '',
});

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

/** A word nobody mapped is `UNKNOWN`; the raw word is kept beside it. The profile's words win. */
export function stateOf(word: string, own: WalletProfile['states']): TransactionState {
  return mapped(word, own) ?? STATES[folded(word)] ?? 'UNKNOWN';
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

/** The wallet's own word for what holds an account back; none at all means that nothing does. */
export function conditionOf(
  word: string | null,
  state: AccountState,
  own: WalletProfile['subStates'],
): AccountCondition {
  if (word === null) {
    return state === 'available' ? 'active' : 'unknown';
  }

  return mapped(word, own) ?? ACCOUNT_CONDITIONS.find((known) => folded(known) === folded(word)) ?? 'unknown';
}

function spelt(
  words: Readonly<Record<TransactionState, string>>,
): Readonly<Record<string, TransactionState>> {
  return Object.fromEntries(
    TRANSACTION_STATES.flatMap((state) => words[state].split(' ').map((word) => [folded(word), state])),
  );
}
