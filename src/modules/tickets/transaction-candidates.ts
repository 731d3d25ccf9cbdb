import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../platform/database/transaction.js';
import type { RankedTransaction } from '../wallets/transaction-ranking.js';
import { snapshotOf } from '../wallets/transaction-snapshot.js';
import { TransactionCandidate } from './transaction.entity.js';

/** Suggestions that an agent looks through at a glance. */
const KEPT = 5;

/** Replaces the suggestions of a ticket by the best of these. Returns how many there are. */
export async function storeCandidates(
  tx: Transaction,
  ticketId: string,
  ranked: readonly RankedTransaction[],
): Promise<number> {
  const best = ranked.slice(0, KEPT);
  await tx.sql('DELETE FROM transaction_candidates WHERE ticket_id = ?', [ticketId]);
  for (const [index, { transaction, score, evidence }] of best.entries()) {
    const candidate: TransactionCandidate = {
      id: randomUUID(),
      ticketId,
      rank: index + 1,
      reference: transaction.reference,
      score: Math.round(score),
      evidence: evidence.map(({ kind, params }) => ({ kind, params: { ...params } })),
      snapshot: JSON.parse(snapshotOf(transaction).json) as Record<string, unknown>,
      fetchedAt: transaction.fetchedAt,
    };
    await tx.repository(TransactionCandidate).save(candidate, { reload: false });
  }

  return best.length;
}
