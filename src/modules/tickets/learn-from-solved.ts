import { Injectable } from '@nestjs/common';
import type { SqlRow } from '../../platform/database/statement.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Language } from '../../platform/i18n/languages.js';
import { askedText } from '../faq/asked-text.js';
import { PAST_QUESTION_LENGTH, QuestionHistory } from '../faq/question-history.service.js';
import { TriageOutcomes } from '../faq/triage-outcomes.service.js';

const SENT_ARTICLE = /\/help\/a\/([\w%-]{1,240})/g;

/**
 * What the desk learns when a ticket is solved: the customer's first words, without anything that could name him, with
 * the type that it was and the article that answered it; and whether its first suggestion was right.
 */
@Injectable()
export class LearnFromSolved {
  constructor(
    private readonly history: QuestionHistory,
    private readonly outcomes: TriageOutcomes,
  ) {}

  async learn(tx: Transaction, ticketId: string): Promise<void> {
    const [ticket] = await tx.sql(
      `SELECT t.language, t.type_code, t.suggested_type, t.suggested_by, t.suggestion, e.body AS first_words
       FROM tickets t JOIN entries e ON e.ticket_id = t.id AND e.seq = 1 WHERE t.id = ?`,
      [ticketId],
    );
    if (ticket && ticket.type_code !== null) {
      await this.history.learn(tx, {
        text: askedText(String(ticket.first_words), PAST_QUESTION_LENGTH),
        lang: ticket.language as Language,
        typeCode: String(ticket.type_code),
        slug: await this.sentArticle(tx, ticketId),
        source: 'ticket',
        sourceId: ticketId,
      });
      await this.count(tx, ticketId, ticket);
    }
  }

  /** The last article that the staff has sent; null where there was none. */
  private async sentArticle(tx: Transaction, ticketId: string): Promise<string | null> {
    const [entry] = await tx.sql(
      `SELECT body FROM entries WHERE ticket_id = ? AND author = 'staff' AND visibility = 'public' AND kind = 'message'
         AND body LIKE '%/help/a/%' ORDER BY seq DESC LIMIT 1`,
      [ticketId],
    );
    const slug = [...String(entry?.body ?? '').matchAll(SENT_ARTICLE)].at(-1)?.[1];

    return slug === undefined ? null : decoded(slug);
  }

  /** Once a ticket, however often it is solved. */
  private async count(tx: Transaction, ticketId: string, ticket: SqlRow): Promise<void> {
    const first = await tx.sql(
      `UPDATE tickets SET suggestion = suggestion || '-told' WHERE id = ? AND suggestion IN ('sure', 'weak') RETURNING id`,
      [ticketId],
    );
    if (first.length > 0) {
      await this.outcomes.record(tx, {
        place: 'agent',
        lang: ticket.language as Language,
        modelVersion: ticket.suggested_by === null ? null : Number(ticket.suggested_by),
        suggestedCode: ticket.suggested_type === null ? null : String(ticket.suggested_type),
        chosenCode: String(ticket.type_code),
        confident: ticket.suggestion === 'sure',
      });
    }
  }
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
