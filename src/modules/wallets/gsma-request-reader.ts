import { instantOf, isFields, required, requireFields, textOf } from './gsma-fields.js';
import { reasonOf } from './gsma-reasons.js';
import type { ReadingContext } from './gsma-reader.js';
import { codesOf } from './gsma-refusal.js';
import { stateOf } from './gsma-words.js';
import type { WalletErrorCode } from './wallet-error.js';
import type { WalletProfile } from './wallet-profile.js';
import type { RequestProgress, ReversalOrder, ReversalRecord, WalletRefusal } from './wallet-reversal.js';

const PROGRESS = { pending: 'PENDING', completed: 'COMPLETED', failed: 'FAILED' } as const;

/** The wallet's own error as a refusal of ours; without one, a person must look. */
export function refusalFrom(said: WalletErrorCode | null, profile: WalletProfile): WalletRefusal {
  const { category = null, code = null } = said ?? {};

  return { category, code, reason: reasonOf(code, profile) ?? 'UNSPECIFIED' };
}

/**
 * Reads the state of a request. The prose names its error `errorReference`, the OpenAPI file `error` (A9, 3).
 *
 * @throws WalletError `CONTRACT_VIOLATION` without an id, or for a state that the standard does not know
 */
export function readRequestState(
  raw: unknown,
  { profile, timeZone }: Pick<ReadingContext, 'profile' | 'timeZone'>,
): RequestProgress {
  const fields = requireFields(raw);
  const word = textOf(fields, 'status')?.toLowerCase();
  const state = Object.entries(PROGRESS).find(([known]) => known === word)?.[1] ?? null;
  const error = [fields.error, fields.errorReference].find(isFields);
  const pollLimit = textOf(fields, 'pollLimit');

  return {
    serverCorrelationId: required(textOf(fields, 'serverCorrelationId'), 'serverCorrelationId'),
    state: required(state, 'status'),
    objectReference: textOf(fields, 'objectReference'),
    pendingReason: textOf(fields, 'pendingReason'),
    expiresAt: instantOf(textOf(fields, 'expiryTime'), timeZone).at,
    pollLimit: pollLimit !== null && /^[1-9]\d{0,5}$/.test(pollLimit) ? Number(pollLimit) : null,
    refusal: error || state === 'FAILED' ? refusalFrom(codesOf(error), profile) : null,
  };
}

/**
 * Reads a reversal, whether as the answer to its order or as a transaction later.
 *
 * @throws WalletError `CONTRACT_VIOLATION` without a reference, and for a reversal of something else
 */
export function readReversal(
  raw: unknown,
  { originalReference }: ReversalOrder,
  { states }: WalletProfile,
): ReversalRecord {
  const fields = requireFields(raw);
  const original = textOf(fields, 'originalTransactionReference');
  const rawState = textOf(fields, 'transactionStatus') ?? '';

  return {
    reference: required(textOf(fields, 'transactionReference'), 'transactionReference'),
    originalReference: required(
      original === null || original === originalReference ? originalReference : null,
      'originalTransactionReference',
    ),
    state: stateOf(rawState, states),
    rawState,
  };
}
