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
}

export const FOLLOW = new JobType<Follow>('tickets.follow-transaction');

/** Sets the next look; one job at a time follows a link, however often that is asked for. */
export async function follow(jobs: Jobs, tx: Transaction, last: Follow, at: Date): Promise<void> {
  const step = (last.step ?? 0) + 1;
  await jobs.enqueue(tx, FOLLOW, { ...last, step }, at, `follow/${last.confirmationId}/${step}`);
}
