import {
  currencyOf,
  amountOf,
  identifiersOf,
  instantOf,
  isFields,
  required,
  requireFields,
  textOf,
} from './gsma-fields.js';
import type { Fields } from './gsma-fields.js';
import type { ReadingContext } from './gsma-reader.js';
import { conditionOf } from './gsma-words.js';
import type {
  AccountBalance,
  AccountBalances,
  AccountStanding,
  AccountState,
  AccountStatus,
  WalletAccount,
} from './wallet-account.js';
import { WalletError } from './wallet-error.js';
import type { WalletProfile } from './wallet-profile.js';

const ACCOUNT_STATES: readonly AccountState[] = ['available', 'unavailable', 'unregistered'];

/**
 * Reads a GSMA account. Of the holder's identity only the verification level and a masked name pass.
 *
 * @throws WalletError `CONTRACT_VIOLATION` where no identifier is readable
 */
export function readAccount(raw: unknown, context: ReadingContext): WalletAccount {
  const fields = requireFields(raw);
  const identifiers = identifiersOf(fields.accountIdentifiers);
  const identity = (Array.isArray(fields.identity) ? fields.identity : []).find(isFields) ?? {};
  const kycLevel = textOf(identity, 'kycLevel');

  if (identifiers.length === 0) {
    throw new WalletError('CONTRACT_VIOLATION', 'the account has no identifiers');
  }

  return {
    identifiers,
    ...standingOf(fields, context.profile),
    accountType: textOf(fields, 'accountType'),
    currency: currencyOf(fields, 'currency'),
    balances: balancesOf(fields),
    maskedName: context.profile.dropped.includes('maskedName') ? null : maskedNameOf(identity),
    kycLevel: kycLevel !== null && /^\d{1,3}$/.test(kycLevel) ? Number(kycLevel) : null,
    kycVerification: textOf(identity, 'kycVerificationStatus'),
    openedAt: instantOf(textOf(fields, 'creationDate'), context.timeZone).at,
    fetchedAt: context.fetchedAt,
  };
}

/** @throws WalletError `CONTRACT_VIOLATION` where the answer does not say how the account stands */
export function readStatus(raw: unknown, { profile, fetchedAt }: ReadingContext): AccountStatus {
  const fields = requireFields(raw);

  required(textOf(fields, 'accountStatus'), 'accountStatus');
  return { ...standingOf(fields, profile), fetchedAt };
}

/**
 * Each balance is optional, and one of the standard's own cases sends only `accountsBalance`.
 *
 * @throws WalletError `CONTRACT_VIOLATION` where the answer holds no balance at all
 */
export function readBalance(raw: unknown, { fetchedAt }: ReadingContext): AccountBalance {
  const fields = requireFields(raw);
  const balances = balancesOf(fields);

  if (Object.values(balances).every((balance) => balance === null)) {
    throw new WalletError('CONTRACT_VIOLATION', 'the answer holds no balance');
  }

  return { ...balances, currency: currencyOf(fields, 'currency'), fetchedAt };
}

function standingOf(fields: Fields, { subStates }: WalletProfile): AccountStanding {
  const word = textOf(fields, 'accountStatus')?.toLowerCase();
  const state = ACCOUNT_STATES.find((known) => known === word) ?? 'unknown';
  const subState = textOf(fields, 'accountSubStatus', 'subStatus');

  return { state, subState, condition: conditionOf(subState, state, subStates) };
}

function balancesOf(fields: Fields): AccountBalances {
  return {
    current: amountOf(fields, 'currentBalance', 'accountsBalance'),
    available: amountOf(fields, 'availableBalance'),
    reserved: amountOf(fields, 'reservedBalance'),
    uncleared: amountOf(fields, 'unclearedBalance', 'unClearedBalance'),
  };
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
