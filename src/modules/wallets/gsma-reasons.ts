import type { ReasonVocabulary, WalletProfile } from './wallet-profile.js';
import { FAILURE_REASONS, type FailureReason } from './wallet-transaction.js';

/**
 * The codes of each vocabulary, without case and punctuation. A code that fits two of our reasons stands at none of
 * them where neither is the likelier (`incorrectState`, AC06: whose account?): it is `UNSPECIFIED` until a profile
 * says what this wallet means by it.
 */
const CODES: Readonly<Record<ReasonVocabulary, Readonly<Partial<Record<FailureReason, string>>>>> = {
  gsma: {
    INSUFFICIENT_FUNDS: 'insufficientFunds',
    LIMIT_AMOUNT: 'greaterThanTransactionMaxValue lessThanTransactionMinValue',
    LIMIT_PERIOD:
      'dailyVolumeLimitExceeded dailyValueLimitExceeded weeklyVolumeLimitExceeded weeklyValueLimitExceeded ' +
      'monthlyVolumeLimitExceeded monthlyValueLimitExceeded accountMaxTotalVolumeExceeded accountMaxTotalValueExceeded',
    BALANCE_CAP: 'maxBalanceExceeded',
    DUPLICATE: 'duplicateRequest',
    PAYEE_NOT_FOUND: 'identifierError',
    USER_DECLINED: 'requestDeclined',
    AUTH_FAILED: 'requestingPartyAuthorisationError',
    AUTH_TIMEOUT: 'quoteHasExpired',
    NETWORK_OR_AGENT_TIMEOUT: 'serviceUnavailable',
    TECHNICAL_ERROR: 'internal',
    BUSY_RETRY: 'rateLimitError',
    CURRENCY_OR_TYPE: 'currencyNotSupported transactionTypeError',
    REGULATORY_HOLD: 'countryofOriginNotPermitted nationalityNotPermitted',
    MANDATE: 'noMandateAuthority linkViolation',
  },
  iso20022: {
    INSUFFICIENT_FUNDS: 'AM04',
    LIMIT_AMOUNT: 'AM02 AM13 AM21 AM23',
    LIMIT_PERIOD: 'AM14',
    DUPLICATE: 'AM05 DUPL DU03',
    PAYER_ACCOUNT_STATE: 'AC05',
    PAYEE_ACCOUNT_STATE: 'AC04 AC07',
    PAYEE_NOT_FOUND: 'AC01 AC03 BE06 BE23',
    PAYER_NOT_FOUND: 'AC02',
    NAME_MISMATCH: 'BE01',
    USER_DECLINED: 'CUST DS02',
    AUTH_TIMEOUT: 'DS24',
    NETWORK_OR_AGENT_TIMEOUT: 'AB01 AB03 AB05 AB06 AB11',
    COUNTERPARTY_OFFLINE: 'AB07 AB08',
    TECHNICAL_ERROR: 'AB09 AB10 ED05 TECH',
    CURRENCY_OR_TYPE: 'AM03 AG01 AG03 CURR',
    REGULATORY_HOLD: 'RR04 NOCM AM07',
    MANDATE: 'MD01',
    CUT_OFF: 'TM01',
    PAYEE_DECLINED: 'MS02',
    FRAUD: 'FRAD FR01',
  },
  fspiop: {
    LIMIT_AMOUNT: '4200',
    BALANCE_CAP: '5200',
    DUPLICATE: '3106',
    PAYER_ACCOUNT_STATE: '4400 3242',
    PAYEE_ACCOUNT_STATE: '5400',
    PAYEE_NOT_FOUND: '3204 3203',
    PAYER_NOT_FOUND: '3202',
    USER_DECLINED: '4100 4101',
    AUTH_FAILED: '4300',
    AUTH_TIMEOUT: '3301 3302 3303',
    NETWORK_OR_AGENT_TIMEOUT: '1000 2004',
    COUNTERPARTY_OFFLINE: '1001 2003',
    TECHNICAL_ERROR: '2000 2001',
    BUSY_RETRY: '2005',
    CURRENCY_OR_TYPE: '4102 4103 5102 5106',
    PAYEE_DECLINED: '5104 5105',
  },
  mtn: {
    INSUFFICIENT_FUNDS: 'NOT_ENOUGH_FUNDS',
    LIMIT_PERIOD: 'PAYER_LIMIT_REACHED',
    DUPLICATE: 'RESOURCE_ALREADY_EXIST',
    PAYER_ACCOUNT_STATE: 'NOT_ALLOWED',
    PAYEE_ACCOUNT_STATE: 'PAYEE_NOT_ALLOWED_TO_RECEIVE',
    PAYEE_NOT_FOUND: 'PAYEE_NOT_FOUND',
    PAYER_NOT_FOUND: 'PAYER_NOT_FOUND',
    USER_DECLINED: 'APPROVAL_REJECTED TRANSACTION_CANCELED',
    AUTH_TIMEOUT: 'EXPIRED COULD_NOT_PERFORM_TRANSACTION',
    NETWORK_OR_AGENT_TIMEOUT: 'SERVICE_UNAVAILABLE',
    CURRENCY_OR_TYPE: 'INVALID_CURRENCY',
  },
  mpesa: {
    INSUFFICIENT_FUNDS: '1',
    USER_DECLINED: '1032',
    AUTH_FAILED: '2001',
    AUTH_TIMEOUT: '1019 1037',
    COUNTERPARTY_OFFLINE: '1025',
    TECHNICAL_ERROR: '9999',
    BUSY_RETRY: '1001',
  },
};

/** Our own names are understood everywhere: a wallet may speak them. */
const OWN = new Map<string, FailureReason>(FAILURE_REASONS.map((reason) => [folded(reason), reason]));
const TABLES = new Map(
  (Object.keys(CODES) as ReasonVocabulary[]).map((vocabulary) => [vocabulary, tableOf(CODES[vocabulary])]),
);

/**
 * An unmapped reason is `UNSPECIFIED`, never an invented one: wallets say little on purpose, and a person must look.
 * No reason at all is null. Numbers mean different things to different wallets, so only the vocabularies of the
 * profile are looked up, in its order.
 */
export function reasonOf(
  word: string | null,
  { reasons, vocabularies }: Pick<WalletProfile, 'reasons' | 'vocabularies'>,
): FailureReason | null {
  if (word === null) {
    return null;
  }

  const code = folded(word);
  const common = vocabularies.map((vocabulary) => TABLES.get(vocabulary)?.get(code)).find(Boolean);

  return mapped(word, reasons) ?? OWN.get(code) ?? common ?? 'UNSPECIFIED';
}

/** What a profile makes of a word; undefined where it says nothing. */
export function mapped<T>(word: string, own: Readonly<Record<string, T>>): T | undefined {
  return Object.entries(own).find(([key]) => folded(key) === folded(word))?.[1];
}

export function folded(word: string): string {
  return word.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function tableOf(
  codes: Readonly<Partial<Record<FailureReason, string>>>,
): ReadonlyMap<string, FailureReason> {
  return new Map(
    FAILURE_REASONS.flatMap((reason) =>
      (codes[reason]?.split(' ') ?? []).map((code) => [folded(code), reason] as const),
    ),
  );
}
