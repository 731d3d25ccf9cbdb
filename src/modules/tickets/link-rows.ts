import { randomUUID } from 'node:crypto';
import type { SqlRow } from '../../platform/database/statement.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict, NotFound } from '../../platform/errors/app-error.js';
import { snapshotHash, type TransactionSnapshot } from '../wallets/transaction-snapshot.js';
import type { LinkRequest } from './link-request.js';
import { TransactionConfirmation, TransactionLink } from './transaction.entity.js';

export interface Tied {
  readonly linkId: string;
  readonly confirmationId: string;
  /** As the suggestion showed it to whoever confirmed it. */
  readonly suggested: TransactionSnapshot;
}

/**
 * Ties a transaction to a ticket, and keeps what spoke for it at this moment. One that was untied is tied again as
 * itself: its earlier snapshots are still what was seen then. @throws Conflict when it is linked already, NotFound
 * where it is no longer among the suggestions
 */
export async function tieLink(
  tx: Transaction,
  by: string,
  ticketId: string,
  { transaction: reference, role, purpose }: LinkRequest,
  now: Date,
): Promise<Tied> {
  const [known] = await tx.sql(
    'SELECT id, unlinked_at FROM transaction_links WHERE ticket_id = ? AND reference = ?',
    [ticketId, reference],
  );
  if (known && known.unlinked_at === null) {
    throw new Conflict('tickets.errors.linked-meanwhile');
  }
  const suggestion = await suggestionOf(tx, ticketId, reference);
  const linked = { role, purpose, linkedBy: by, linkedAt: now };
  const untied = { shownAt: null, unlinkedAt: null, unlinkedBy: null, promisedAt: null };
  const linkId = known ? String(known.id) : randomUUID();
  if (known) {
    await tx.repository(TransactionLink).update({ id: linkId }, { ...linked, ...untied });
  } else {
    const seen = { checkedAt: null, awaySince: null, checkingSince: null, accountHashes: null };
    await tx
      .repository(TransactionLink)
      .insert({ id: linkId, ticketId, reference, ...linked, ...untied, ...seen });
  }
  const confirmationId = randomUUID();
  await tx.repository(TransactionConfirmation).insert({
    id: confirmationId,
    linkId,
    role,
    purpose,
    score: Number(suggestion.score),
    rank: Number(suggestion.place),
    evidence: JSON.parse(String(suggestion.evidence)) as TransactionConfirmation['evidence'],
    confirmedBy: by,
    confirmedAt: now,
  });

  const json = String(suggestion.snapshot);
  const takenAt = new Date(Number(suggestion.fetched_at));

  return { linkId, confirmationId, suggested: { json, hash: snapshotHash(json), takenAt } };
}

/** The suggestion as it stands, and its place among all of the ticket. */
async function suggestionOf(tx: Transaction, ticketId: string, reference: string): Promise<SqlRow> {
  const [row] = await tx.sql(
    `SELECT c.score, c.evidence, c.snapshot, c.fetched_at, (SELECT count(*) FROM transaction_candidates b
       WHERE b.ticket_id = c.ticket_id AND b.rank <= c.rank) AS place
     FROM transaction_candidates c WHERE c.ticket_id = ? AND c.reference = ?`,
    [ticketId, reference],
  );
  if (!row) {
    throw new NotFound();
  }

  return row;
}
