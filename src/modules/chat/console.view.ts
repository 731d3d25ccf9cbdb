import { Injectable } from '@nestjs/common';
import { canHandleTicket } from '../../policies/ticket.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formKey, formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { PressDto } from '../../platform/http/press.dto.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import type { Words } from '../../platform/i18n/words.js';
import { isKnown, type KnownActor } from '../../platform/identity/actor.js';
import { exceptionName } from '../exceptions/exception-words.js';
import { COMPOSER } from '../tickets/chat-model.js';
import { ReplyDto } from '../tickets/send-message.dto.js';
import { openTicketPage, type TicketPageModel } from '../tickets/ticket-page.js';
import { TicketLookup } from '../tickets/ticket.lookup.js';
import { ChatLineQuery, type StripRow } from './chat-line.query.js';
import { CHAT_CAPACITY } from './chat-moves.service.js';
import { AvailabilityDto } from './console.dto.js';

const CONSOLE = '/agent/chat';

interface StripItem {
  readonly id: string;
  readonly version: number;
  readonly path: string;
  readonly reference: string;
  readonly subject: string;
  readonly type: string;
  readonly mine: boolean;
  /** `4 minutes`; '' where the customer waits for nothing. */
  readonly waits: string;
  readonly unread: string;
  readonly current: boolean;
}

/** A chat that is open on the console. */
interface OpenChat extends TicketPageModel {
  readonly path: string;
  readonly ticketPath: string;
  readonly canAccept: boolean;
  readonly canEnd: boolean;
}

export interface ConsoleModel extends FormModel<never> {
  readonly layout: 'desk';
  /** Of the window: how many wait stands before it. */
  readonly title: string;
  readonly heading: string;
  readonly available: boolean;
  readonly may: { readonly handle: boolean };
  readonly held: string;
  readonly strip: readonly StripItem[];
  readonly open: OpenChat | null;
  /** What the partial of the record prints; null with `open`. */
  readonly chat: TicketPageModel['chat'] | null;
  readonly key: string;
}

/** The agent's chats beside each other: who waits, for how long, and the one that he is answering. */
@Injectable()
export class ConsoleView implements FormView {
  constructor(
    private readonly tickets: TicketLookup,
    private readonly line: ChatLineQuery,
    private readonly clock: Clock,
  ) {}

  async model(request: DeskRequest, state: FormState): Promise<ConsoleModel> {
    const words = wordsOf(request);
    const actor = actorOf(request);
    const open = request.params.reference ? await this.opened(request, state) : null;
    const strip = isKnown(actor) ? await this.line.strip(actor) : [];
    const available = !isKnown(actor) || (await this.line.availability(actor)) === 'available';
    const held = strip.filter(({ mine }) => mine).length;
    // Who is away is offered nothing new.
    const shown = strip.filter(({ mine }) => mine || available);
    const attention = shown.filter(({ waitingSince }) => waitingSince !== null).length;

    return {
      ...formModel(request, state, {}, COMPOSER),
      layout: 'desk',
      title:
        attention > 0
          ? words.t('chat.console.title-waiting', { number: attention })
          : words.t('chat.console.title'),
      heading: words.t('chat.console.title'),
      available,
      may: { handle: canHandleTicket(actor) },
      held: words.t('chat.console.held', { held, most: CHAT_CAPACITY }),
      strip: shown.map((row) => this.item(row, open, words)),
      open,
      chat: open && { ...open.chat, instead: insteadOfField(open, words) },
      key: formKey(state),
    };
  }

  private item(row: StripRow, open: OpenChat | null, words: Words): StripItem {
    const { waitingSince, reference, unread } = row;
    const seconds = waitingSince ? (this.clock.now().getTime() - waitingSince.getTime()) / 1_000 : 0;

    return {
      id: row.id,
      version: row.version,
      path: `${CONSOLE}/${reference}`,
      reference,
      subject: row.subject,
      type: exceptionName(row.typeCode, words, row.taxonomyVersion),
      mine: row.mine,
      waits: waitingSince ? words.wait(Math.max(seconds, 1)) : '',
      unread: unread > 0 ? words.t('chat.console.unread', { count: unread }) : '',
      current: reference === open?.reference,
    };
  }

  private async opened(request: DeskRequest, state: FormState): Promise<OpenChat> {
    const path = (reference: string): string => `${CONSOLE}/${reference}`;
    const { actor, ticket, shared } = await openTicketPage(this.tickets, request, state, {
      role: 'staff',
      sendPath: (reference) => `${path(reference)}/replies`,
    });
    const live = ticket.mode === 'live' && ticket.status !== 'closed';

    return {
      ...shared,
      path: path(ticket.reference),
      ticketPath: `/agent/t/${ticket.reference}`,
      canAccept: live && !ticket.assignee_id && canHandleTicket(actor),
      canEnd: live && ticket.assignee_id === (actor as KnownActor).id,
    };
  }
}

/** Nobody answers a chat that nobody has; but what was typed and refused is never taken away. */
const insteadOfField = ({ canAccept, chat }: OpenChat, words: Words): string =>
  canAccept && chat.draft === '' ? words.t('chat.console.accept-first') : '';

export const consoleReplyPage = new FormPage(ReplyDto, 'chat/console', ConsoleView);
export const consolePressPage = new FormPage(PressDto, 'chat/console', ConsoleView);
export const availabilityPage = new FormPage(AvailabilityDto, 'chat/console', ConsoleView);
