import type { Transaction } from '../../platform/database/transaction.js';
import { JobType } from '../../platform/events/registry.js';
import type { Jobs } from '../../platform/jobs/jobs.js';

/** A diagnosis that is looked at again. */
export interface DiagnoseAgain {
  readonly ticketId: string;
  /** The diagnosis after which it was set; a newer one has jobs of its own. 0 where there was none yet. */
  readonly after: number;
}

export const DIAGNOSE = new JobType<DiagnoseAgain>('tickets.diagnose');

const MINUTE = 60_000;
const HOUR = 60;

/**
 * Sets the next looks. Within the first hour each minute may have one, later each hour: looks that set each other do
 * not become more and more.
 */
export async function diagnoseAgain(
  jobs: Jobs,
  tx: Transaction,
  job: DiagnoseAgain,
  { madeAt, moments }: { readonly madeAt: Date; readonly moments: readonly Date[] },
): Promise<void> {
  for (const at of moments) {
    const minutes = Math.round((at.getTime() - madeAt.getTime()) / MINUTE);
    const slot = minutes < HOUR ? `m${minutes}` : `h${Math.floor(minutes / HOUR)}`;
    await jobs.enqueue(tx, DIAGNOSE, job, at, `diagnose/${job.ticketId}/${job.after}/${slot}`);
  }
}
