import type { Words } from '../../platform/i18n/words.js';
import type { Actor } from '../../platform/identity/actor.js';
import type { TimelinePart } from '../../platform/realtime/live-protocol.js';
import { entryView } from './entry-view.js';
import { type FoundTicket, headOf, type TicketLookup } from './ticket.lookup.js';

/** What came after an entry, as this reader may see it. @throws NotFound for a ticket that is not there for him */
export async function timelinePage(
  tickets: TicketLookup,
  actor: Actor,
  reference: string,
  page: { readonly after: number; readonly limit: number },
  words: Words,
): Promise<TimelinePart> {
  return timelineOf(tickets, actor, await tickets.require(actor, reference), page, words);
}

/** The same of a ticket that was found for this reader already. */
export async function timelineOf(
  tickets: TicketLookup,
  actor: Actor,
  ticket: FoundTicket,
  page: { readonly after: number; readonly limit: number },
  words: Words,
): Promise<TimelinePart> {
  const rows = await tickets.entriesAfter(actor, ticket.id, page.after, page.limit);

  return { entries: rows.map((row) => entryView(row, actor, words)), head: headOf(actor, ticket) };
}

/** The end of a record, or what stands before an entry (0: before nothing), and whether there is more before that. */
export async function latestOf(
  tickets: TicketLookup,
  actor: Actor,
  ticket: FoundTicket,
  page: { readonly before: number; readonly limit: number },
  words: Words,
): Promise<TimelinePart & { readonly earlier: boolean }> {
  const rows = await tickets.entriesBefore(actor, ticket.id, page.before, page.limit + 1);

  return {
    entries: rows.slice(-page.limit).map((row) => entryView(row, actor, words)),
    head: headOf(actor, ticket),
    earlier: rows.length > page.limit,
  };
}
