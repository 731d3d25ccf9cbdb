import { randomUUID } from 'node:crypto';
import type { Transaction } from '../database/transaction.js';
import { currentContext } from '../http/request-context.js';
import { canonical } from '../idempotency/idempotency.js';
import type { AuditMeta } from './audit-row.entity.js';
import { networkOf } from './network.js';

/** What happened, as `audit` takes it. Ids, keys and counts; never anybody's words, codes or secrets. */
export interface AuditNote {
  /** Subject and past tense: `ticket.claimed`, `session.begun`. */
  readonly action: string;
  readonly object: { readonly kind: string; readonly id: string };
  readonly meta?: AuditMeta;
  readonly result?: 'done' | 'refused';
}

const INSERT = `INSERT INTO audit_rows (id, at, actor_id, actor_role, address, request_id, action, object_kind,
  object_id, result, meta) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const LONGEST_ID = 120;

/**
 * Leaves a row in the unit of what it tells of: both are stored, or neither. Who and whence come from the request or
 * socket that is being answered; outside of any it was the desk itself. The time is the machine's own and not the
 * `Clock`: evidence says when it was really written. The seal follows within a second (`audit-sealer.ts`).
 */
export async function audit(
  tx: Transaction,
  { action, object, meta = {}, result = 'done' }: AuditNote,
): Promise<void> {
  const context = currentContext();
  await tx.sql(INSERT, [
    randomUUID(),
    new Date(),
    context?.actor.id ?? null,
    context ? (context.actor.role ?? 'nobody') : 'system',
    networkOf(context?.address ?? ''),
    context?.requestId ?? null,
    action,
    object.kind,
    object.id.slice(0, LONGEST_ID),
    result,
    canonical(meta),
  ]);
}
