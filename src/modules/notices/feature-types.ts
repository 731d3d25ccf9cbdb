import type { NoticeFeature } from './notice-content.js';

/**
 * What people meet when a part of the wallet fails, by the codes of exception types. A notice that names no type of its
 * own is about these, so that it stands where people look for it.
 */
export const FEATURE_TYPES: Readonly<Record<NoticeFeature, readonly string[]>> = {
  'sign-in': ['E101', 'E102', 'E103', 'E104'],
  payments: ['E301', 'E306', 'E307'],
  transfers: ['E302', 'E307', 'E402'],
  'top-up': ['E401', 'E403'],
  withdrawal: ['E501', 'E502', 'E504'],
  cards: ['E702'],
  app: ['E801', 'E802', 'E804'],
  other: ['E804'],
};

/** The types that a notice is about: its own, or those of what it concerns. */
export const typesMeant = (
  types: readonly string[],
  features: readonly NoticeFeature[],
): readonly string[] =>
  types.length > 0 ? types : [...new Set(features.flatMap((feature) => FEATURE_TYPES[feature]))];
