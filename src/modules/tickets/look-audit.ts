import { audit } from '../../platform/audit/audit.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { LookPurpose } from './look-purpose.js';

/** One question to the wallet about a ticket. */
export interface AuditedLook {
  readonly purpose: LookPurpose;
  /** Whether an account and a time were asked for, or one transaction by its number. */
  readonly by: 'account' | 'reference';
  /** References of what was found: any account can be asked about from any ticket. */
  readonly seen: readonly string[];
  /** For whom of the staff the desk has asked behind his page. */
  readonly for?: string;
}

/**
 * Whose money was seen, for which ticket, and why: stands in the unit that stores what was found, so that nobody can be
 * shown an answer of which the audit does not know.
 */
export async function auditLook(
  tx: Transaction,
  ticketId: string,
  { purpose, by, seen, for: asker }: AuditedLook,
): Promise<void> {
  await audit(tx, {
    action: 'wallet.looked-up',
    object: { kind: 'ticket', id: ticketId },
    meta: { purpose, by, count: seen.length, seen: seen.join(' '), ...(asker ? { for: asker } : {}) },
  });
}
