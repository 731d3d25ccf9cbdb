import type { CastAccount } from './cast-account.js';
import type { Cast } from './cast.js';
import { isWholeCurrency } from './mix.js';
import { givingBack } from './plan.js';
import type { PlannedTransaction } from './plan.js';
import { Random } from './random.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What the desk is asked about, in fixed numbers. */
export function plantCases(cast: Cast, now: number): PlannedTransaction[] {
  const shopping = new Shopping(cast, now);

  return [
    ...shopping.duplicates(25),
    ...shopping.lookAlikes(60),
    ...shopping.reversals({ full: 40, partial: 12, doublePartial: 4 }),
    ...shopping.refunds(100),
    ...shopping.chargedButFailed({ returned: 6, inTime: 5, overdue: 4 }),
    ...shopping.authorisations({ running: 15, expired: 5 }),
    ...shopping.aroundMidnight(30),
  ];
}

/** Purchases of customers drawn by chance, never of the personas. */
class Shopping {
  private readonly random = new Random('planted cases');
  private readonly buyers: readonly CastAccount[];

  constructor(
    private readonly cast: Cast,
    private readonly now: number,
  ) {
    this.buyers = cast.accounts.filter(
      ({ kind, status, isPersona, isOfScenario }) =>
        kind === 'customer' && status === 'available' && !isPersona && !isOfScenario,
    );
  }

  /** Same parties and amount within ten minutes, both completed. */
  duplicates(count: number): PlannedTransaction[] {
    return this.times(count, () => {
      const first = this.purchase(this.ago(30 * DAY));
      return [first, { ...first, at: first.at + this.random.int(20_000, 9 * MINUTE) }];
    });
  }

  /** Same shop and amount, but separate orders on separate days. */
  lookAlikes(count: number): PlannedTransaction[] {
    return this.times(count, () => {
      const first = { ...this.purchase(this.ago(80 * DAY)), partnerReference: this.order() };
      return [
        first,
        { ...first, at: first.at + this.random.int(25, 72) * HOUR, partnerReference: this.order() },
      ];
    });
  }

  reversals({
    full,
    partial,
    doublePartial,
  }: Record<'full' | 'partial' | 'doublePartial', number>): PlannedTransaction[] {
    const chain = (shares: readonly number[]) => (): PlannedTransaction[] => {
      const isWhole = shares.length === 1 && shares[0] === 1;
      const original = this.purchase(this.ago(60 * DAY), isWhole ? 'reversed' : 'partiallyreversed');
      const backs = shares.map((share, index) =>
        givingBack(
          original,
          { afterMs: (index + 1) * 5 * HOUR, amount: this.share(original, share) },
          this.cast,
        ),
      );
      return [original, ...backs];
    };

    return [
      ...this.times(full, chain([1])),
      ...this.times(partial, chain([0.4])),
      ...this.times(doublePartial, chain([0.3, 0.5])),
    ];
  }

  /** Refunds that a shop made by itself: an adjustment, linked to the purchase. */
  refunds(count: number): PlannedTransaction[] {
    return this.times(count, () => {
      const original = this.purchase(this.ago(70 * DAY), 'reversed');
      const afterMs = this.random.int(2, 30) * HOUR;
      return [original, givingBack(original, { afterMs, type: 'adjustment', subType: 'refund' }, this.cast)];
    });
  }

  chargedButFailed({
    returned,
    inTime,
    overdue,
  }: Record<'returned' | 'inTime' | 'overdue', number>): PlannedTransaction[] {
    const failed = (agoMs: number): PlannedTransaction => ({
      ...this.purchase(this.now - agoMs, 'failed'),
      reason: 'NETWORK_OR_AGENT_TIMEOUT',
      debitPosted: true,
    });

    return [
      ...this.times(returned, () => {
        const original = failed(this.random.int(3, 20) * DAY);
        return [original, givingBack(original, { afterMs: 20 * HOUR }, this.cast)];
      }),
      ...this.times(inTime, () => [failed(this.random.int(1, 20) * HOUR)]),
      ...this.times(overdue, () => [failed(this.random.int(3, 8) * DAY)]),
    ];
  }

  /** Money set aside by a shop; some of it should have been given free long ago. */
  authorisations({ running, expired }: Record<'running' | 'expired', number>): PlannedTransaction[] {
    const authorised = (agoMs: number, holdForMs: number) => (): PlannedTransaction[] => {
      const purchase = this.purchase(this.now - agoMs, 'pending');
      return [{ ...purchase, durationMs: 0, subType: 'authorisation', holdUntil: purchase.at + holdForMs }];
    };

    return [
      ...this.times(running, authorised(20 * HOUR, 7 * DAY)),
      ...this.times(expired, authorised(12 * DAY, 7 * DAY)),
    ];
  }

  /** Within ten minutes of midnight where the customer lives, when people do not know which day it was. */
  aroundMidnight(count: number): PlannedTransaction[] {
    return this.times(count, () => {
      const purchase = this.purchase(this.ago(40 * DAY));
      const offset = purchase.debit.utcOffsetHours * HOUR;
      const midnight = Math.floor((purchase.at + offset) / DAY) * DAY - offset;
      return [{ ...purchase, at: midnight + this.random.int(-9 * MINUTE, 9 * MINUTE) }];
    });
  }

  private purchase(at: number, status: PlannedTransaction['status'] = 'completed'): PlannedTransaction {
    const debit = this.random.pick(this.buyers);
    const step = isWholeCurrency(debit.currency) ? 10_000 : 10;

    return {
      at,
      durationMs: this.random.int(800, 4_000),
      type: 'merchantpay',
      status,
      debit,
      credit: this.random.pick(this.cast.of('merchant', debit.currency)),
      amount: this.random.int(20, 900) * step,
      fee: 0,
      channel: 'app',
      description: null,
    };
  }

  private share({ amount, debit }: PlannedTransaction, share: number): number {
    const step = isWholeCurrency(debit.currency) ? 100 : 1;
    return Math.max(step, Math.floor((amount * share) / step) * step);
  }

  private ago(mostMs: number): number {
    return this.now - this.random.int(4 * DAY, mostMs);
  }

  private order(): string {
    return `ORD-${this.random.int(100_000, 999_999)}`;
  }

  private times(count: number, make: () => PlannedTransaction[]): PlannedTransaction[] {
    return Array.from({ length: count }, make).flat();
  }
}
