import { createHash } from 'node:crypto';
import { instantOf } from '../../platform/database/columns.js';
import type { Words } from '../../platform/i18n/words.js';
import { ANONYMOUS } from '../../platform/identity/actor.js';
import type { LiveEntry } from '../../platform/realtime/live-protocol.js';
import { type EntryRow, entryView } from './entry-view.js';
import type { FoundTicket, TicketLookup } from './ticket.lookup.js';

/** A line of the record, under the number that it has for ever. */
export interface RecordLine {
  readonly number: number;
  /** ISO 8601. */
  readonly at: string;
  readonly atText: string;
  readonly author: string;
  readonly text: string;
  readonly file: { readonly name: string; readonly hash: string } | null;
}

/** One look at a transaction that the customer is shown: what was seen, and whether it lies there as it was stored. */
export interface RecordedLook {
  /** ISO 8601. */
  readonly at: string;
  readonly atText: string;
  /** In plain words; where it is not intact, that it is not, and nothing of what lies there. */
  readonly text: string;
  readonly hash: string;
  readonly isIntact: boolean;
}

/** What was said and done in public, the same for both sides: nobody is "you" in it. */
export interface PublicRecord {
  readonly reference: string;
  readonly subject: string;
  readonly openedAt: string;
  readonly openedAtText: string;
  readonly zone: string;
  /** Who takes part, by role. */
  readonly participants: readonly string[];
  readonly lines: readonly RecordLine[];
  readonly looks: readonly RecordedLook[];
  /**
   * SHA-256 over what is stored, whatever language and zone it is printed in: two people who hold the same record have
   * the same one.
   */
  readonly hash: string;
}

const PAGE = 200;

/** Every public line, however many there are. */
export async function publicRecord(
  tickets: TicketLookup,
  ticket: FoundTicket,
  words: Words,
  looks: readonly RecordedLook[],
): Promise<PublicRecord> {
  const rows = await allPublic(tickets, ticket.id);
  const entries = rows.map((row) => entryView(row, ANONYMOUS, words));
  const openedAt = instantOf(ticket.opened_at) ?? new Date(0);

  return {
    reference: ticket.reference,
    subject: String(ticket.subject),
    openedAt: openedAt.toISOString(),
    openedAtText: words.date(openedAt),
    zone: words.zone,
    participants: [...new Set(entries.map((entry) => authorText(entry, words)))],
    lines: entries.map((entry) => lineOf(entry, words)),
    looks,
    hash: fingerprint(ticket.reference, rows),
  };
}

async function allPublic(tickets: TicketLookup, ticketId: string): Promise<EntryRow[]> {
  const all: EntryRow[] = [];
  for (let last = 0; ;) {
    const page = await tickets.publicEntriesAfter(ticketId, last, PAGE);
    all.push(...page);
    last = Number(page.at(-1)?.seq ?? last);
    if (page.length < PAGE) {
      return all;
    }
  }
}

const authorText = ({ author, authorName }: LiveEntry, words: Words): string =>
  author === 'staff' ? words.t('tickets.record.staff', { name: authorName }) : authorName;

const lineOf = (entry: LiveEntry, words: Words): RecordLine => ({
  number: entry.seq,
  at: entry.at,
  atText: entry.atText,
  author: authorText(entry, words),
  text: entry.text,
  file: entry.file && { name: entry.file.name, hash: entry.file.hash },
});

function fingerprint(reference: string, rows: readonly EntryRow[]): string {
  const stored = rows.map((row) => [
    Number(row.seq),
    Number(row.created_at),
    row.kind,
    row.author,
    row.body,
    row.fact === null ? null : (JSON.parse(row.fact) as unknown),
  ]);

  return createHash('sha256')
    .update(JSON.stringify([reference, stored]))
    .digest('hex');
}
