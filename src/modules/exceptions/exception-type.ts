import type { FieldCode } from './exception-fields.js';

/** Why an exception happens: the four that every customer may be told, and those that the desk tells apart. */
export const EXCEPTION_CAUSES = [
  'network',
  'server',
  'user',
  'security',
  'counterparty',
  'limit',
  'identity',
  'product',
  'unknown',
] as const;

export type ExceptionCause = (typeof EXCEPTION_CAUSES)[number];

/** From "money or account under attack now" to "small, or solved already". */
export const PRIORITIES = ['P1', 'P2', 'P3', 'P4'] as const;

export type Priority = (typeof PRIORITIES)[number];

export const EXCEPTION_GROUPS = ['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'E8'] as const;

export type ExceptionGroup = (typeof EXCEPTION_GROUPS)[number];

/** Who takes it when the first line cannot end it. */
export const ESCALATION_LINES = ['specialist', 'operations', 'security', 'compliance', 'supervisor'] as const;

export type EscalationLine = (typeof ESCALATION_LINES)[number];

/** What has to be found in the wallet. */
export const LOOKUPS = ['transaction', 'account', 'none'] as const;

export type LookupNeed = (typeof LOOKUPS)[number];

/** What is known of a type before anybody has asked. Its words are `exceptions.*` of the languages. */
export interface ExceptionFacts {
  /** `E` + group + running number. Never changed, never used again. */
  readonly code: string;
  /** For addresses and figures. */
  readonly slug: string;
  readonly priority: Priority;
  readonly lookup: LookupNeed;
  readonly escalatesTo: EscalationLine | null;
  readonly causes: readonly ExceptionCause[];
  /** What the intake asks besides account, time and words; the first ones first. */
  readonly fields: readonly FieldCode[];
  /** A yes to this question makes it P1. */
  readonly urgentIf?: FieldCode;
}
