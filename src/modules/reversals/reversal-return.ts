import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Invalid, Unavailable } from '../../platform/errors/app-error.js';
import { toMinor } from '../../platform/money/money.js';
import { auditLook } from '../tickets/look-audit.js';
import { TransactionLookup } from '../wallets/transaction.lookup.js';
import { WalletError } from '../wallets/wallet-error.js';
import type { WalletTransaction } from '../wallets/wallet-transaction.js';
import type { ReversalRow } from './reversal-row.js';
import { CLOCKS_APART_MS } from './reversal-times.js';

/** Why what the wallet shows under a number is not what came of a request. */
export const RETURN_OBJECTIONS = [
  'return-unknown',
  'return-of-another',
  'return-other-number',
  'return-amount',
  'return-unfinished',
  'return-earlier',
  'return-taken',
] as const;

type ReturnObjection = (typeof RETURN_OBJECTIONS)[number];

/** Reads in the wallet what somebody says came of a request: only what it shows itself is believed. */
@Injectable()
export class ReversalReturn {
  constructor(
    private readonly transactions: TransactionLookup,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * The number under which the wallet shows it, after a fresh look that the audit knows of.
   * @throws Invalid that says why it is not the return of this request, Unavailable while the wallet gives no answer
   */
  async require(request: ReversalRow, reference: string): Promise<string> {
    const made = await this.read(reference);
    const look = { purpose: 'complaint', by: 'reference', seen: made ? [made.reference] : [] } as const;
    await this.unitOfWork.run((tx) => auditLook(tx, request.ticket.id, look));
    const objection = made ? objectionTo(request, made) : 'return-unknown';
    if (made === null || objection !== null) {
      throw refusalOf(objection ?? 'return-unknown');
    }

    return made.reference;
  }

  /** One return is the end of one request. @throws Invalid where it is that of another one already */
  async refuseTaken(tx: Transaction, { id }: ReversalRow, reference: string): Promise<void> {
    const [taken] = await tx.sql(
      'SELECT id FROM reversal_requests WHERE reversal_reference = ? AND id <> ? LIMIT 1',
      [reference, id],
    );
    if (taken) {
      throw refusalOf('return-taken');
    }
  }

  private async read(reference: string): Promise<WalletTransaction | null> {
    try {
      return await this.transactions.require(reference);
    } catch (error) {
      if (!(error instanceof WalletError)) {
        throw error;
      }
      if (error.kind === 'NOT_FOUND' || error.kind === 'BAD_REQUEST') {
        return null;
      }
      throw new Unavailable('tickets.errors.wallet-away', TRY_AGAIN_SECONDS);
    }
  }
}

const TRY_AGAIN_SECONDS = 5;

/** Where the wallet does not say what a return gives back, only the number that it has named for this order is believed. */
function objectionTo(request: ReversalRow, made: WalletTransaction): ReturnObjection | null {
  const { reversalReference: named, originalReference, amountMinor, currency, decidedAt } = request;
  if (made.originalReference !== originalReference && !(made.originalReference === null && named !== null)) {
    return 'return-of-another';
  }
  if (named !== null && made.reference !== named) {
    return 'return-other-number';
  }
  if (made.currency !== currency || toMinor(made.amount, currency) !== amountMinor) {
    return 'return-amount';
  }
  if (made.state !== 'COMPLETED') {
    return 'return-unfinished';
  }
  // What stood there before somebody said yes was counted then, and gave back something else.
  const since = (decidedAt?.getTime() ?? 0) - CLOCKS_APART_MS;

  return made.createdAt === null || made.createdAt.getTime() < since ? 'return-earlier' : null;
}

const refusalOf = (objection: ReturnObjection): Invalid =>
  new Invalid([{ field: 'made', key: `reversals.errors.${objection}` }]);
