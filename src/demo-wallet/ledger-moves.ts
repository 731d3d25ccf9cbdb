import type Database from 'better-sqlite3';
import { GsmaError, notFound } from './gsma-error.js';
import type { AccountRow, TransactionRow } from './ledger-rows.js';
import type { Ledger } from './ledger.js';
import { LedgerPosting } from './ledger-posting.js';
import type { NewTransaction } from './ledger-posting.js';
import { isPosting } from './transitions.js';

/** Money that has to come back from outside the wallet takes this long. */
const RETURN_FROM_OUTSIDE_MS = 20_000;
const OUTSIDE = ['bank', 'agent', 'system'];

/** A wish to give money back; without an amount all that is left of it. */
export interface ReversalOrder {
  readonly originalReference: string;
  readonly type: 'reversal' | 'adjustment';
  readonly amount: number | null;
  readonly currency: string | null;
  readonly description: string | null;
  readonly partnerReference: string | null;
}

/** Money given by one account to another without anything that it gives back. */
export interface AdjustmentOrder {
  readonly debit: AccountRow;
  readonly credit: AccountRow;
  readonly amount: number;
  readonly currency: string;
  readonly description: string | null;
}

/** Moves money in a ledger that is written: what becomes due, and what is ordered. */
export class LedgerMoves {
  private readonly posting: LedgerPosting;

  constructor(
    private readonly database: Database.Database,
    private readonly ledger: Ledger,
  ) {
    this.posting = new LedgerPosting(database, ledger);
  }

  /** Carries out what is due by now, in its order. */
  settleDue(now: number): void {
    this.database.transaction(() => {
      for (let row = this.posting.nextDue(now); row; row = this.posting.nextDue(now)) {
        this.posting.settle(row);
      }
    })();
  }

  /**
   * Gives back a transaction or a part of it. What comes from outside is pending first.
   *
   * @throws GsmaError `identifierError`, `incorrectState`, `currencyNotSupported`, `overPaymentNotAllowed` or
   *   `insufficientFunds`
   */
  reverse(order: ReversalOrder, now: number): TransactionRow {
    const original = this.ledger.findTransaction(order.originalReference);
    if (original?.reference !== order.originalReference) {
      throw notFound('the transaction');
    }

    const isSuspended = original.status === 'failed' && original.debit_posted === 1;
    const rest = original.amount - this.posting.claimedOf(original.reference);
    if (original.original_reference !== null || rest <= 0 || !(isSuspended || isPosting(original.status))) {
      throw new GsmaError('businessRule', 'incorrectState', 'nothing of this transaction can be given back');
    }
    if (order.currency !== null && order.currency !== original.currency) {
      throw new GsmaError('validation', 'currencyNotSupported', 'it was paid in another currency');
    }

    const amount = order.amount ?? rest;
    if (amount > rest) {
      throw new GsmaError('businessRule', 'overPaymentNotAllowed', 'more than is left of the original');
    }

    const payer = isSuspended
      ? this.ledger.system('suspense', original.currency)
      : this.ledger.account(original.credit_account);

    return this.pay(payer, {
      type: order.type,
      amount,
      currency: original.currency,
      debit_account: payer.id,
      credit_account: original.debit_account,
      original_reference: original.reference,
      partner_reference: order.partnerReference,
      description: order.description,
      created_at: now,
    });
  }

  /** Lets what is under way arrive at once. Returns it as it stands then. */
  hasten(row: TransactionRow): TransactionRow {
    if (row.settles_at !== null) {
      this.database.transaction(() => this.posting.settle({ ...row, settles_at: row.created_at }))();
    }

    return this.ledger.findTransaction(row.reference) ?? row;
  }

  /** @throws GsmaError `currencyNotSupported` or `insufficientFunds` */
  adjust({ debit, credit, amount, currency, description }: AdjustmentOrder, now: number): TransactionRow {
    if (debit.currency !== currency || credit.currency !== currency) {
      throw new GsmaError('validation', 'currencyNotSupported', 'the accounts are kept in another currency');
    }

    return this.pay(debit, {
      type: 'adjustment',
      amount,
      currency,
      debit_account: debit.id,
      credit_account: credit.id,
      description,
      created_at: now,
    });
  }

  private pay(payer: AccountRow, wish: NewTransaction): TransactionRow {
    if (payer.kind === 'customer' && payer.balance - payer.reserved < wish.amount) {
      throw new GsmaError('businessRule', 'insufficientFunds', 'the other side does not have the money');
    }

    const { created_at: now = 0 } = wish;
    const delay = wish.original_reference && OUTSIDE.includes(payer.kind) ? RETURN_FROM_OUTSIDE_MS : 0;

    return this.database.transaction(() => {
      const row = this.posting.insert({ ...wish, settles_at: now + delay, settles_to: 'completed' });

      if (delay === 0) {
        this.posting.settle(row);
      }

      return this.ledger.findTransaction(row.reference) ?? row;
    })();
  }
}
