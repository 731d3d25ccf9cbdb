import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Handles } from '../../platform/events/registry.js';
import type { Language } from '../../platform/i18n/languages.js';
import type { Delivery } from '../../platform/jobs/work-runner.js';
import type { Priority } from '../exceptions/exception-type.js';
import { priorityOf } from '../exceptions/taxonomy.js';
import { type Triage, TriageService } from '../faq/triage.service.js';
import { ServiceLevels } from '../service-levels/service-levels.js';
import { isSuspicious } from './intake-steps.js';
import { DUE_SOONER } from './due-sooner.js';
import { TicketChanged } from './ticket-changed.event.js';
import { TicketOpened } from './ticket-opened.event.js';
import { SYSTEM, TicketRecord } from './ticket-record.js';
import type { TicketMode } from './ticket.entity.js';

/**
 * After a ticket is opened: what its first words sound like. Whoever named no type, or did not see that somebody else
 * is at his account, is heard as early as if he had: the ticket becomes as urgent as that sounds, and never less. Its
 * type stays what the customer said until a person of the staff says otherwise.
 */
@Injectable()
export class SuggestTypeHandler {
  constructor(
    private readonly triage: TriageService,
    private readonly record: TicketRecord,
    private readonly levels: ServiceLevels,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  @Handles(TicketOpened)
  async whenOpened({ ticketId }: TicketOpened, delivery: Delivery): Promise<void> {
    const ticket = await this.reader.first(
      `SELECT t.*, e.body AS first_words FROM tickets t JOIN entries e ON e.ticket_id = t.id AND e.seq = 1 WHERE t.id = ?`,
      [ticketId],
    );
    if (!ticket || ticket.suggestion !== 'none') {
      return;
    }
    const heard = await this.triage.triage(String(ticket.first_words), {
      lang: ticket.language as Language,
      limit: 1,
    });
    await delivery.complete((tx) => this.store(tx, ticket, heard));
  }

  private async store(
    tx: Transaction,
    ticket: SqlRow,
    { types: [first], confident, modelVersion }: Triage,
  ): Promise<void> {
    const id = String(ticket.id);
    const suggested = first?.code ?? null;
    const urgent = confident && suggested !== null ? moreUrgent(ticket, suggested) : null;
    const [changed] = await tx.sql<{ version: number }>(
      `UPDATE tickets SET suggested_type = ?, suggested_by = ?, suggestion = ?, version = version + 1
       WHERE id = ? RETURNING version`,
      [suggested, modelVersion, confident ? 'sure' : 'weak', id],
    );
    if (urgent !== null && suggested !== null) {
      await this.hurry(tx, ticket, urgent, suggested);
    }
    tx.record(new TicketChanged(id, Number(changed?.version)));
  }

  private async hurry(tx: Transaction, ticket: SqlRow, priority: Priority, suggested: string): Promise<void> {
    const due = this.levels.firstReplyDue(priority, ticket.mode as TicketMode, this.clock.now());
    const type = typeof ticket.type_code === 'string' ? ticket.type_code : '';
    const hurried = await tx.sql(
      `UPDATE tickets SET priority = ?, version = version + 1,
         ${DUE_SOONER}
       WHERE id = ? AND priority > ? AND COALESCE(type_code, '') = ? RETURNING id`,
      [priority, due, due, String(ticket.id), priority, type],
    );
    // Meanwhile somebody of the staff has said what it is: he is right.
    if (hurried.length === 0) {
      return;
    }
    await this.record.addFact(
      tx,
      { id: String(ticket.id), reference: String(ticket.reference) },
      {
        kind: 'status',
        visibility: 'internal',
        author: SYSTEM,
        fact: { key: 'type-heard', params: { heardType: suggested } },
      },
    );
  }
}

/** How urgent the words sound, where that is more than the ticket is, and nobody who named a type is overruled lightly. */
function moreUrgent(ticket: SqlRow, suggested: string): Priority | null {
  const priority = priorityOf(suggested);
  const counts = ticket.type_code === null || isSuspicious(suggested);

  return counts && priority < String(ticket.priority) ? priority : null;
}
