import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Language } from '../../platform/i18n/languages.js';
import { TriageOutcomes } from '../faq/triage-outcomes.service.js';

/** Counts, when a ticket is solved, whether what its first words sounded like is what it was. Once a ticket. */
@Injectable()
export class SuggestionCount {
  constructor(private readonly outcomes: TriageOutcomes) {}

  async count(tx: Transaction, ticketId: string): Promise<void> {
    const [ticket] = await tx.sql(
      `UPDATE tickets SET suggestion = suggestion || '-told'
       WHERE id = ? AND suggestion IN ('sure', 'weak') AND type_code IS NOT NULL
       RETURNING language, type_code, suggested_type, suggested_by, suggestion`,
      [ticketId],
    );
    if (ticket) {
      await this.outcomes.record(tx, {
        place: 'agent',
        lang: ticket.language as Language,
        modelVersion: ticket.suggested_by === null ? null : Number(ticket.suggested_by),
        suggestedCode: ticket.suggested_type === null ? null : String(ticket.suggested_type),
        chosenCode: String(ticket.type_code),
        confident: ticket.suggestion === 'sure-told',
      });
    }
  }
}
