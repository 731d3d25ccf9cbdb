import type { Transaction } from '../../platform/database/transaction.js';
import { JobType } from '../../platform/events/registry.js';
import type { Jobs } from '../../platform/jobs/jobs.js';

/** A linked transaction that is looked at again. */
export interface Follow {
  readonly linkId: string;
  readonly confirmationId: string;
  /** Steps that this job has had before; numbers its successors. */
  readonly step?: number;
  readonly looks: number;
  /** Looks in a row that got no answer. */
  readonly misses: number;
  /** Who of the staff waits for this one look; then nothing follows it. */
  readonly asker?: { readonly id: string; readonly name: string };
}

export const FOLLOW = new JobType<Follow>('tickets.follow-transaction');

/** Sets the next look; one job at a time follows a link, however often that is asked for. */
export async function follow(jobs: Jobs, tx: Transaction, last: Follow, at: Date): Promise<void> {
  const step = (last.step ?? 0) + 1;
  await jobs.enqueue(tx, FOLLOW, { ...last, step }, at, `follow/${last.confirmationId}/${step}`);
}

/** One look beside those, as soon as may be, for somebody who has stopped waiting for a slow wallet. `key`: of his press. */
export async function lookSoon(
  jobs: Jobs,
  tx: Transaction,
  look: Follow,
  at: Date,
  key: string,
): Promise<void> {
  await jobs.enqueue(tx, FOLLOW, look, at, `look/${look.confirmationId}/${key}`);
}
