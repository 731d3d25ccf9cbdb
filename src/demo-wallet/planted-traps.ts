import type { Cast } from './cast.js';
import { feeFor } from './plan.js';
import type { PlannedTransaction } from './plan.js';
import { trapsAt } from './traps.js';

/** The traps as they are posted. */
export function plantTraps(cast: Cast, now: number): PlannedTransaction[] {
  return trapsAt(now).map(({ reference, walletId, at, type, amount, fee, shop, description, geoCode }) => {
    const debit = cast.require('walletid', walletId);
    const [bank] = cast.of('bank', debit.currency);
    const elsewhere = type === 'withdrawal' && bank ? bank : cast.system('other-wallet', debit.currency);
    const credit = cast.of('merchant', debit.currency).find(({ name }) => name === shop) ?? elsewhere;

    return {
      reference,
      at: at.getTime(),
      durationMs: 1_500,
      type,
      status: 'completed',
      debit,
      credit,
      amount,
      fee: fee > 0 ? fee : feeFor(type, amount, credit),
      description,
      channel: 'app',
      ...(geoCode === undefined ? {} : { details: { geoCode } }),
    };
  });
}
