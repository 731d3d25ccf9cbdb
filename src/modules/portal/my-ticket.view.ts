import { Injectable } from '@nestjs/common';
import { canEscalate } from '../../policies/escalation.policy.js';
import { canWriteInTicket, ownsTicket } from '../../policies/ticket.policy.js';
import { canSeeTransactions } from '../../policies/wallet.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import { instantOf } from '../../platform/database/columns.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formKey, formModel, type FormModel, unsentIn } from '../../platform/http/form-model.js';
import { PressDto } from '../../platform/http/press.dto.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import type { Words } from '../../platform/i18n/words.js';
import type { Actor } from '../../platform/identity/actor.js';
import { AskSupervisorDto } from '../escalations/escalate.dto.js';
import { type EscalationFacts, EscalationLookup } from '../escalations/escalation.lookup.js';
import { escalationText } from '../escalations/escalation-text.js';
import { CUSTOMER_REASONS, isOverdue } from '../escalations/escalation-status.js';
import { COMPOSER } from '../tickets/chat-model.js';
import { customersWords } from '../tickets/customers-words.js';
import { requestPath } from '../tickets/request-path.js';
import { openTicketPage, type TicketPageModel } from '../tickets/ticket-page.js';
import { ReplyDto } from '../tickets/send-message.dto.js';
import { AddFileDto } from '../tickets/ticket-file.dto.js';
import { FILE_FIELD } from '../tickets/ticket-file.field.js';
import { type FoundTicket, TicketLookup } from '../tickets/ticket.lookup.js';
import { reopenableUntil } from '../tickets/ticket-reopening.js';
import { MyMoneyQuery } from './my-money.query.js';
import { type MoneyModel, moneyModel } from './my-money.view.js';
import { ReopenDto } from './my-ticket.dto.js';
import { type Standing, standingOf } from './standing.js';

const FIELDS = {
  reason: { label: 'portal.escalate.reason', hint: 'portal.escalate.reason-hint', rows: 3, maxlength: 1_000 },
  missing: {
    label: 'portal.verdict.missing',
    hint: 'portal.verdict.missing-hint',
    rows: 3,
    required: true,
    maxlength: 4_000,
  },
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
  readonly standing: Standing;
  readonly money: readonly MoneyModel[];
  /** '' where money is shown, or where it is not about any. */
  readonly moneyUnknown: string;
  readonly verdict: VerdictModel;
  /** Words that were refused, and whose form is gone. */
  readonly unsent: string;
  /** '' where no supervisor was asked. */
  readonly escalation: string;
  readonly escalationLate: boolean;
  readonly canEscalate: boolean;
  readonly canAddFile: boolean;
  readonly paths: Readonly<
    Record<'escalate' | 'record' | 'recordText' | 'files' | 'confirm' | 'reopen', string>
  >;
  readonly key: string;
}

/** What the customer may say to an end: that it is one, or that it is none and until when. */
export interface VerdictModel {
  readonly canConfirm: boolean;
  readonly canReopen: boolean;
  /** '' where there is no last day. */
  readonly until: string;
}

/** A customer's own ticket: where it stands, what was said, and the road to a supervisor. */
@Injectable()
export class MyTicketView implements FormView {
  constructor(
    private readonly tickets: TicketLookup,
    private readonly escalations: EscalationLookup,
    private readonly money: MyMoneyQuery,
    private readonly clock: Clock,
  ) {}

  async model(request: DeskRequest, state: FormState): Promise<MyTicketModel> {
    const { actor, words, ticket, shared } = await openTicketPage(this.tickets, request, state, {
      role: 'customer',
      sendPath: (reference, { language }) => `${requestPath(language, reference)}/messages`,
    });
    const escalation = await this.escalations.newestOf(ticket.id);
    const maySeeMoney = ownsTicket(actor, ticket) || canSeeTransactions(actor);
    const money = maySeeMoney ? await this.money.shown(actor, ticket.id) : [];
    const path = requestPath(words.language, ticket.reference);
    const now = this.clock.now();
    const verdict = verdictOf(actor, ticket, words, now);
    const mayAsk = canEscalate(actor, ticket) && ticket.status !== 'closed' && !isOpen(escalation);

    return {
      ...formModel(request, state, fieldsIn(words), COMPOSER),
      ...shared,
      standing: standingOf(standingFacts(ticket), customersWords(ticket, words), now),
      money: money.map((row) => moneyModel(row, words, now)),
      moneyUnknown:
        maySeeMoney && money.length === 0 && isSoughtFor(ticket) ? words.t('portal.money.now.unknown') : '',
      verdict,
      unsent: unsentIn(state, { missing: !verdict.canReopen, reason: !mayAsk }),
      escalation: escalation ? escalationText(escalation, words, now) : '',
      escalationLate: escalation !== null && isOverdue(escalation, now),
      canEscalate: mayAsk,
      canAddFile: canWriteInTicket(actor, ticket) && ticket.status !== 'closed',
      paths: {
        escalate: `${path}/escalation`,
        record: `${path}/transcript`,
        recordText: `${path}/transcript.txt`,
        files: `${path}/files`,
        confirm: `${path}/confirmation`,
        reopen: `${path}/reopening`,
      },
      key: formKey(state),
    };
  }
}

const standingFacts = (ticket: FoundTicket) => ({
  status: ticket.status,
  nextDueAt: instantOf(ticket.next_due_at),
  firstRepliedAt: instantOf(ticket.first_replied_at),
});

/** An account was given, the case is not over, and nobody has shown the customer which transaction it is about. */
const isSoughtFor = (ticket: FoundTicket): boolean =>
  ticket.lookup_state !== 'none' && ticket.amount !== null && !['resolved', 'closed'].includes(ticket.status);

function verdictOf(actor: Actor, ticket: FoundTicket, words: Words, now: Date): VerdictModel {
  const owner = ownsTicket(actor, ticket);
  const end = ticket.status === 'closed' ? instantOf(ticket.closed_at ?? ticket.resolved_at) : null;
  const until = reopenableUntil(end);

  return {
    canConfirm: owner && ticket.status === 'resolved',
    canReopen: owner && (ticket.status === 'resolved' || (until !== null && until > now)),
    until: until ? words.date(until) : '',
  };
}

const isOpen = (escalation: EscalationFacts | null): boolean =>
  escalation !== null && escalation.status !== 'decided';

export const myTicketPage = new FormPage(ReplyDto, 'portal/ticket', MyTicketView);
export const askSupervisorPage = new FormPage(AskSupervisorDto, 'portal/ticket', MyTicketView);
export const addMyFilePage = new FormPage(AddFileDto, 'portal/ticket', MyTicketView);
export const confirmPage = new FormPage(PressDto, 'portal/ticket', MyTicketView);
export const reopenPage = new FormPage(ReopenDto, 'portal/ticket', MyTicketView);
