import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { NotFound, Unavailable } from '../../platform/errors/app-error.js';
import { toDecimal } from '../../platform/money/money.js';
import { auditLook } from '../tickets/look-audit.js';
import { MoneyLook } from '../tickets/money-look.js';
import { snapshotOf, type TransactionSnapshot } from '../wallets/transaction-snapshot.js';
import type { WalletTransaction } from '../wallets/wallet-transaction.js';
import type { ReversalSight } from './reversal-figures.js';

export interface FreshLook extends ReversalSight {
  readonly original: WalletTransaction;
  readonly snapshot: TransactionSnapshot;
}

const TRY_AGAIN_SECONDS = 5;
/** What can no longer become a movement of money. */
const STOPPED = ['FAILED', 'CANCELLED', 'EXPIRED'];

/** Looks at an original as the wallet shows it now, before anybody says that its money may go back. */
@Injectable()
export class ReversalLook {
  constructor(
    private readonly money: MoneyLook,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * For a ticket; the audit knows of it before anybody hears what it showed, a refusal too.
   * @throws NotFound for what the wallet does not know, Unavailable while it gives no answer
   */
  async at(ticketId: string, reference: string): Promise<FreshLook> {
    const { wallet, subject, others, isCut } = await this.money.look({ account: null, reference });
    const look = { purpose: 'complaint', by: 'reference', seen: subject ? [reference] : [] } as const;
    await this.unitOfWork.run((tx) => auditLook(tx, ticketId, look));
    if (wallet === 'away') {
      throw new Unavailable('tickets.errors.wallet-away', TRY_AGAIN_SECONDS);
    }
    if (!subject) {
      throw new NotFound();
    }
    const isCounted = !isCut && others.some((one) => one.reference === subject.reference);

    return {
      original: subject,
      given: isCounted ? await this.givenBack(subject, others) : null,
      snapshot: snapshotOf(subject),
    };
  }

  /**
   * What the wallet shows, what it has told this desk and does not show yet, and what a supervisor has written down. A
   * return that it shows after all is counted twice then: too little goes back rather than too much.
   */
  private async givenBack(
    { reference, provider }: WalletTransaction,
    others: readonly WalletTransaction[],
  ): Promise<string[]> {
    const tied = others.filter((one) => one.originalReference === reference);
    const backs = tied.filter(({ state }) => !STOPPED.includes(state));
    // One that is shown without what it gives back is not among those, and counts as this desk knows it.
    const shown = new Set(tied.map((one) => one.reference));
    const done = await this.reader.rows(
      `SELECT reversal_reference, amount_minor, currency FROM reversal_requests
       WHERE provider = ? AND original_reference = ? AND status IN ('done', 'recorded')`,
      [provider, reference],
    );

    return [
      ...backs.map(({ amount }) => amount),
      ...done
        .filter((row) => !shown.has(String(row.reversal_reference)))
        .map((row) => toDecimal({ amountMinor: Number(row.amount_minor), currency: String(row.currency) })),
    ];
  }
}
