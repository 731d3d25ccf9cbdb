import type { SqlRow } from '../../platform/database/statement.js';
import { formatsOf } from '../../platform/i18n/formats.js';
import type { Words } from '../../platform/i18n/words.js';
import { exceptionName } from '../exceptions/exception-words.js';
import { answersOfRow } from '../tickets/answers-of.js';
import { saidTime } from '../tickets/day-parts.js';

/** Something that is known of a ticket, and what it is called. */
export interface TicketFact {
  readonly label: string;
  readonly value: string;
}

/** What the intake asked, in the customer's own words and zone; first what time it is where he is. */
export function ticketFacts(ticket: SqlRow, now: Date, words: Words): TicketFact[] {
  const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
  const orNull = (value: unknown): string | null => text(value) || null;
  const joined = (...values: unknown[]): string => values.map(text).filter(Boolean).join(' ');
  const zone = text(ticket.occurred_zone);
  const facts = {
    there: zone && joined(formatsOf(words.locale, zone).moment.format(now), zone),
    language: words.t(`common.languages.${text(ticket.language)}`),
    type: exceptionName(orNull(ticket.type_code), words, Number(ticket.taxonomy_version)),
    account: text(ticket.account),
    occurred: saidTime(
      {
        date: orNull(ticket.occurred_date),
        time: orNull(ticket.occurred_time),
        zone: orNull(ticket.occurred_zone),
        precision: orNull(ticket.occurred_precision),
        fold: orNull(ticket.occurred_fold),
      },
      words,
    ),
    amount: joined(ticket.amount, ticket.currency),
    opened: words.date(new Date(Number(ticket.opened_at))),
  };

  return [
    ...Object.entries(facts).map(([name, value]) => ({
      label: words.t(`desk.ticket.facts.${name}`),
      value,
    })),
    ...answersOfRow(ticket.extra, words),
  ].filter(({ value }) => value !== '');
}
