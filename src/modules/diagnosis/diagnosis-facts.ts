import type { AccountState } from '../wallets/wallet-account.js';
import type {
  CreditLeg,
  DebitLeg,
  Direction,
  FailureReason,
  TransactionState,
  TransactionType,
} from '../wallets/wallet-transaction.js';

export type YesNo = 'yes' | 'no';

/**
 * What the rules are asked about: words and whole numbers, nothing that names a person. Null is what nobody knows; no
 * rule may take it for a no. `FACT_FIELDS` holds the same names with the words that each may have.
 */
export interface DiagnosisFacts {
  /** Code of the exception type. */
  readonly type: string | null;
  readonly wallet: 'reachable' | 'away';
  readonly account: 'found' | 'unknown' | 'several' | 'not-asked';
  readonly accountState: AccountState | null;
  /** The wallet's own word for it, such as `lockedPin`. */
  readonly subState: string | null;
  readonly identity: 'verified' | 'unverified' | 'rejected' | null;
  readonly reserved: 'some' | 'none' | null;
  readonly uncleared: 'some' | 'none' | null;
  /** Whether the balances add up to each other. */
  readonly balances: 'add-up' | 'unexplained' | null;
  /** How the transaction was found: tied by a person, or by how well it fits. */
  readonly found: 'linked' | 'strong' | 'possible' | 'several' | 'none';
  readonly kind: TransactionType | null;
  readonly state: TransactionState | null;
  readonly reason: FailureReason | null;
  readonly direction: Direction | null;
  readonly debit: DebitLeg | null;
  readonly credit: CreditLeg | null;
  /** Whether the legs are what the wallet said, or follow from the state. */
  readonly legs: 'told' | 'assumed' | null;
  readonly ageMinutes: number | null;
  /** Against what is usual for its kind, and the most that is promised. */
  readonly pace: 'normal' | 'late' | 'overdue' | null;
  readonly hold: 'running' | 'expired' | 'none';
  /** What was given back of it by a transaction of its own. */
  readonly reversal: 'none' | 'running' | 'done' | 'failed';
  /** Whether money that was taken for nothing is still within the time in which it is given back by itself. */
  readonly returnTime: 'open' | 'passed' | null;
  readonly refund: 'none' | 'running' | 'done' | null;
  readonly refundTo: 'wallet' | 'card' | null;
  readonly refundDays: number | null;
  readonly twin: 'none' | 'double' | 'one-real' | 'two-orders';
  readonly mandate: YesNo;
  /** Whether the money went to whom the customer names. */
  readonly payee: 'as-stated' | 'other' | null;
  /** What the stated amount and the posted one differ by. */
  readonly difference: 'none' | 'fee' | 'rate' | 'unexplained' | null;
  /** The shop is known by another name, or the customer ordered it to be paid again and again. */
  readonly ownOrder: 'trading-name' | 'mandate' | null;
  /** What is missing came to another wallet of the same holder. */
  readonly otherWallet: YesNo;
  /** A notice about this type, running now or when it happened. */
  readonly incident: YesNo;
  /** The customer says that it was not he. */
  readonly denied: YesNo | null;
  /** The customer gave a password or a code away. */
  readonly disclosed: 'yes' | 'no' | 'unsure' | null;
  /** A sign-in from a new device or place, or a payment out that he does not know. */
  readonly risk: YesNo;
  /** Since the time that the customer names. */
  readonly statedMinutes: number | null;
  /** Working days since then. */
  readonly statedDays: number | null;
  /** Attempts or refusals that the customer counts. */
  readonly attempts: number | null;
}

export type FactName = keyof DiagnosisFacts;

type FactKind = readonly string[] | 'number' | 'word';

/** What may be asked, and the words that may be compared with: a list, any word, or a whole number. */
export const FACT_FIELDS = {
  type: 'word',
  wallet: ['reachable', 'away'],
  account: ['found', 'unknown', 'several', 'not-asked'],
  accountState: ['available', 'unavailable', 'unregistered', 'unknown'],
  subState: 'word',
  identity: ['verified', 'unverified', 'rejected'],
  reserved: ['some', 'none'],
  uncleared: ['some', 'none'],
  balances: ['add-up', 'unexplained'],
  found: ['linked', 'strong', 'possible', 'several', 'none'],
  kind: 'word',
  state: 'word',
  reason: 'word',
  direction: ['in', 'out', 'self'],
  debit: ['none', 'reserved', 'posted', 'returned'],
  credit: ['none', 'posted', 'returned'],
  legs: ['told', 'assumed'],
  ageMinutes: 'number',
  pace: ['normal', 'late', 'overdue'],
  hold: ['running', 'expired', 'none'],
  reversal: ['none', 'running', 'done', 'failed'],
  returnTime: ['open', 'passed'],
  refund: ['none', 'running', 'done'],
  refundTo: ['wallet', 'card'],
  refundDays: 'number',
  twin: ['none', 'double', 'one-real', 'two-orders'],
  mandate: ['yes', 'no'],
  payee: ['as-stated', 'other'],
  difference: ['none', 'fee', 'rate', 'unexplained'],
  ownOrder: ['trading-name', 'mandate'],
  otherWallet: ['yes', 'no'],
  incident: ['yes', 'no'],
  denied: ['yes', 'no'],
  disclosed: ['yes', 'no', 'unsure'],
  risk: ['yes', 'no'],
  statedMinutes: 'number',
  statedDays: 'number',
  attempts: 'number',
} as const satisfies Readonly<Record<FactName, FactKind>>;

export const FACT_NAMES = Object.keys(FACT_FIELDS) as FactName[];

export const isFactName = (name: string): name is FactName => Object.hasOwn(FACT_FIELDS, name);

/** Nothing is known, and the wallet has not been asked. */
export const NOTHING_KNOWN: DiagnosisFacts = {
  type: null,
  wallet: 'reachable',
  account: 'not-asked',
  accountState: null,
  subState: null,
  identity: null,
  reserved: null,
  uncleared: null,
  balances: null,
  found: 'none',
  kind: null,
  state: null,
  reason: null,
  direction: null,
  debit: null,
  credit: null,
  legs: null,
  ageMinutes: null,
  pace: null,
  hold: 'none',
  reversal: 'none',
  returnTime: null,
  refund: 'none',
  refundTo: null,
  refundDays: null,
  twin: 'none',
  mandate: 'no',
  payee: null,
  difference: null,
  ownOrder: null,
  otherWallet: 'no',
  incident: 'no',
  denied: null,
  disclosed: null,
  risk: 'no',
  statedMinutes: null,
  statedDays: null,
  attempts: null,
};
