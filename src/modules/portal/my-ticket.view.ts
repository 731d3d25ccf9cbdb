import { Injectable } from '@nestjs/common';
import { canEscalate } from '../../policies/escalation.policy.js';
import { canWriteInTicket } from '../../policies/ticket.policy.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formKey, formModel, type FormModel } from '../../platform/http/form-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Words } from '../../platform/i18n/words.js';
import { AskSupervisorDto } from '../escalations/escalate.dto.js';
import { type EscalationFacts, EscalationLookup } from '../escalations/escalation.lookup.js';
import { escalationText } from '../escalations/escalation-text.js';
import { CUSTOMER_REASONS } from '../escalations/escalation-status.js';
import { COMPOSER } from '../tickets/chat-model.js';
import { openTicketPage, type TicketPageModel } from '../tickets/ticket-page.js';
import { ReplyDto } from '../tickets/send-message.dto.js';
import { AddFileDto } from '../tickets/ticket-file.dto.js';
import { FILE_FIELD } from '../tickets/ticket-file.field.js';
import { TicketLookup } from '../tickets/ticket.lookup.js';

const pathOf = (language: string, reference: string): string => `/${language}/requests/${reference}`;

const FIELDS = {
  reason: { label: 'portal.escalate.reason', hint: 'portal.escalate.reason-hint', rows: 3, maxlength: 1_000 },
  file: FILE_FIELD,
} as const;

const fieldsIn = (words: Words) => ({
  ...FIELDS,
  why: {
    label: 'portal.escalate.why',
    options: CUSTOMER_REASONS.map((one) => [one, words.t(`escalations.why.${one}`)] as const),
  },
});

export interface MyTicketModel extends FormModel<keyof ReturnType<typeof fieldsIn>>, TicketPageModel {
  readonly received: boolean;
  /** '' where no supervisor was asked. */
  readonly escalation: string;
  readonly canEscalate: boolean;
  readonly canAddFile: boolean;
  readonly paths: { readonly escalate: string; readonly record: string; readonly files: string };
  readonly key: string;
}

/** A customer's own ticket: where it stands, what was said, and the road to a supervisor. */
@Injectable()
export class MyTicketView implements FormView {
  constructor(
    private readonly tickets: TicketLookup,
    private readonly escalations: EscalationLookup,
    private readonly clock: Clock,
  ) {}

  async model(request: DeskRequest, state: FormState): Promise<MyTicketModel> {
    const { actor, words, ticket, shared } = await openTicketPage(this.tickets, request, state, {
      role: 'customer',
      sendPath: (reference, { language }) => `${pathOf(language, reference)}/messages`,
    });
    const escalation = await this.escalations.newestOf(ticket.id);
    const path = pathOf(words.language, ticket.reference);

    return {
      ...formModel(request, state, fieldsIn(words), COMPOSER),
      ...shared,
      received: request.query.received === '1',
      escalation: escalation ? escalationText(escalation, words, this.clock.now()) : '',
      canEscalate: canEscalate(actor, ticket) && ticket.status !== 'closed' && !isOpen(escalation),
      canAddFile: canWriteInTicket(actor, ticket) && ticket.status !== 'closed',
      paths: { escalate: `${path}/escalation`, record: `${path}/record.txt`, files: `${path}/files` },
      key: formKey(state),
    };
  }
}

export const isOpen = (escalation: EscalationFacts | null): boolean =>
  escalation !== null && escalation.status !== 'decided';

export const myTicketPage = new FormPage(ReplyDto, 'portal/ticket', MyTicketView);
export const askSupervisorPage = new FormPage(AskSupervisorDto, 'portal/ticket', MyTicketView);
export const addMyFilePage = new FormPage(AddFileDto, 'portal/ticket', MyTicketView);
