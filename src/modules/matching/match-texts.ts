import type { EvidenceKind } from './match-evidence.js';
import type { MatchResult, NextQuestion } from './match-outcome.js';

/** Keys of the words for everything this module names. Evidence takes its `params` as gaps; staff only. */
export const evidenceText = (kind: EvidenceKind): string => `matching.evidence.${kind}`;

export const resultText = (result: MatchResult): string => `matching.results.${result}`;

/** What an agent may ask the customer. */
export const questionText = (question: NextQuestion): string => `matching.questions.${question}`;
