import type { CastAccount } from './cast-account.js';
import type { Cast } from './cast.js';
import { CURRENCY_FACTOR, isWholeCurrency } from './mix.js';
import { givingBack } from './plan.js';
import type { PlannedTransaction } from './plan.js';
import { PLANTED_BLOCKS, plantedReference } from './planted-references.js';
import type { PlantedBlock } from './planted-references.js';
import { Random } from './random.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Maker = () => PlannedTransaction[];

/** What the desk is asked about, in fixed numbers; a load has so many times as much of it. */
export function plantCases(cast: Cast, now: number, times = 1): PlannedTransaction[] {
  const makers = new Shopping(cast, now).makers();

  return (Object.keys(PLANTED_BLOCKS) as PlantedBlock[]).flatMap((block) =>
    Array.from({ length: PLANTED_BLOCKS[block].count * times }, (_, index) =>
      withReferences(makers[block](), block, index),
    ).flat(),
  );
}

/** What gives something back has to know the original as it is written. */
function withReferences(group: readonly PlannedTransaction[], block: PlantedBlock, index: number) {
  const originals = new Map<PlannedTransaction, PlannedTransaction>();

  return group.map((planned, part) => {
    const original = planned.original && originals.get(planned.original);
    const named = {
      ...planned,
      reference: plantedReference(block, index, part),
      ...(original ? { original } : {}),
    };
    originals.set(planned, named);

    return named;
  });
}

/** Purchases of customers drawn by chance, never of the personas or the people of the scenarios. */
class Shopping {
  private readonly random = new Random('planted cases');
  private readonly buyers: readonly CastAccount[];

  constructor(
    private readonly cast: Cast,
    private readonly now: number,
  ) {
    this.buyers = cast.accounts.filter(
      ({ kind, status, kycLevel, isPersona, isOfScenario }) =>
        kind === 'customer' && status === 'available' && kycLevel > 1 && !isPersona && !isOfScenario,
    );
  }

  makers(): Readonly<Record<PlantedBlock, Maker>> {
    const running = (agoMs: number, holdUntil: number) => this.authorisation(agoMs, holdUntil, 'pending');

    return {
      duplicates: () => this.duplicate(),
      lookAlikes: () => this.lookAlike(),
      mandates: () => this.mandate(),
      splitBills: () => this.splitBill(),
      fullReversals: () => this.reversal([1]),
      partialReversals: () => this.reversal([0.4]),
      doublePartialReversals: () => this.reversal([0.3, 0.5]),
      failedReversals: () => this.unsuccessfulReversal('failed'),
      doubtfulReversals: () => this.unsuccessfulReversal('doubt'),
      refunds: () => this.refund(),
      returnedCharges: () => this.charged(this.random.int(3, 20) * DAY, 'returned'),
      freshCharges: () => this.charged(this.random.int(1, 20) * HOUR, 'fresh'),
      overdueCharges: () => this.charged(this.random.int(3, 8) * DAY, 'overdue'),
      runningHolds: () => running(20 * HOUR, 7 * DAY),
      expiredHolds: () => this.authorisation(12 * DAY, 7 * DAY, 'expired'),
      forgottenHolds: () => running(12 * DAY, 7 * DAY),
      midnights: () => this.aroundMidnight(),
      vouchers: () => this.voucher(),
    };
  }

  /** Same parties and amount within ten minutes, both completed. */
  private duplicate(): PlannedTransaction[] {
    const first = this.purchase(this.ago(30 * DAY));
    return [first, { ...first, at: first.at + this.random.int(20_000, 9 * MINUTE) }];
  }

  /** Same shop and amount, but separate orders on separate days. */
  private lookAlike(): PlannedTransaction[] {
    const first = { ...this.purchase(this.ago(80 * DAY)), partnerReference: this.order() };
    const at = first.at + this.random.int(25, 72) * HOUR;
    return [first, { ...first, at, partnerReference: this.order() }];
  }

  /** The same every thirty days, because the customer once agreed to it. */
  private mandate(): PlannedTransaction[] {
    const mandateReference = `MND-${this.random.int(100_000, 999_999)}`;
    const first = {
      ...this.purchase(this.now - 65 * DAY - this.random.int(0, 3 * DAY)),
      subType: 'mandate',
      details: { mandateReference },
    };
    return [0, 30, 60].map((days) => ({
      ...first,
      at: first.at + days * DAY,
      partnerReference: this.order(),
    }));
  }

