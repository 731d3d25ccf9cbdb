import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { canEscalate } from '../../policies/escalation.policy.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import type { Words } from '../../platform/i18n/words.js';
import { EscalateDto } from '../escalations/escalate.dto.js';
import { type EscalationFacts, EscalationLookup } from '../escalations/escalation.lookup.js';
import { type ChatModel, chatModel } from '../tickets/chat-model.js';
import { ReplyDto } from '../tickets/send-message.dto.js';
import { TicketLookup } from '../tickets/ticket.lookup.js';
import { timelinePage } from '../tickets/timeline-page.js';

const ENTRIES = 200;
const FIELDS = {
  reason: { label: 'portal.escalate.reason', hint: 'portal.escalate.reason-hint', rows: 3, required: true },
} as const;

export interface MyTicketModel extends FormModel<keyof typeof FIELDS> {
  readonly title: string;
  readonly reference: string;
  readonly status: string;
  readonly received: boolean;
  readonly chat: ChatModel;
  /** '' where no supervisor was asked. */
  readonly escalation: string;
  readonly canEscalate: boolean;
  readonly paths: { readonly escalate: string; readonly record: string };
  readonly key: string;
}

/** A customer's own ticket: where it stands, what was said, and the road to a supervisor. */
@Injectable()
export class MyTicketView implements FormView {
  constructor(
    private readonly tickets: TicketLookup,
    private readonly escalations: EscalationLookup,
  ) {}

  async model(request: DeskRequest, state: FormState): Promise<MyTicketModel> {
    const actor = actorOf(request);
    const words = wordsOf(request);
    const ticket = await this.tickets.require(actor, String(request.params.reference));
    const timeline = await timelinePage(
      this.tickets,
      actor,
      ticket.reference,
      { after: 0, limit: ENTRIES },
      words,
    );
    const escalation = await this.escalations.newestOf(ticket.id);
    const path = `/${words.language}/requests/${ticket.reference}`;

    return {
      ...formModel(request, state, FIELDS),
      title: String(ticket.subject),
      reference: ticket.reference,
      status: words.t(`tickets.statuses.${ticket.status}`),
      received: request.query.received === '1',
      chat: chatModel(ticket, timeline, { role: 'customer', sendPath: `${path}/messages`, state }),
      escalation: escalation ? escalationText(escalation, words) : '',
      canEscalate: canEscalate(actor, ticket) && ticket.status !== 'closed' && !isOpen(escalation),
      paths: { escalate: `${path}/escalation`, record: `${path}/record.txt` },
      key: state.values.key || randomUUID(),
    };
  }
}

export const isOpen = (escalation: EscalationFacts | null): boolean =>
  escalation !== null && escalation.status !== 'decided';

/** Who has it, and until when. */
export function escalationText(
  { status, supervisor, seenDueAt, decisionDueAt }: EscalationFacts,
  words: Words,
): string {
  return words.t(`escalations.states.${status}`, {
    name: supervisor,
    seenDue: words.date(seenDueAt),
    decisionDue: words.date(decisionDueAt),
  });
}

export const myTicketPage = new FormPage(ReplyDto, 'portal/ticket', MyTicketView);
export const askSupervisorPage = new FormPage(EscalateDto, 'portal/ticket', MyTicketView);
