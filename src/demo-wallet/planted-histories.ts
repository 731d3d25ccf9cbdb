import type { Cast } from './cast.js';
import type { PlannedTransaction } from './plan.js';
import { Random } from './random.js';
import { holderOf } from './scenario-holders.js';
import { SCENARIO_DRAFTS } from './scenarios.js';

const DAY = 86_400_000;
const PURCHASES = 8;

/** What the holders of the scenarios bought long before, so that their story is not all that they have. */
export function plantHistories(cast: Cast, now: number): PlannedTransaction[] {
  return SCENARIO_DRAFTS.filter(({ holder }) => holder?.opening === undefined).flatMap(({ row }) => {
    const random = new Random(`history of ${row}`);
    const debit = cast.require('walletid', holderOf(row).walletid);

    return Array.from({ length: PURCHASES }, (_, index) => ({
      reference: `TX94${String(row).padStart(2, '0')}${String(index + 1).padStart(6, '0')}`,
      at: now - random.int(14 * DAY, 80 * DAY),
      durationMs: random.int(800, 4_000),
      type: 'merchantpay',
      status: 'completed',
      debit,
      credit: random.pick(cast.of('merchant', debit.currency)),
      amount: random.int(500, 4_500),
      fee: 0,
      channel: 'app',
      description: null,
      partnerReference: `ORD-${random.int(900_000, 999_999)}`,
    }));
  });
}
