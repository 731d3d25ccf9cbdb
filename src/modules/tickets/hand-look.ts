import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { Clock } from '../../platform/clock/clock.js';
import { StatedTimeError } from '../../platform/clock/stated-time.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Invalid, NotFound } from '../../platform/errors/app-error.js';
import { parseAmount } from '../../platform/money/money.js';
import type { MatchOutcome } from '../matching/match-outcome.js';
import { TransactionMatching } from '../matching/transaction-matching.js';
import { auditLook } from './look-audit.js';
import type { LookPurpose } from './look-purpose.js';
import { MoneySeen } from './money-seen.event.js';
import { TicketChanged } from './ticket-changed.event.js';
import { type Author, TicketRecord } from './ticket-record.js';
import { storeCandidates, storeRun } from './transaction-candidates.js';
import { walletAnswer } from './wallet-answer.js';

/** What the staff asks the wallet by hand: for one transaction, or for those of an account around a time. */
export interface HandLook {
  readonly lookReference?: string;
  readonly lookAccount?: string;
  readonly lookDate?: string;
  readonly lookTime?: string;
  readonly lookAmount?: string;
  readonly purpose: LookPurpose;
}

/** What it found; `known` is null where the wallet knows no such number. */
export interface HandFound {
  readonly known: MatchOutcome | null;
}

/** One look into the wallet that somebody of the staff has asked for: the question, and what is kept of its answer. */
@Injectable()
export class HandLooks {
  constructor(
    private readonly matching: TransactionMatching,
    private readonly record: TicketRecord,
    private readonly env: Env,
    private readonly clock: Clock,
  ) {}

  /** @throws Invalid for a day or time that cannot be, Unavailable while the wallet does not answer */
  async ask(ticket: SqlRow, look: HandLook): Promise<HandFound> {
    try {
      const known = await walletAnswer(() =>
        look.lookReference === undefined
          ? this.around(ticket, look)
          : this.matching.byReference(look.lookReference),
      );

      return { known };
    } catch (error) {
      if (error instanceof NotFound) {
        return { known: null };
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

  /** As suggestions of the ticket, with a line in the record and a row in the audit; how many they are. */
  async store(
    tx: Transaction,
    author: Author,
    ticket: SqlRow,
    { purpose, lookReference, for: asker }: HandLook & { readonly for?: string },
    { known }: HandFound,
  ): Promise<number> {
    const recorded = { id: String(ticket.id), reference: String(ticket.reference) };
    await this.record.hold(tx, recorded);
    const stored = await storeCandidates(tx, recorded.id, known?.candidates ?? []);
    if (known) {
      await storeRun(tx, recorded.id, this.clock.now(), known);
    }
    const count = stored.length;
    const [changed] = await tx.sql<{ version: number }>(
      `UPDATE tickets SET version = version + 1, lookup_state = CASE WHEN ? > 0 THEN 'found' ELSE lookup_state END
       WHERE id = ? RETURNING version`,
      [count, recorded.id],
    );
    await this.record.addFact(tx, recorded, {
      kind: 'lookup',
      visibility: 'internal',
      author,
      fact: { key: `lookup-to-${purpose}`, params: { count } },
    });
    const by = lookReference === undefined ? 'account' : 'reference';
    await auditLook(tx, recorded.id, { purpose, by, seen: stored, ...(asker ? { for: asker } : {}) });
    tx.record(new TicketChanged(recorded.id, Number(changed?.version)));
    tx.record(new MoneySeen(recorded.id, 'look-up'));

    return count;
  }

  private around(ticket: SqlRow, look: HandLook): Promise<MatchOutcome> {
    const { lookAccount = '', lookDate = '', lookTime, lookAmount } = look;

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
}
