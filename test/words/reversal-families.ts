import { REVERSAL_OBJECTIONS } from '../../src/modules/reversals/reversal-figures.js';
import { RETURN_OBJECTIONS } from '../../src/modules/reversals/reversal-return.js';
import { REVERSAL_PARTS } from '../../src/modules/desk/reversal-list.view.js';
import {
  DECLINE_REASONS,
  END_FINDINGS,
  REVERSAL_EXTENTS,
  REVERSAL_REASONS,
  REVERSAL_STATUSES,
} from '../../src/modules/reversals/reversal-status.js';

/** Where a request stands, the two ways in which this house itself gives up, and what a supervisor has found. */
const STANDS = [...REVERSAL_STATUSES, 'not-sent', 'not-received', 'found', 'not-returned'];

/** Sentences about money that goes back. */
export const REVERSAL_FAMILIES: Readonly<Record<string, readonly string[]>> = {
  'reversals.errors.*-none': ['limit', 'approval-limit'],
  'reversals.errors.*': [
    'limit',
    'approval-limit',
    ...REVERSAL_OBJECTIONS,
    ...RETURN_OBJECTIONS,
    'not-stuck',
    'moved-meanwhile',
  ],
  'reversals.findings.*': END_FINDINGS,
  'reversals.declines.*': DECLINE_REASONS,
  'reversals.empty.*': REVERSAL_PARTS,
  'reversals.extents.*': REVERSAL_EXTENTS,
  'reversals.figures.*': [
    'transaction',
    'number',
    'amount',
    'state',
    'when',
    'limit',
    'money',
    'reason',
    'note',
    'made',
    'answer',
    'ended',
  ],
  'reversals.next.*': STANDS,
  'reversals.parts.*': REVERSAL_PARTS,
  'reversals.reasons.*': REVERSAL_REASONS,
  'reversals.statuses.*': STANDS,
  'reversals.told.*': STANDS,
};
