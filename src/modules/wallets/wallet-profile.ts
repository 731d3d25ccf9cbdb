import type { AccountCondition } from './wallet-account.js';
import type { WalletCapabilities } from './wallet-provider.js';
import type { FailureReason, TransactionState, TransactionType } from './wallet-transaction.js';

/** `PT10M`, `P1D` (ISO 8601), or `3bd`: to the end of the third business day after. */
export type Lasting = { readonly ms: number } | { readonly businessDays: number };

/** What is usual for a kind of transaction, and the latest; both counted from its creation. */
export interface EtaRule {
  readonly normal: Lasting;
  readonly max: Lasting;
}

export const LIMIT_PERIODS = ['single', 'day', 'month', 'year', 'lifetime'] as const;

/** What the wallet allows an account of this level; for the words of a diagnosis, never to refuse anything. */
export interface LimitRule {
  readonly kycLevel: number;
  readonly period: (typeof LIMIT_PERIODS)[number];
  readonly amount: string;
  readonly currency: string;
}

/** What the wallet charges: a share in percent, at least `min`, and `fixed` on top. Decimal texts. */
export interface FeeRule {
  readonly type: TransactionType;
  readonly subType: string | null;
  readonly percent: string;
  readonly min: string;
  readonly fixed: string;
}

/** How we show who we are. Secrets are never part of a profile. */
export type WalletAuth =
  | { readonly kind: 'none' | 'basic' }
  | { readonly kind: 'oauth2'; readonly tokenUrl: string; readonly scope: string | null };

export interface WalletHeaders {
  readonly dateFormat: 'iso' | 'http';
  readonly contentHash: boolean;
  readonly channel: string;
  readonly institution: {
    readonly type: 'lei' | 'swiftbic' | 'organisationid';
    readonly identifier: string;
  } | null;
}

/** Where in `customData` and `metadata` this wallet keeps what GSMA has no field for; the first key that holds something wins. */
export const CUSTOM_FIELDS = [
  'reason',
  'holdReason',
  'holdUntil',
  'expectedCompletion',
  'channel',
  'counterpartyName',
  'debitPartyName',
  'creditPartyName',
  'debitPosted',
  'creditPosted',
  'orderNumber',
  'tradingName',
  'mandateReference',
  'device',
  'cardLastFour',
  'fxRate',
  'fxSourceAmount',
  'fxSourceCurrency',
  'fxTargetAmount',
  'fxTargetCurrency',
] as const;

export type CustomField = (typeof CUSTOM_FIELDS)[number];

/** What may be left at the door of one more wallet. Codes and identities never pass, whatever a profile says. */
export const DROPPABLE = ['description', 'terminal', 'geo', 'device', 'cardLastFour', 'maskedName'] as const;

export type Droppable = (typeof DROPPABLE)[number];

/** Lists of failure codes that a wallet may use. Those of numbers contradict each other: a wallet speaks one of them. */
export const REASON_VOCABULARIES = ['gsma', 'iso20022', 'mtn', 'fspiop', 'mpesa'] as const;

export type ReasonVocabulary = (typeof REASON_VOCABULARIES)[number];

/**
 * How one provider speaks. Words are compared without case and punctuation; those given here come on top of the
 * common ones of `gsma-words.ts` and win over them.
 */
