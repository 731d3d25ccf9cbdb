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
}

/** What spoke for it when it was tied. */
interface Grounds {
  readonly score: number | null;
  readonly rank: number | null;
  readonly evidence: TransactionConfirmation['evidence'];
}

/**
 * Ties a transaction to a ticket, and keeps what spoke for it at this moment. One that was untied is tied again as
 * itself: its earlier snapshots are still what was seen then. `suggested`: as the suggestion showed it to whoever
 * confirmed it. @throws Conflict when it is linked already, NotFound where it is no longer among the suggestions
 */
export async function tieLink(
  tx: Transaction,
  by: string,
  ticketId: string,
  request: LinkRequest,
  now: Date,
): Promise<Tied & { readonly suggested: TransactionSnapshot }> {
  const known = await tiedBefore(tx, ticketId, request.transaction);
  if (known?.unlinked_at === null) {
    throw new Conflict('tickets.errors.linked-meanwhile');
  }
  const suggestion = await suggestionOf(tx, ticketId, request.transaction);
  const grounds = {
    score: Number(suggestion.score),
    rank: Number(suggestion.place),
    evidence: JSON.parse(String(suggestion.evidence)) as Grounds['evidence'],
  };
  const tied = await writeLink(tx, by, ticketId, { ...request, known, grounds, now });

  const json = String(suggestion.snapshot);
  const takenAt = new Date(Number(suggestion.fetched_at));

  return { ...tied, suggested: { json, hash: snapshotHash(json), takenAt } };
}

/** Ties what nobody had to find, because the desk itself has ordered it; null where it is linked already. */
export async function tieOrdered(
  tx: Transaction,
  by: string,
  ticketId: string,
  request: Omit<LinkRequest, 'key'>,
  now: Date,
): Promise<Tied | null> {
  const known = await tiedBefore(tx, ticketId, request.transaction);
  const grounds = { score: null, rank: null, evidence: [] };

  return known?.unlinked_at === null
    ? null
    : writeLink(tx, by, ticketId, { ...request, known, grounds, now });
}

async function tiedBefore(tx: Transaction, ticketId: string, reference: string): Promise<SqlRow | undefined> {
  const [known] = await tx.sql(
    'SELECT id, unlinked_at FROM transaction_links WHERE ticket_id = ? AND reference = ?',
    [ticketId, reference],
  );

  return known;
}

async function writeLink(
  tx: Transaction,
  by: string,
  ticketId: string,
  {
    transaction: reference,
    role,
    purpose,
    known,
    grounds,
    now,
  }: Omit<LinkRequest, 'key'> & {
    readonly known: SqlRow | undefined;
    readonly grounds: Grounds;
    readonly now: Date;
  },
): Promise<Tied> {
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
  const confirmed = { role, purpose, confirmedBy: by, confirmedAt: now };
  await tx
    .repository(TransactionConfirmation)
    .insert({ id: confirmationId, linkId, ...confirmed, ...grounds });

  return { linkId, confirmationId };
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
