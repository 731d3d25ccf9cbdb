import { shareIdentifier } from './account-identifiers.js';
import { addDecimals } from './decimal.js';
import {
  amountOf,
  currencyOf,
  customValues,
  identifiersOf,
  instantOf,
  isFields,
  textOf,
} from './gsma-fields.js';
import type { Fields } from './gsma-fields.js';
import { legsOf, reasonOf, stateOf } from './gsma-words.js';
import type { AccountIdentifier, AccountState, WalletAccount } from './wallet-account.js';
import { WalletError } from './wallet-error.js';
import type { WalletHealth } from './wallet-provider.js';
import { TRANSACTION_TYPES } from './wallet-transaction.js';
import type { Direction, TransactionFee, WalletParty, WalletTransaction } from './wallet-transaction.js';

/** What a reader has to know besides the answer. `asked`: the account that was asked about, if any. */
export interface ReadingContext {
  readonly timeZone: string;
  readonly provider: string;
  readonly fetchedAt: Date;
  readonly asked: readonly AccountIdentifier[] | null;
}

const REASON_KEYS = ['failureReason', 'reasonCode', 'errorCode', 'isoReason'];
const ACCOUNT_STATES: readonly AccountState[] = ['available', 'unavailable', 'unregistered'];

/**
 * Reads one GSMA transaction, tolerant of the contradictions between the prose of 1.2, its OpenAPI file and its
 * simulator. It picks what the desk needs; one-time codes and the identities of sender and recipient are not among
 * it and so never pass.
 *
 * @throws WalletError `CONTRACT_VIOLATION` without reference, amount or currency
 */
export function readTransaction(raw: unknown, context: ReadingContext): WalletTransaction {
  const fields = requireFields(raw);
  const custom = new Map([...customValues(fields.metadata), ...customValues(fields.customData)]);
  const amount = required(amountOf(fields, 'amount'), 'amount');
  const currency = required(currencyOf(fields, 'currency'), 'currency');
  const rawState = textOf(fields, 'transactionStatus') ?? '';
  const state = stateOf(rawState);
  const rawReason = firstOf(custom, REASON_KEYS);
  const created = instantOf(textOf(fields, 'creationDate', 'dateCreated'), context.timeZone);
  const timeOf = (text: string | null): Date | null => instantOf(text, context.timeZone).at;
  const fees = feesOf(fields.fees, currency);
  const holdReason = custom.get('holdReason') ?? null;
  const holdUntil = timeOf(custom.get('holdUntil') ?? null);

  return {
    reference: required(textOf(fields, 'transactionReference'), 'transactionReference'),
    receipt: textOf(fields, 'transactionReceipt'),
    partnerReference: textOf(fields, 'requestingOrganisationTransactionReference'),
    originalReference: textOf(fields, 'originalTransactionReference'),
    type: TRANSACTION_TYPES.find((type) => type === textOf(fields, 'type')?.toLowerCase()) ?? 'unknown',
    subType: textOf(fields, 'subType'),
    state,
    rawState,
    reason: reasonOf(rawReason),
    rawReason,
    ...partiesOf(fields, custom, context.asked),
    amount,
    currency,
    fees,
    totalDebited: totalOf(amount, currency, fees),
    description: textOf(fields, 'descriptionText'),
    channel: custom.get('channel') ?? null,
    terminal: textOf(fields, 'servicingIdentity'),
    createdAt: created.at,
    zoneAssumed: created.zoneAssumed,
    modifiedAt: timeOf(textOf(fields, 'modificationDate', 'dateModified')),
    requestedAt: timeOf(textOf(fields, 'requestDate')),
    legs: legsOf(state, flagOf(custom.get('debitPosted')), flagOf(custom.get('creditPosted'))),
    hold: holdReason === null && holdUntil === null ? null : { reason: holdReason, until: holdUntil },
    expectedAt: timeOf(custom.get('expectedCompletion') ?? null),
    fetchedAt: context.fetchedAt,
    provider: context.provider,
  };
}

/**
 * Reads a GSMA account. Of the holder's identity only the verification level and a masked name pass.
 *
 * @throws WalletError `CONTRACT_VIOLATION` where no identifier is readable
 */
