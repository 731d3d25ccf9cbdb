import type { NewDiagnosis } from '../diagnosis/diagnosis-records.js';
import type { FailureReason } from '../wallets/wallet-transaction.js';
import type { TechnicalFailure } from './technical-failure.event.js';

const TECHNICAL: readonly (FailureReason | null)[] = [
  'NETWORK_OR_AGENT_TIMEOUT',
  'COUNTERPARTY_OFFLINE',
  'TECHNICAL_ERROR',
  'BUSY_RETRY',
];
/** A guess among several is not counted: it may be another customer's trouble. */
const SURE: readonly string[] = ['linked', 'strong'];

/** What failed technically without a notice about it; null where that is not what was found. */
export function technicalFailureOf({
  facts: { state, reason, kind, incident, found },
  figures,
  transactionReference: reference,
}: NewDiagnosis): TechnicalFailure | null {
  const { created } = figures.times;
  const isSo = state === 'FAILED' && TECHNICAL.includes(reason) && incident === 'no' && SURE.includes(found);

  return isSo && reference !== null && kind !== null && reason !== null && created !== undefined
    ? { reference, service: kind, reason, at: created.toISOString() }
    : null;
}
