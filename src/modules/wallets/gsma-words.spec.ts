import { reasonOf } from './gsma-reasons.js';
import { conditionOf, legsOf, stateOf } from './gsma-words.js';
import { DEFAULT_PROFILE, type ReasonVocabulary } from './wallet-profile.js';
import type { FailureReason } from './wallet-transaction.js';

const states = (words: string): string[] => words.split(' ').map((word) => stateOf(word, {}));
const reason = (code: string, ...vocabularies: ReasonVocabulary[]): FailureReason | null =>
  reasonOf(code, { reasons: {}, vocabularies });

describe('the word for a state', () => {
  it.each([
    [
      'INITIATED',
      'created Initiated received awaiting RCVD ACTC PATC RECEIVED NOTPAY USERPAYING ONGOING PAYER_DELAYED',
    ],
    ['PENDING', 'pending processing accepted ACCP ACFC ACSP ACWC ACWP PDNG RESERVED ACCEPT'],
    ['HELD', 'held onhold on-hold review BLCK'],
    ['IN_DOUBT', 'doubt unknown timeout'],
    ['COMPLETED', 'completed Completed COMPLETED success settled ACSC ACCC BOOK COMMITTED SUCCESSFUL'],
    ['FAILED', 'failed rejected declined error RJCT ABORTED PAYERROR'],
    ['CANCELLED', 'cancelled canceled voided CANC CLOSED REVOKED'],
    ['EXPIRED', 'expired'],
    ['REVERSED', 'reversed refunded REFUND'],
    ['PARTIALLY_REVERSED', 'partiallyreversed partially_refunded'],
    ['UNKNOWN', 'frobnicated 2 - 待处理'],
  ])('means %s: %s', (state, words) => {
    expect(new Set(states(words))).toEqual(new Set([state]));
  });

  it('means what the profile says before anything else', () => {
    expect(stateOf('Wird geprüft', { 'wird-geprüft': 'HELD', completed: 'PENDING' })).toBe('HELD');
    expect(stateOf('completed', { completed: 'PENDING' })).toBe('PENDING');
  });
});

describe('the code of a reason', () => {
  it.each<[FailureReason, ReasonVocabulary, string]>([
    ['INSUFFICIENT_FUNDS', 'gsma', 'insufficientFunds'],
    ['INSUFFICIENT_FUNDS', 'iso20022', 'AM04'],
    ['INSUFFICIENT_FUNDS', 'mtn', 'NOT_ENOUGH_FUNDS'],
    ['INSUFFICIENT_FUNDS', 'mpesa', '1'],
    ['LIMIT_AMOUNT', 'gsma', 'greaterThanTransactionMaxValue lessThanTransactionMinValue'],
    ['LIMIT_AMOUNT', 'iso20022', 'AM02 AM13 AM21 AM23'],
    [
      'LIMIT_PERIOD',
      'gsma',
      'dailyVolumeLimitExceeded weeklyValueLimitExceeded monthlyVolumeLimitExceeded accountMaxTotalValueExceeded',
    ],
    ['LIMIT_PERIOD', 'iso20022', 'AM14'],
    ['BALANCE_CAP', 'gsma', 'maxBalanceExceeded'],
    ['DUPLICATE', 'gsma', 'duplicateRequest DuplicateRequest'],
    ['DUPLICATE', 'iso20022', 'AM05 DUPL DU03'],
    ['DUPLICATE', 'fspiop', '3106'],
    ['PAYER_ACCOUNT_STATE', 'fspiop', '4400 3242'],
    ['PAYEE_ACCOUNT_STATE', 'iso20022', 'AC04 AC07'],
    ['PAYEE_NOT_FOUND', 'gsma', 'identifierError'],
    ['PAYEE_NOT_FOUND', 'iso20022', 'AC01 AC03 BE06 BE23'],
    ['PAYER_NOT_FOUND', 'iso20022', 'AC02'],
    ['NAME_MISMATCH', 'iso20022', 'BE01'],
    ['USER_DECLINED', 'mpesa', '1032'],
    ['AUTH_FAILED', 'mpesa', '2001'],
    ['TECHNICAL_ERROR', 'fspiop', '2000 2001'],
    ['AUTH_TIMEOUT', 'iso20022', 'DS24'],
    ['NETWORK_OR_AGENT_TIMEOUT', 'iso20022', 'AB01 AB03 AB05 AB06 AB11'],
    ['COUNTERPARTY_OFFLINE', 'fspiop', '1001 2003'],
    ['BUSY_RETRY', 'mpesa', '1001'],
    ['CURRENCY_OR_TYPE', 'gsma', 'currencyNotSupported transactionTypeError'],
    ['REGULATORY_HOLD', 'gsma', 'countryofOriginNotPermitted nationalityNotPermitted'],
    ['MANDATE', 'iso20022', 'MD01'],
    ['CUT_OFF', 'iso20022', 'TM01'],
    ['PAYEE_DECLINED', 'iso20022', 'MS02'],
    ['FRAUD', 'iso20022', 'FRAD FR01'],
    ['UNSPECIFIED', 'iso20022', 'MS03 NARR AC06'],
    ['UNSPECIFIED', 'gsma', 'genericError incorrectState'],
    ['UNSPECIFIED', 'mtn', 'INTERNAL_PROCESSING_ERROR'],
  ])('means %s in %s: %s', (expected, vocabulary, codes) => {
    expect(codes.split(' ').map((code) => reason(code, vocabulary))).toEqual(
      codes.split(' ').map(() => expected),
    );
  });

  it('is our own name in every vocabulary', () => {
    expect(reason('payer_account_state')).toBe('PAYER_ACCOUNT_STATE');
  });

  it('is looked for only where the profile says, and its own codes win', () => {
    expect(reason('1001', 'gsma', 'iso20022')).toBe('UNSPECIFIED');
    expect(
      reasonOf('incorrectState', { ...DEFAULT_PROFILE, reasons: { incorrectstate: 'PAYER_ACCOUNT_STATE' } }),
    ).toBe('PAYER_ACCOUNT_STATE');
    expect(reasonOf(null, DEFAULT_PROFILE)).toBeNull();
  });
});

describe('what holds an account back', () => {
  it('is told by its word, by the profile, or not at all', () => {
    expect(conditionOf('LockedPIN', 'available', {})).toBe('lockedPin');
    expect(conditionOf('pin lock', 'unavailable', { pinlock: 'lockedPin' })).toBe('lockedPin');
    expect(conditionOf('sleepy', 'available', {})).toBe('unknown');
    expect(conditionOf(null, 'available', {})).toBe('active');
    expect(conditionOf(null, 'unavailable', {})).toBe('unknown');
  });
});

describe('where money stands', () => {
  it('is what the wallet says, and else what its state suggests, said to be so', () => {
    expect(legsOf('FAILED', true, false)).toEqual({ debit: 'posted', credit: 'none', assumed: false });
    expect(legsOf('PENDING', false, false)).toEqual({ debit: 'reserved', credit: 'none', assumed: false });
    expect(legsOf('REVERSED', true, true)).toEqual({ debit: 'returned', credit: 'returned', assumed: false });
    expect(legsOf('PENDING', true, null)).toMatchObject({ assumed: true });
    expect(legsOf('COMPLETED', null, null)).toEqual({ debit: 'posted', credit: 'posted', assumed: true });
  });
});
