import type { FormState } from '../../platform/http/form.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import type { Words } from '../../platform/i18n/words.js';
import type { Actor } from '../../platform/identity/actor.js';
import { type ChatModel, chatModel } from './chat-model.js';
import { type FoundTicket, type TicketLookup } from './ticket.lookup.js';
import { latestOf, timelineOf } from './timeline-page.js';

/** Entries that a page brings; the browser asks for those that come after. */
const ENTRIES = 200;

/** What the page of a ticket shows to everyone who may open it. */
export interface TicketPageModel {
  readonly title: string;
  readonly reference: string;
  readonly status: string;
  readonly chat: ChatModel;
}

export interface OpenedTicketPage {
  readonly actor: Actor;
  readonly words: Words;
  readonly ticket: FoundTicket;
  readonly shared: TicketPageModel;
}

/**
 * Opens the ticket of `:reference` for whoever asks; `sendPath` says where its composer sends to.
 * @throws NotFound alike for what is not there and what is somebody else's
 */
export async function openTicketPage(
  tickets: TicketLookup,
  request: DeskRequest,
  state: FormState,
  side: {
    readonly role: ChatModel['role'];
    readonly sendPath: (reference: string, words: Words) => string;
    /** Shows the end of the record, so many entries, and the way to those before. */
    readonly latest?: number;
    readonly menuPath?: (reference: string) => string;
  },
): Promise<OpenedTicketPage> {
  const actor = actorOf(request);
  const words = wordsOf(request);
  const ticket = await tickets.require(actor, String(request.params.reference));
  const after = entryOf(request.query.after);
  const { earlier, ...timeline } =
    side.latest === undefined || after > 0
      ? { earlier: false, ...(await timelineOf(tickets, actor, ticket, { after, limit: ENTRIES }, words)) }
      : await latestOf(
          tickets,
          actor,
          ticket,
          { before: entryOf(request.query.before), limit: side.latest },
          words,
        );
  const { reference } = ticket;
  const sendPath = side.sendPath(reference, words);
  const shared = {
    title: String(ticket.subject),
    reference,
    status: words.t(`tickets.statuses.${ticket.status}`),
    chat: chatModel(ticket, timeline, {
      role: side.role,
      sendPath,
      state,
      words,
      after,
      earlier,
      menuPath: side.menuPath?.(reference) ?? '',
    }),
  };

  return { actor, words, ticket, shared };
}

/** `?after=12` leaves out what the reader has already; anything else is the whole record. */
const entryOf = (text: unknown): number =>
  typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : 0;
