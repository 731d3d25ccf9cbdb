import { Injectable } from '@nestjs/common';
import { ownsTicket } from '../../policies/ticket.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import type { SqlRow } from '../../platform/database/statement.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formKey, formModel, type FormModel } from '../../platform/http/form-model.js';
import { PressDto } from '../../platform/http/press.dto.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import type { Words } from '../../platform/i18n/words.js';
import { type NoticeLine, NoticeLines } from '../notices/notice-lines.js';
import { COMPOSER } from '../tickets/chat-model.js';
import { ReplyDto } from '../tickets/send-message.dto.js';
import { openTicketPage, type TicketPageModel } from '../tickets/ticket-page.js';
import { TicketLookup } from '../tickets/ticket.lookup.js';
import { ChatLineQuery } from './chat-line.query.js';
import { aheadText, estimateText } from './chat-line.view.js';

export interface TalkModel extends FormModel<never>, TicketPageModel {
  /** Who answers; null while nobody does. */
  readonly attendant: { readonly name: string; readonly role: string } | null;
  /** Where he stands who waits; null where nobody has to. */
  readonly line: { readonly ahead: string; readonly estimate: string } | null;
  /** It goes on as an ordinary request. */
  readonly over: boolean;
  readonly canLeave: boolean;
  readonly paths: { readonly leave: string; readonly request: string };
  readonly key: string;
  /** What is known at this moment of what it is about. */
  readonly notices: readonly NoticeLine[];
}

/** A customer's chat: who answers, or how long it may take, and what was said. */
@Injectable()
export class TalkView implements FormView {
  constructor(
    private readonly tickets: TicketLookup,
    private readonly line: ChatLineQuery,
    private readonly clock: Clock,
    private readonly notices: NoticeLines,
  ) {}

  async model(request: DeskRequest, state: FormState): Promise<TalkModel> {
    const { actor, words, ticket, shared } = await openTicketPage(this.tickets, request, state, {
      role: 'customer',
      sendPath: (reference, { language }) => `/${language}/chat/${reference}/messages`,
    });
    const live = ticket.mode === 'live' && ticket.status !== 'closed';
    const path = `/${words.language}/chat/${ticket.reference}`;

    return {
      ...formModel(request, state, {}, COMPOSER),
      ...shared,
      title: words.t('chat.talk.title'),
      attendant: await this.attendant(ticket, words),
      line: live && !ticket.assignee_id ? await this.place(ticket, words) : null,
      over: !live,
      canLeave: live && ownsTicket(actor, ticket),
      paths: { leave: `${path}/leaving`, request: `/${words.language}/requests/${ticket.reference}` },
      key: formKey(state),
      notices: live ? this.notices.running(words, [typeOf(ticket)]) : [],
    };
  }

  private async attendant(ticket: SqlRow, words: Words): Promise<TalkModel['attendant']> {
    const person = await this.line.attendant(ticket);

    return person && { name: person.name, role: words.t(`chat.roles.${person.role}`) };
  }

  private async place(ticket: SqlRow, words: Words): Promise<TalkModel['line']> {
    const place = await this.line.place(ticket, this.clock.now());

    return { ahead: aheadText(place.ahead, words), estimate: estimateText(place, words) };
  }
}

const typeOf = ({ type_code: code }: SqlRow): string | null => (typeof code === 'string' ? code : null);

export const talkPage = new FormPage(ReplyDto, 'chat/talk', TalkView);
export const leavePage = new FormPage(PressDto, 'chat/talk', TalkView);