export function readAccount(raw: unknown, { timeZone, fetchedAt }: ReadingContext): WalletAccount {
  const fields = requireFields(raw);
  const identifiers = identifiersOf(fields.accountIdentifiers);
  const identity = (Array.isArray(fields.identity) ? fields.identity : []).find(isFields) ?? {};
  const kycLevel = textOf(identity, 'kycLevel');

  if (identifiers.length === 0) {
    throw new WalletError('CONTRACT_VIOLATION', 'the account has no identifiers');
  }

  return {
    identifiers,
    state:
      ACCOUNT_STATES.find((state) => state === textOf(fields, 'accountStatus')?.toLowerCase()) ?? 'unknown',
    subState: textOf(fields, 'accountSubStatus', 'subStatus'),
    accountType: textOf(fields, 'accountType'),
    currency: currencyOf(fields, 'currency'),
    balances: {
      current: amountOf(fields, 'currentBalance', 'accountsBalance'),
      available: amountOf(fields, 'availableBalance'),
      reserved: amountOf(fields, 'reservedBalance'),
      uncleared: amountOf(fields, 'unclearedBalance', 'unClearedBalance'),
    },
    maskedName: maskedNameOf(identity),
    kycLevel: kycLevel !== null && /^\d{1,3}$/.test(kycLevel) ? Number(kycLevel) : null,
    kycVerification: textOf(identity, 'kycVerificationStatus'),
    openedAt: instantOf(textOf(fields, 'creationDate'), timeZone).at,
    fetchedAt,
  };
}

/** @throws WalletError `CONTRACT_VIOLATION` for a status that the standard does not know */
export function readHealth(raw: unknown, timeZone: string): WalletHealth {
  const fields = requireFields(raw);
  const word = textOf(fields, 'serviceStatus')?.toLowerCase();
  const status = (['available', 'degraded', 'unavailable'] as const).find((known) => known === word);
  const delay = Number(textOf(fields, 'delay') ?? Number.NaN);

  return {
    status: required(status ?? null, 'serviceStatus'),
    delayMs: Number.isFinite(delay) && delay >= 0 ? delay : null,
    restoreAt: instantOf(textOf(fields, 'plannedRestorationTime'), timeZone).at,
  };
}

function partiesOf(
  fields: Fields,
  custom: ReadonlyMap<string, string>,
  asked: ReadingContext['asked'],
): { debit: WalletParty; credit: WalletParty; direction: Direction | null } {
  const debit = identifiersOf(fields.debitParty);
  const credit = identifiersOf(fields.creditParty);
  const isDebit = asked && shareIdentifier(asked, debit);
  const isCredit = asked && shareIdentifier(asked, credit);
  const counterparty = custom.get('counterpartyName');
  const display = (key: string, isOther: boolean | null): string | null =>
    custom.get(key) ?? (isOther ? counterparty : undefined) ?? null;

  return {
    debit: { identifiers: debit, display: display('debitPartyName', isCredit), isCustomer: isDebit },
    credit: { identifiers: credit, display: display('creditPartyName', isDebit), isCustomer: isCredit },
    direction: directionOf(isDebit === true, isCredit === true),
  };
}

function directionOf(isDebit: boolean, isCredit: boolean): Direction | null {
  if (isDebit) {
    return isCredit ? 'self' : 'out';
  }

  return isCredit ? 'in' : null;
}

function feesOf(value: unknown, currency: string): TransactionFee[] {
  return (Array.isArray(value) ? value : []).filter(isFields).flatMap((fee) => {
    const amount = amountOf(fee, 'feeAmount');
    const kind = textOf(fee, 'feeType') ?? 'fee';

    return amount === null ? [] : [{ kind, amount, currency: currencyOf(fee, 'feeCurrency') ?? currency }];
  });
}

function totalOf(amount: string, currency: string, fees: readonly TransactionFee[]): string {
  const charged = fees.filter((fee) => fee.currency === currency).map((fee) => fee.amount);

  return addDecimals([amount, ...charged]) ?? amount;
}

/** `李•`, `A••• H•••`: enough to confirm a name that is spoken, not enough to learn it. */
function maskedNameOf(identity: Fields): string | null {
  const kyc = isFields(identity.identityKyc) ? identity.identityKyc : {};
  const subject = isFields(kyc.subjectName) ? kyc.subjectName : {};
  const parts = [textOf(subject, 'firstName'), textOf(subject, 'lastName')].filter((part) => part !== null);
  const name = textOf(subject, 'fullName', 'nativeName') ?? (parts.join(' ') || null);

  return name === null ? null : name.split(/\s+/).map(maskedWord).join(' ');
}

function maskedWord(word: string): string {
  const [first = '', ...rest] = Array.from(word);
  return /\p{Script=Han}/u.test(first) ? first + '•'.repeat(rest.length) : `${first}•••`;
}

function firstOf(custom: ReadonlyMap<string, string>, keys: readonly string[]): string | null {
  return keys.map((key) => custom.get(key)).find((value) => value !== undefined) ?? null;
}

function flagOf(word: string | undefined): boolean | null {
  return word === undefined ? null : word.toLowerCase() === 'true';
}

function requireFields(raw: unknown): Fields {
  if (!isFields(raw)) {
    throw new WalletError('CONTRACT_VIOLATION', 'the answer is not an object');
  }

  return raw;
}

function required<T>(value: T | null, name: string): T {
  if (value === null) {
    throw new WalletError('CONTRACT_VIOLATION', `${name} is missing or malformed`);
  }

  return value;
}
