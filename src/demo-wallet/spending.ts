import type { CastAccount } from './cast-account.js';
import { freeWithdrawalsOf, limitOf } from './limits.js';
import type { PlannedTransaction } from './plan.js';

const DAY = 86_400_000;

/** How near to their limit those stand who are to stand near it. */
const NEARLY = 0.97;

interface Spent {
  total: number;
  day: number;
  today: number;
  withdrawn: number;
}

/** Keeps count of what customers spend: their limits by tier, and what they may withdraw for nothing. */
export class Spending {
  private readonly spent = new Map<number, Spent>();

  /** The reason why this may not be paid; null where it may. Asked in the order of time. */
  refusal({ debit, amount, at }: PlannedTransaction): string | null {
    if (debit.kind !== 'customer') {
      return null;
    }

    const { total, day, today } = this.of(debit);
    const limit = limitOf(debit.kycLevel, debit.currency);

    if (total + amount > limit.amount) {
      return 'accountMaxTotalValueExceeded';
    }

    return (day === dayOf(at) ? today : 0) + amount > limit.daily ? 'dailyValueLimitExceeded' : null;
  }

  /** The fee of a withdrawal to a bank, after the quota that is free. */
  feeOf({ type, debit, credit, amount, fee, reference }: PlannedTransaction): number {
    if (
      type !== 'withdrawal' ||
      credit.kind !== 'bank' ||
      debit.kind !== 'customer' ||
      reference !== undefined
    ) {
      return fee;
    }

    return this.of(debit).withdrawn + amount <= freeWithdrawalsOf(debit.currency) ? 0 : fee;
  }

  /** Money has left. */
  count({ debit, amount, at, type }: PlannedTransaction): void {
    const spent = this.of(debit);
    const day = dayOf(at);

    spent.today = (spent.day === day ? spent.today : 0) + amount;
    spent.day = day;
    spent.total += amount;
    spent.withdrawn += type === 'withdrawal' ? amount : 0;
  }

  /** What counts against the limit in the end; some had spent much before the ledger begins. */
  usedBy(account: CastAccount): number {
    const { total } = this.of(account);

    return account.isNearLimit
      ? Math.max(total, Math.floor((limitOf(account.kycLevel, account.currency).amount * NEARLY) / 100) * 100)
      : total;
  }

  private of({ id }: CastAccount): Spent {
    const known = this.spent.get(id) ?? { total: 0, day: 0, today: 0, withdrawn: 0 };
    this.spent.set(id, known);

    return known;
  }
}

const dayOf = (at: number): number => Math.floor(at / DAY);