export interface WalletProfile {
  readonly name: string;
  /** IANA zone of timestamps that name none; null means `WALLET_TIME_ZONE`. */
  readonly timeZone: string | null;
  readonly auth: WalletAuth;
  readonly headers: WalletHeaders;
  readonly capabilities: WalletCapabilities;
  readonly states: Readonly<Record<string, TransactionState>>;
  /** The word by which this wallet filters a state; a state without one is filtered here, after reading. */
  readonly stateQueries: Readonly<Partial<Record<TransactionState, string>>>;
  readonly subStates: Readonly<Record<string, AccountCondition>>;
  readonly reasons: Readonly<Record<string, FailureReason>>;
  readonly vocabularies: readonly ReasonVocabulary[];
  readonly keys: Readonly<Record<CustomField, readonly string[]>>;
  /** By `type` or `type.subType`. */
  readonly etas: Readonly<Record<string, EtaRule>>;
  /** Local dates on which this wallet's banks rest, besides Saturdays and Sundays. */
  readonly holidays: readonly string[];
  /** Within this time what was taken for a failed payment comes back by itself. */
  readonly reversalWindow: Lasting;
  readonly limits: readonly LimitRule[];
  readonly fees: readonly FeeRule[];
  readonly dropped: readonly Droppable[];
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What holds where no profile says otherwise. Delays, fees and limits are assumptions of ours, made for the demo wallet. */
export const DEFAULT_PROFILE: WalletProfile = {
  name: 'gsma',
  timeZone: null,
  auth: { kind: 'none' },
  headers: { dateFormat: 'iso', contentHash: false, channel: 'SUPPORT', institution: null },
  capabilities: {
    statement: true,
    balance: true,
    reversal: false,
    partialReversal: false,
    accountSearch: true,
    receiptsSearch: true,
    failureReasons: true,
    legStates: true,
    zoneAware: true,
  },
  states: {},
  stateQueries: {},
  subStates: {},
  reasons: {},
  vocabularies: ['gsma', 'iso20022', 'mtn'],
  keys: {
    reason: ['failureReason', 'reasonCode', 'errorCode', 'isoReason'],
    holdReason: ['holdReason'],
    holdUntil: ['holdUntil'],
    expectedCompletion: ['expectedCompletion'],
    channel: ['channel'],
    counterpartyName: ['counterpartyName'],
    debitPartyName: ['debitPartyName'],
    creditPartyName: ['creditPartyName'],
    debitPosted: ['debitPosted'],
    creditPosted: ['creditPosted'],
    orderNumber: ['merchantOrderNo'],
    tradingName: ['tradingName'],
    mandateReference: ['mandateReference'],
    device: ['deviceId'],
    cardLastFour: ['cardLast4'],
    fxRate: ['fxRate'],
    fxSourceAmount: ['fxSourceAmount'],
    fxSourceCurrency: ['fxSourceCurrency'],
    fxTargetAmount: ['fxTargetAmount'],
    fxTargetCurrency: ['fxTargetCurrency'],
  },
  etas: {
    transfer: { normal: { ms: 6 * SECOND }, max: { ms: 3 * MINUTE } },
    merchantpay: { normal: { ms: 8 * SECOND }, max: { ms: 10 * MINUTE } },
    deposit: { normal: { ms: 10 * MINUTE }, max: { businessDays: 1 } },
    withdrawal: { normal: { businessDays: 1 }, max: { businessDays: 3 } },
    billpay: { normal: { ms: DAY }, max: { businessDays: 3 } },
    disbursement: { normal: { ms: 10 * MINUTE }, max: { businessDays: 1 } },
    adjustment: { normal: { ms: HOUR }, max: { ms: DAY } },
    'adjustment.card': { normal: { businessDays: 7 }, max: { businessDays: 10 } },
    reversal: { normal: { ms: HOUR }, max: { ms: DAY } },
    inttransfer: { normal: { businessDays: 2 }, max: { businessDays: 5 } },
  },
  holidays: [],
  reversalWindow: { businessDays: 1 },
  limits: [
    { kycLevel: 1, period: 'lifetime', amount: '1000.00', currency: 'CNY' },
    { kycLevel: 2, period: 'year', amount: '100000.00', currency: 'CNY' },
    { kycLevel: 3, period: 'year', amount: '200000.00', currency: 'CNY' },
  ],
  fees: [
    { type: 'transfer', subType: null, percent: '0', min: '0', fixed: '0' },
    { type: 'transfer', subType: 'toOtherProvider', percent: '0.1', min: '0.10', fixed: '0' },
    { type: 'withdrawal', subType: null, percent: '0.1', min: '0.10', fixed: '0' },
    { type: 'withdrawal', subType: 'cashout', percent: '1', min: '0', fixed: '0' },
    { type: 'billpay', subType: null, percent: '0', min: '0', fixed: '0' },
    { type: 'inttransfer', subType: null, percent: '1.5', min: '0', fixed: '5.00' },
  ],
  dropped: [],
};