  /** Two at one table who each send a third the same. */
  private splitBill(): PlannedTransaction[] {
    const people = this.buyers.filter(({ currency }) => currency === 'CNY');
    const seat = this.random.int(0, people.length - 3);
    const [host, ...guests] = people.slice(seat, seat + 3);
    const meal = this.purchase(this.ago(60 * DAY));
    const amount = this.random.int(20, 90) * 100;
    const paid = {
      ...meal,
      type: 'transfer',
      credit: host ?? meal.credit,
      amount,
      description: 'AA 午饭 🍜',
    } as const;
    return guests.map((debit, index) => ({ ...paid, debit, at: meal.at + index * 2 * MINUTE }));
  }

  private reversal(shares: readonly number[]): PlannedTransaction[] {
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
  }

  private unsuccessfulReversal(status: 'failed' | 'doubt'): PlannedTransaction[] {
    const original = this.purchase(this.ago(20 * DAY));
    const reason = status === 'failed' ? { reason: 'PAYEE_ACCOUNT_STATE' } : {};
    return [original, givingBack(original, { afterMs: 5 * HOUR, status, ...reason }, this.cast)];
  }

  /** A refund that a shop made by itself: an adjustment, linked to the purchase. */
  private refund(): PlannedTransaction[] {
    const original = this.purchase(this.ago(70 * DAY), 'reversed');
    const afterMs = this.random.int(2, 30) * HOUR;
    return [original, givingBack(original, { afterMs, type: 'adjustment', subType: 'refund' }, this.cast)];
  }

  /** It comes back after a day, as a rule. */
  private charged(agoMs: number, fate: 'returned' | 'fresh' | 'overdue'): PlannedTransaction[] {
    const at = this.now - agoMs;
    const original: PlannedTransaction = {
      ...this.purchase(at, 'failed'),
      reason: 'NETWORK_OR_AGENT_TIMEOUT',
      debitPosted: true,
      expectedAt: at + DAY,
      ...(fate === 'fresh' ? { settles: { at: at + DAY, to: 'returned' } } : {}),
    };
    return fate === 'returned'
      ? [original, givingBack(original, { afterMs: 20 * HOUR }, this.cast)]
      : [original];
  }

  /** Money set aside by a shop; some of it should have been given free long ago. */
  private authorisation(
    agoMs: number,
    holdForMs: number,
    status: 'pending' | 'expired',
  ): PlannedTransaction[] {
    const purchase = this.purchase(this.now - agoMs, status);
    const holdUntil = purchase.at + holdForMs;
    return [
      {
        ...purchase,
        durationMs: status === 'expired' ? holdForMs : 0,
        subType: 'authorisation',
        holdReason: 'authorisation',
        holdUntil,
        ...(holdUntil > this.now ? { settles: { at: holdUntil, to: 'expired' } } : {}),
      },
    ];
  }

  /** Within ten minutes of midnight where the customer lives, when people do not know which day it was. */
  private aroundMidnight(): PlannedTransaction[] {
    const purchase = this.purchase(this.ago(40 * DAY));
    const offset = purchase.debit.utcOffsetHours * HOUR;
    const midnight = Math.floor((purchase.at + offset) / DAY) * DAY - offset;
    return [{ ...purchase, at: midnight + this.random.int(-9 * MINUTE, 9 * MINUTE) }];
  }

  /** To a phone number without a wallet: the money waits there. */
  private voucher(): PlannedTransaction[] {
    const holders = this.cast.of('customer', 'CNY').filter(({ status }) => status === 'unregistered');
    const credit = this.random.pick(holders);
    const buyers = this.buyers.filter(({ currency }) => currency === credit.currency);
    const paid = { ...this.purchase(this.ago(30 * DAY)), debit: this.random.pick(buyers), credit };
    return [{ ...paid, type: 'transfer', subType: 'voucher', amount: this.random.int(5, 20) * 1_000 }];
  }

  private purchase(at: number, status: PlannedTransaction['status'] = 'completed'): PlannedTransaction {
    const debit = this.random.pick(this.buyers);
    const factor = CURRENCY_FACTOR[debit.currency] ?? 1;
    const step = isWholeCurrency(debit.currency) ? 10_000 : Math.max(1, Math.round(10 * factor));

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
}
