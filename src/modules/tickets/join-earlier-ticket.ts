import { Injectable } from '@nestjs/common';
import { audit } from '../../platform/audit/audit.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { CustomerContacts } from '../accounts/customer-contacts.js';
import type { ExtraAnswers } from '../exceptions/exception-fields.js';
import { answersIn } from './answers-of.js';
import { isSuspicious } from './intake-steps.js';
import { ReportedTransactions } from './reported-transactions.js';
import { type Author, authorOf, type RecordedTicket, SYSTEM, TicketRecord } from './ticket-record.js';

/** A report that names its transaction. */
export interface NamedReport {
  readonly key: string;
  readonly typeCode: string | null;
  /** The wallet's reference, of one that was found to be the customer's own; null where he named none. */
  readonly transaction?: string | null;
  readonly description: string;
  readonly extra: ExtraAnswers | null;
  readonly contact: string | null;
}

/**
 * A transaction that this customer has told us of already: what he says now is written into that ticket, and the record
 * says so to him. That somebody else may be at his account is a matter of its own, with its own haste. Reports of other
 * customers are never looked at.
 */
@Injectable()
export class JoinEarlierTicket {
  constructor(
    private readonly reports: ReportedTransactions,
    private readonly record: TicketRecord,
    private readonly contacts: CustomerContacts,
  ) {}

  /** The ticket that now holds the report; null where it needs one of its own. */
  async join(tx: Transaction, customer: KnownActor, report: NamedReport): Promise<RecordedTicket | null> {
    const { key, typeCode, transaction, description, extra, contact } = report;
    const earlier = transaction
      ? await this.reports.earlierIn(tx, {
          customerId: customer.id,
          reference: transaction,
          isSuspicious: isSuspicious(typeCode),
        })
      : null;
    if (!earlier) {
      return null;
    }
    await this.add(tx, earlier, authorOf(customer), { key, description, extra, contact });
    await this.record.addFact(tx, earlier, {
      kind: 'link',
      visibility: 'public',
      author: SYSTEM,
      fact: { key: 'reported-again', params: {} },
    });
    await audit(tx, { action: 'ticket.joined', object: { kind: 'ticket', id: earlier.id } });

    return earlier;
  }

  /** Writes what its customer says now into a ticket that is open. @throws Conflict where it was closed meanwhile */
  async add(
    tx: Transaction,
    ticket: RecordedTicket,
    author: Author,
    { key, description, extra, contact }: Pick<NamedReport, 'key' | 'description' | 'extra' | 'contact'>,
  ): Promise<void> {
    await this.record.addMessage(
      tx,
      ticket,
      { kind: 'message', visibility: 'public', author, body: description, clientMessageId: key },
      null,
    );
    if (extra) {
      await this.addAnswers(tx, ticket, extra);
    }
    if (contact && author.id !== null) {
      await this.contacts.note(tx, author.id, contact);
    }
  }

  /** What was asked besides and answered now is known too; where both say something, what he said last is meant. */
  private async addAnswers(tx: Transaction, { id }: RecordedTicket, extra: ExtraAnswers): Promise<void> {
    const [row] = await tx.sql('SELECT extra FROM tickets WHERE id = ?', [id]);
    const answers = { ...answersIn(row?.extra), ...extra };
    await tx.sql('UPDATE tickets SET extra = ? WHERE id = ?', [JSON.stringify(answers), id]);
  }

  /** From now on this ticket is where its customer speaks of the transaction. */
  async claim(
    tx: Transaction,
    customer: KnownActor,
    ticket: RecordedTicket,
    { typeCode, transaction }: NamedReport,
  ): Promise<void> {
    if (transaction) {
      const own = { ...ticket, customerId: customer.id };
      await this.reports.claim(tx, own, transaction, isSuspicious(typeCode));
    }
  }
}
