import type { Transaction } from '../../platform/database/transaction.js';
import { JobType } from '../../platform/events/registry.js';
import type { Jobs } from '../../platform/jobs/jobs.js';

/** A request that somebody has said yes to, and the number of the step that is its turn. */
export interface Advance {
  readonly id: string;
  readonly step: number;
}

export const ADVANCE = new JobType<Advance>('reversals.advance');

/** Sets the next step; there is one of each number, however often it is asked for. */
export const advance = (jobs: Jobs, tx: Transaction, next: Advance, at: Date): Promise<void> =>
  jobs.enqueue(tx, ADVANCE, next, at, `reversal/${next.id}/${next.step}`);
