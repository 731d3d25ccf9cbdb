import { createHash } from 'node:crypto';
import { maskIdentifier } from './account-identifiers.js';
import type { AccountIdentifier } from './wallet-account.js';
import type { WalletParty, WalletTransaction } from './wallet-transaction.js';

/** What a ticket keeps of a transaction: the text that was seen, and its fingerprint. */
export interface TransactionSnapshot {
  /** Canonical JSON: keys sorted, no spaces. The same facts always give the same text. */
  readonly json: string;
  /** SHA-256 of `json`, in hexadecimal. */
  readonly hash: string;
  readonly takenAt: Date;
  /** The names of both accounts, which the text has masked; for comparing only, and stored nowhere as they are. */
  readonly parties?: readonly AccountIdentifier[];
}

/** What is kept as it is. A field that is added to the transaction is not kept until somebody says so here. */
const KEPT = [
  'reference',
  'receipt',
  'partnerReference',
  'originalReference',
  'type',
  'subType',
  'state',
  'rawState',
  'reason',
  'rawReason',
  'direction',
  'amount',
  'currency',
  'fees',
  'totalDebited',
  'channel',
  'createdAt',
  'zoneAssumed',
  'modifiedAt',
  'legs',
  'hold',
  'expectedAt',
  'eta',
  'fx',
  'links',
  'orderNumber',
  'provider',
] as const satisfies readonly (keyof WalletTransaction)[];

/**
 * Freezes what an agent saw. Parties are masked; free text, places and devices are left out, and so is the time
 * of reading, so that two looks at an unchanged transaction have one hash.
 */
export function snapshotOf(transaction: WalletTransaction): TransactionSnapshot {
  const json = canonicalJson(minimised(transaction));

  return {
    json,
    hash: snapshotHash(json),
    takenAt: transaction.fetchedAt,
    parties: [...transaction.debit.identifiers, ...transaction.credit.identifiers],
  };
}

/** Whether what lies there is what was seen: a text that somebody has changed behind our back no longer has its hash. */
export const isIntact = (json: string, hash: string): boolean => snapshotHash(json) === hash;

export const snapshotHash = (json: string): string => createHash('sha256').update(json).digest('hex');

function minimised(transaction: WalletTransaction): object {
  const kept = Object.fromEntries(KEPT.map((name) => [name, transaction[name]]));

  return { ...kept, version: 2, debit: masked(transaction.debit), credit: masked(transaction.credit) };
}

function masked(party: WalletParty): object {
  const { identifiers, isCustomer } = party;

  return {
    identifiers: identifiers.map((identifier) => ({
      kind: identifier.kind,
      value: maskIdentifier(identifier),
    })),
    display: shownName(party),
    isCustomer,
  };
}

/** A shop's name is no secret; a person's is. Only organisations are known by `organisationid`. */
export function shownName({ identifiers, display }: WalletParty): string | null {
  const isOrganisation = identifiers.some(({ kind }) => kind === 'organisationid');

  return isOrganisation ? display : display && `${Array.from(display)[0]}•••`;
}

/** JSON with sorted keys at every depth; dates as ISO 8601. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
