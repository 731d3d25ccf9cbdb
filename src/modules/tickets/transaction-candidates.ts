import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../platform/database/transaction.js';
import type { MatchOutcome, RankedTransaction } from '../matching/match-outcome.js';
import { snapshotOf } from '../wallets/transaction-snapshot.js';
import { MatchRun } from './match-run.entity.js';
import { TransactionCandidate } from './transaction.entity.js';

/** Suggestions of one look that an agent looks through at a glance, and all that a ticket keeps. */
const OF_ONE_LOOK = 5;
const KEPT = 10;

/** Keeps how sure a search was, and what would make it surer. */
export async function storeRun(
  tx: Transaction,
  ticketId: string,
  at: Date,
  { result, question, lookedAt, truncated, foreignReference, hints }: MatchOutcome,
): Promise<void> {
  const run: MatchRun = {
    id: randomUUID(),
    ticketId,
    at,
    result,
    question,
    lookedAt,
    truncated: Number(truncated),
    foreignReference: Number(foreignReference),
    hints,
  };
  await tx.repository(MatchRun).insert(run);
}

/** Puts the best of these before the earlier suggestions of a ticket. Returns the references of the best. */
export async function storeCandidates(
  tx: Transaction,
  ticketId: string,
  ranked: readonly RankedTransaction[],
): Promise<readonly string[]> {
  const best = ranked.slice(0, OF_ONE_LOOK);
  for (const { transaction } of best) {
    await tx.sql('DELETE FROM transaction_candidates WHERE ticket_id = ? AND reference = ?', [
      ticketId,
      transaction.reference,
    ]);
  }
  const [first] = await tx.sql('SELECT min(rank) AS rank FROM transaction_candidates WHERE ticket_id = ?', [
    ticketId,
  ]);
  const from = Number(first?.rank ?? best.length + 1) - best.length;
  for (const [index, { transaction, score, evidence }] of best.entries()) {
    const candidate: TransactionCandidate = {
      id: randomUUID(),
      ticketId,
      rank: from + index,
      reference: transaction.reference,
      score: Math.round(score),
      evidence: evidence.map(({ kind, params }) => ({ kind, params: { ...params } })),
      snapshot: JSON.parse(snapshotOf(transaction).json) as Record<string, unknown>,
      fetchedAt: transaction.fetchedAt,
    };
    await tx.repository(TransactionCandidate).save(candidate, { reload: false });
  }
  await tx.sql(
    `DELETE FROM transaction_candidates WHERE ticket_id = ? AND id NOT IN (
       SELECT id FROM transaction_candidates WHERE ticket_id = ? ORDER BY rank LIMIT ${KEPT})`,
    [ticketId, ticketId],
  );

  return best.map(({ transaction }) => transaction.reference);
}
