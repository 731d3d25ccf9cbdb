import type { EscalationLine, ExceptionCause, Priority } from '../exceptions/exception-type.js';
import type { Language } from '../../platform/i18n/languages.js';
import type { Condition } from './rule-conditions.js';

/** To whom what a rule says may be told: anybody, who has proved that the account is his, or the staff alone. */
export const DISCLOSURES = ['public', 'verified', 'staff'] as const;

export type Disclosure = (typeof DISCLOSURES)[number];

/** When the transaction is looked at again by itself: so many minutes later, at its due time, every hour. */
export interface Recheck {
  readonly minutes: readonly number[];
  readonly atDue: boolean;
  readonly hourly: boolean;
}

/** How urgent it is where more is true than the rule asks; never less urgent than the rule. */
export interface Raise {
  readonly when: Condition;
  readonly priority: Priority | null;
  readonly escalatesTo: readonly EscalationLine[];
}

/** What a rule says, in one language. Gaps are `{amount}`; what stands in `[…]` is left out where one of its gaps is not known. */
export interface RuleWords {
  /** What most likely happened, in a line, for the staff. */
  readonly cause: string;
  /** For the customer to read. */
  readonly customer: string;
  /** For the staff alone. */
  readonly agent: string;
  /** What is done next, in this order. */
  readonly next: readonly string[];
}

/** All that may be changed about a rule. Its id and its place never change. */
export interface RuleEdition {
  readonly when: Condition;
  readonly cause: ExceptionCause;
  /** Null is that of the type. */
  readonly priority: Priority | null;
  readonly escalatesTo: readonly EscalationLine[];
  readonly raise: Raise | null;
  /** Address of an article; it is there in both languages. */
  readonly article: string;
  readonly disclosure: Disclosure;
  readonly recheck: Recheck;
  /** So long it may be told without another look. */
  readonly validMinutes: number;
  readonly words: Readonly<Record<Language, RuleWords>>;
}

/** A rule from the version on in which it came into force. */
export interface DiagnosisRule extends RuleEdition {
  /** `D01`; never used for anything else. */
  readonly id: string;
  /** From the most specific to the most general; the first that fits is what is said. */
  readonly place: number;
  readonly since: number;
}

/** The rule for when the wallet cannot be asked. */
export const WALLET_AWAY = 'D55';
/** Nothing was found: more has to be asked. */
export const NOT_FOUND = 'D56';
/** Something was found that no other rule explains: a person looks. */
export const A_PERSON_LOOKS = 'D62';
/** What was taken ought to go back, once a supervisor says so: taken for nothing, taken twice, taken too much. */
export const LEADS_TO_REVERSAL: readonly string[] = ['D12', 'D22', 'D27'];
/** What stands in the reference data; whatever people change makes a later version. */
export const BASE_VERSION = 1;
