import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { authorize } from '../../policies/authorize.js';
import { canLinkTransaction } from '../../policies/wallet.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import { StatedTimeError } from '../../platform/clock/stated-time.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { type FieldFault, Invalid, NotFound } from '../../platform/errors/app-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { parseAmount } from '../../platform/money/money.js';
import type { MatchOutcome } from '../matching/match-outcome.js';
import { TransactionMatching } from '../matching/transaction-matching.js';
import { auditLook } from './look-audit.js';
import type { LookPurpose } from './look-purpose.js';
import { MoneySeen } from './money-seen.event.js';
import { TicketChanged } from './ticket-changed.event.js';
import { type FoundTicket, TicketLookup } from './ticket.lookup.js';
import { authorOf, TicketRecord } from './ticket-record.js';
import { storeCandidates, storeRun } from './transaction-candidates.js';
import { walletAnswer } from './wallet-answer.js';

/** What the staff asks the wallet by hand: for one transaction, or for those of an account around a time. */
export interface LookUp {
  readonly lookReference?: string;
  readonly lookAccount?: string;
  readonly lookDate?: string;
  readonly lookTime?: string;
  readonly lookAmount?: string;
  readonly purpose: LookPurpose;
  readonly key: string;
}

/** Looks of the staff into the wallet, from a ticket and for a reason. What they find stands there as suggestions. */
@Injectable()
export class TransactionLookupsService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly tickets: TicketLookup,
    private readonly matching: TransactionMatching,
    private readonly record: TicketRecord,
    private readonly env: Env,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks the wallet, once a key, and tells how many were found. @throws Invalid for a question that cannot be asked,
   * Unavailable while the wallet does not answer: then nothing is written, and what was found earlier stays
   */
  async look(actor: KnownActor, reference: string, input: LookUp): Promise<number> {
    authorize(canLinkTransaction, actor);
    const ticket = await this.tickets.require(actor, reference);
    refuseUnclear(input);
    const { key, ...asked } = input;
    const request = { scope: `${actor.id}/tickets.look-up`, key, body: { ticket: ticket.id, ...asked } };
    const found = (await this.idempotency.isDone(request)) ? null : await this.ask(ticket, input);

    return this.idempotency.once(request, (tx) => this.store(tx, actor, ticket, input, found));
  }

  /** Null where the wallet knows no such number. */
  private async ask(ticket: FoundTicket, input: LookUp): Promise<MatchOutcome | null> {
    try {
      return await walletAnswer(() =>
        input.lookReference === undefined
          ? this.around(ticket, input)
          : this.matching.byReference(input.lookReference),
      );
    } catch (error) {
      if (error instanceof NotFound) {
        return null;
      }
      if (error instanceof StatedTimeError) {
        const field = error.kind === 'NO_SUCH_TIME' ? 'lookTime' : 'lookDate';
        throw new Invalid([
          { field, key: field === 'lookTime' ? 'tickets.errors.time' : 'tickets.errors.date' },
        ]);
      }
      throw error;
    }
  }

  private around(ticket: FoundTicket, input: LookUp): Promise<MatchOutcome> {
    const { lookAccount = '', lookDate = '', lookTime, lookAmount } = input;

    return this.matching.match({
      account: lookAccount,
      occurred: {
        localDate: lookDate,
        localTime: lookTime ?? null,
        zone: typeof ticket.occurred_zone === 'string' ? ticket.occurred_zone : this.env.DESK_TIME_ZONE,
        precision: lookTime === undefined ? 'day' : 'hour',
      },
      typeCode: typeof ticket.type_code === 'string' ? ticket.type_code : null,
      amount: lookAmount === undefined ? null : parseAmount(lookAmount),
      sentAt: this.clock.now(),
    });
  }

  private async store(
    tx: Transaction,
    actor: KnownActor,
    ticket: FoundTicket,
    { purpose, lookReference }: LookUp,
    found: MatchOutcome | null,
  ): Promise<number> {
    await this.record.hold(tx, ticket);
    const stored = await storeCandidates(tx, ticket.id, found?.candidates ?? []);
    if (found) {
      await storeRun(tx, ticket.id, this.clock.now(), found);
    }
    const count = stored.length;
    const [changed] = await tx.sql<{ version: number }>(
      `UPDATE tickets SET version = version + 1, lookup_state = CASE WHEN ? > 0 THEN 'found' ELSE lookup_state END
       WHERE id = ? RETURNING version`,
      [count, ticket.id],
    );
    await this.record.addFact(tx, ticket, {
      kind: 'lookup',
      visibility: 'internal',
      author: authorOf(actor),
      fact: { key: `lookup-to-${purpose}`, params: { count } },
    });
    const by = lookReference === undefined ? 'account' : 'reference';
    await auditLook(tx, ticket.id, { purpose, by, seen: stored });
    tx.record(new TicketChanged(ticket.id, Number(changed?.version)));
    tx.record(new MoneySeen(ticket.id, 'look-up'));

    return count;
  }
}

/** One transaction by its number, or an account and a day. @throws Invalid that names what is missing */
function refuseUnclear({ lookReference, lookAccount, lookDate, lookAmount }: LookUp): void {
  const faults: (FieldFault | false)[] =
    lookReference === undefined
      ? [
          lookAccount === undefined && { field: 'lookAccount', key: 'tickets.errors.account' },
          lookDate === undefined && { field: 'lookDate', key: 'tickets.errors.date' },
        ]
      : [];
  faults.push(
    lookAmount !== undefined &&
      parseAmount(lookAmount) === null && { field: 'lookAmount', key: 'tickets.errors.amount' },
  );
  const wrong = faults.filter((fault) => fault !== false);
  if (wrong.length > 0) {
    throw new Invalid(wrong);
  }
}
