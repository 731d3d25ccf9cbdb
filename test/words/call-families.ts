import { ACCOUNT_KINDS } from '../../src/modules/tickets/account-kinds.js';
import { CALLER_PROOFS } from '../../src/modules/tickets/caller-proofs.js';

/** Sentences for who takes a call down, and for who has rung. */
export const CALL_FAMILIES: Readonly<Record<string, readonly string[]>> = {
  'calls.account-kinds.*': ACCOUNT_KINDS,
  'calls.letters.*': [...'ABCDEFGHJKMNPQRSTUVWXYZ'],
  'calls.proofs.*': ['none', ...CALLER_PROOFS],
  'calls.read.*': ['mail', 'call-back'],
  'calls.ticket.*': ['caller', 'call-back', 'taken-by', 'proof'],
  'tickets.authors.*-by-phone': ['you', 'customer'],
};
