import type { AccountIdentifier } from './wallet-account.js';
import { WalletError } from './wallet-error.js';

/** A multi-identifier path holds three pairs (GSMA Mobile Money API 1.2). */
const MOST_IDENTIFIERS = 3;
const LONGEST = 256;

/**
 * `accounts/{kind}/{value}` for one identifier, `accounts/{kind}@{value}${kind}@{value}` for two or three.
 *
 * @throws WalletError `BAD_REQUEST` for none, too many, or a value that cannot stand in a path
 */
export function accountPath(identifiers: readonly AccountIdentifier[]): string {
  const [first, ...others] = identifiers;

  if (!first || identifiers.length > MOST_IDENTIFIERS) {
    throw new WalletError('BAD_REQUEST', 'one to three identifiers are needed');
  }

  if (others.length === 0) {
    return `accounts/${first.kind}/${pathValue(first.value)}`;
  }

  return `accounts/${identifiers.map(({ kind, value }) => `${kind}@${pathValue(value)}`).join('$')}`;
}

/** @throws WalletError `BAD_REQUEST` for a reference that cannot stand in a path */
export function transactionPath(reference: string): string {
  return `transactions/${pathValue(reference)}`;
}

/** @throws WalletError `BAD_REQUEST` for a reference that cannot stand in a path */
export function reversalPath(originalReference: string): string {
  return `${transactionPath(originalReference)}/reversals`;
}

/** @throws WalletError `BAD_REQUEST` for an id that cannot stand in a path */
export function requestStatePath(serverCorrelationId: string): string {
  return `requeststates/${pathValue(serverCorrelationId)}`;
}

/** @throws WalletError `BAD_REQUEST` for an id that cannot stand in a path */
export function responsePath(correlationId: string): string {
  return `responses/${pathValue(correlationId)}`;
}

/** `$` separates pairs, control characters break lines, and `.` or `..` would climb out of the path. */
function pathValue(value: string): string {
  if (value === '' || value.length > LONGEST || /[$\p{Cc}\p{Cs}]/u.test(value) || /^\.{1,2}$/.test(value)) {
    throw new WalletError('BAD_REQUEST', 'the identifier cannot be asked for');
  }

  return encodeURIComponent(value);
}
