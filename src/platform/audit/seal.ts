import { createHmac } from 'node:crypto';
import type { SqlRow } from '../database/statement.js';
import { canonical } from '../idempotency/idempotency.js';

/** Columns that a seal covers, in the order of the table. */
export const SEALED_COLUMNS =
  'id, at, actor_id, actor_role, address, request_id, action, object_kind, object_id, result, meta';

/** The first characters of the key's own hash: which key a row was sealed with, and nothing of the key. */
export const keyIdOf = (key: Buffer): string =>
  createHmac('sha256', key).update('key id').digest('hex').slice(0, 16);

/** HMAC-SHA256 over the row's place, its facts and the hash before it: `hash = H(k, prev ‖ row)`. */
export function sealOf(key: Buffer, row: SqlRow, seq: number, prev: string): string {
  const facts = SEALED_COLUMNS.split(', ').map((name) => [
    name,
    name === 'at' ? Number(row[name]) : (row[name] ?? null),
  ]);

  return createHmac('sha256', key)
    .update(prev)
    .update(canonical({ ...Object.fromEntries(facts), seq }))
    .digest('hex');
}
