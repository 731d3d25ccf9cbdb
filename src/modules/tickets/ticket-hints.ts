import { Injectable } from '@nestjs/common';
import type { TimeFold, TimePrecision } from '../../platform/clock/stated-time.js';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { ExtraAnswers } from '../exceptions/exception-fields.js';
import type { MatchRequest } from '../matching/match-request.js';
import { answersIn } from './answers-of.js';

/** Messages with which a ticket begins: one, or a few short ones of a chat. */
const FIRST_WORDS = 5;

/** Gathers all that a ticket says about the transaction that is meant. */
@Injectable()
export class TicketHints {
  constructor(private readonly reader: Reader) {}

  /** Of a row of `tickets` with an account. */
  async requestOf(ticket: SqlRow): Promise<MatchRequest> {
    return {
      account: String(ticket.account),
      occurred: {
        localDate: textOr(ticket.occurred_date, ''),
        localTime: textOr(ticket.occurred_time, null),
        zone: textOr(ticket.occurred_zone, ''),
        precision: textOr(ticket.occurred_precision, 'unknown') as TimePrecision,
        ...(ticket.occurred_fold === null ? {} : { fold: String(ticket.occurred_fold) as TimeFold }),
      },
      typeCode: textOr(ticket.type_code, null),
      amount: textOr(ticket.amount, null),
      currency: textOr(ticket.currency, null),
      ...answered(answersIn(ticket.extra)),
      // What he pointed at among his own says more than a number that was typed.
      ...(ticket.picked_reference === null ? {} : { reference: String(ticket.picked_reference) }),
      description: await this.firstWords(String(ticket.id)),
      profileZone: await this.zoneBefore(String(ticket.customer_id), String(ticket.id)),
      sentAt: new Date(Number(ticket.opened_at)),
    };
  }

  /** What the customer wrote first; what he adds later is for people to read. */
  private async firstWords(ticketId: string): Promise<string> {
    const rows = await this.reader.rows<{ body: string | null }>(
      `SELECT body FROM entries WHERE ticket_id = ? AND kind = 'message' AND author = 'customer'
       ORDER BY seq LIMIT ${FIRST_WORDS}`,
      [ticketId],
    );

    return rows.map(({ body }) => body ?? '').join('\n');
  }

  /** Where his clock stood when he last asked us for something else. */
  private async zoneBefore(customerId: string, ticketId: string): Promise<string | null> {
    const row = await this.reader.first<{ occurred_zone: string }>(
      `SELECT occurred_zone FROM tickets WHERE customer_id = ? AND id <> ? AND occurred_zone IS NOT NULL
       ORDER BY opened_at DESC, id LIMIT 1`,
      [customerId, ticketId],
    );

    return row?.occurred_zone ?? null;
  }
}

/** What the questions of its type have brought: money's way, the other side, numbers. */
function answered({ F04, F05, F06, F08, F15 }: ExtraAnswers): Partial<MatchRequest> {
  return {
    direction: F04 === 'in' || F04 === 'out' ? F04 : null,
    counterparty: F05 ?? F15 ?? null,
    reference: F06 ?? F08 ?? null,
  };
}

const textOr = <T>(value: unknown, otherwise: T): string | T =>
  value === null || value === undefined ? otherwise : String(value);
