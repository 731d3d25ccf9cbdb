import type { AccountState } from './wallet-account.js';
import type { WalletErrorKind } from './wallet-error.js';
import type { Direction, TransactionState, TransactionType } from './wallet-transaction.js';

/** Keys of the words for everything this module names. */
export const TRANSACTION_STATE_TEXT: Readonly<Record<TransactionState, string>> = {
  INITIATED: 'wallets.states.initiated',
  PENDING: 'wallets.states.pending',
  HELD: 'wallets.states.held',
  IN_DOUBT: 'wallets.states.in-doubt',
  COMPLETED: 'wallets.states.completed',
  FAILED: 'wallets.states.failed',
  CANCELLED: 'wallets.states.cancelled',
  EXPIRED: 'wallets.states.expired',
  REVERSED: 'wallets.states.reversed',
  PARTIALLY_REVERSED: 'wallets.states.partially-reversed',
  UNKNOWN: 'wallets.states.unknown',
};

export const TRANSACTION_TYPE_TEXT: Readonly<Record<TransactionType, string>> = {
  merchantpay: 'wallets.types.merchantpay',
  transfer: 'wallets.types.transfer',
  deposit: 'wallets.types.deposit',
  withdrawal: 'wallets.types.withdrawal',
  billpay: 'wallets.types.billpay',
  disbursement: 'wallets.types.disbursement',
  inttransfer: 'wallets.types.inttransfer',
  adjustment: 'wallets.types.adjustment',
  reversal: 'wallets.types.reversal',
  unknown: 'wallets.types.unknown',
};

export const DIRECTION_TEXT: Readonly<Record<Direction, string>> = {
  in: 'wallets.directions.in',
  out: 'wallets.directions.out',
  self: 'wallets.directions.self',
};

export const ACCOUNT_STATE_TEXT: Readonly<Record<AccountState, string>> = {
  available: 'wallets.account-states.available',
  unavailable: 'wallets.account-states.unavailable',
  unregistered: 'wallets.account-states.unregistered',
  unknown: 'wallets.account-states.unknown',
};

export const WALLET_ERROR_TEXT: Readonly<Record<WalletErrorKind, string>> = {
  NOT_FOUND: 'wallets.errors.not-found',
  AMBIGUOUS: 'wallets.errors.ambiguous',
  UNAUTHORISED: 'wallets.errors.unauthorised',
  RATE_LIMITED: 'wallets.errors.rate-limited',
  UNAVAILABLE: 'wallets.errors.unavailable',
  BAD_REQUEST: 'wallets.errors.bad-request',
  CONTRACT_VIOLATION: 'wallets.errors.contract-violation',
};
