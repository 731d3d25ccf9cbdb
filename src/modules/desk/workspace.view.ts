import { Injectable } from '@nestjs/common';
import { canDecideEscalation } from '../../policies/escalation.policy.js';
import { canHandleTicket } from '../../policies/ticket.policy.js';
import { canSeeTransactions } from '../../policies/wallet.policy.js';
import type { SqlRow } from '../../platform/database/statement.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { type FieldSpec, formKey, formModel, type FormModel } from '../../platform/http/form-model.js';
import { PressDto } from '../../platform/http/press.dto.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import type { Words } from '../../platform/i18n/words.js';
import type { Actor } from '../../platform/identity/actor.js';
import { exceptionName } from '../exceptions/exception-words.js';
import { DecideDto, EscalateDto, HandEscalationDto, MoveEscalationDto } from '../escalations/escalate.dto.js';
import { COMPOSER } from '../tickets/chat-model.js';
import { openTicketPage, type TicketPageModel } from '../tickets/ticket-page.js';
import { ReplyDto } from '../tickets/send-message.dto.js';
import { AddFileDto } from '../tickets/ticket-file.dto.js';
import { FILE_FIELD } from '../tickets/ticket-file.field.js';
import { TicketLookup } from '../tickets/ticket.lookup.js';
import {
  type EscalationField,
  escalationFields,
  EscalationPanel,
  type EscalationPanelModel,
} from './escalation-panel.js';
import { type CandidateModel, candidateModel, linkModel, type TransactionModel } from './transaction.view.js';
import { LinkDto, NoteDto } from './workspace.dto.js';
import { WorkspaceQuery } from './workspace.query.js';

const pathOf = (reference: string): string => `/agent/t/${reference}`;

type FieldName = 'file' | 'note' | EscalationField;

export interface WorkspaceModel extends FormModel<FieldName>, TicketPageModel {
  readonly layout: 'desk';
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly walletState: string;
  readonly candidates: readonly CandidateModel[];
  readonly links: readonly TransactionModel[];
  readonly escalation: EscalationPanelModel;
  readonly may: {
    readonly handle: boolean;
    readonly addFile: boolean;
    readonly claim: boolean;
    readonly resolve: boolean;
    readonly decide: boolean;
  };
  readonly path: string;
  readonly filesPath: string;
  readonly key: string;
}

/** The agent's page of one ticket: the record, the money behind it, and what may be done. */
@Injectable()
export class WorkspaceView implements FormView {
  constructor(
    private readonly tickets: TicketLookup,
    private readonly supervisors: EscalationPanel,
    private readonly query: WorkspaceQuery,
  ) {}

  async model(request: DeskRequest, state: FormState): Promise<WorkspaceModel> {
    const { actor, words, ticket, shared } = await openTicketPage(this.tickets, request, state, {
      role: 'staff',
      sendPath: (reference) => `${pathOf(reference)}/replies`,
    });

    const escalation = await this.supervisors.model(actor, ticket.id, words);

    return {
      ...formModel(
        request,
        state,
        { ...FIELDS, ...escalationFields(words, escalation.colleagues) },
        COMPOSER,
      ),
      ...shared,
      layout: 'desk',
      facts: factsOf(ticket, words),
      ...(await this.money(actor, ticket, words)),
      escalation,
      may: mayDo(actor, ticket),
      path: pathOf(ticket.reference),
      filesPath: `${pathOf(ticket.reference)}/files`,
      key: formKey(state),
    };
  }

  private async money(
    actor: Actor,
    ticket: SqlRow,
    words: Words,
  ): Promise<Pick<WorkspaceModel, 'walletState' | 'candidates' | 'links'>> {
    if (!canSeeTransactions(actor)) {
      return { walletState: '', candidates: [], links: [] };
    }
    const id = String(ticket.id);

    return {
      walletState: words.t(`desk.ticket.lookups.${String(ticket.lookup_state)}`),
      candidates: (await this.query.candidates(id)).map((row) => candidateModel(row, words)),
      links: (await this.query.links(id)).map((row) => linkModel(row, words)),
    };
  }
}

const FIELDS = {
  file: FILE_FIELD,
  note: { label: 'desk.ticket.note', rows: 3, required: true },
} as const satisfies Partial<Record<FieldName, FieldSpec>>;

function mayDo(actor: Actor, ticket: SqlRow): WorkspaceModel['may'] {
  const handle = canHandleTicket(actor);

  return {
    handle,
    addFile: handle && ticket.status !== 'closed',
    claim: handle && ticket.assignee_id === null,
    resolve: handle && ticket.status !== 'resolved' && ticket.status !== 'closed',
    decide: canDecideEscalation(actor),
  };
}

/** What the intake asked, in the customer's own words and zone. */
function factsOf(ticket: SqlRow, words: Words): WorkspaceModel['facts'] {
  const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
  const when = [ticket.occurred_date, ticket.occurred_time, ticket.occurred_zone]
    .map(text)
    .filter(Boolean)
    .join(' ');

  return [
    {
      label: words.t('desk.ticket.facts.type'),
      value: exceptionName(text(ticket.type_code), words),
    },
    { label: words.t('desk.ticket.facts.account'), value: text(ticket.account) },
    { label: words.t('desk.ticket.facts.occurred'), value: when },
    {
      label: words.t('desk.ticket.facts.amount'),
      value: [ticket.amount, ticket.currency].map(text).filter(Boolean).join(' '),
    },
    { label: words.t('desk.ticket.facts.opened'), value: words.date(new Date(Number(ticket.opened_at))) },
  ].filter(({ value }) => value !== '');
}

const page = <D extends object>(dto: new () => D): FormPage<D> =>
  new FormPage(dto, 'desk/ticket', WorkspaceView);
export const replyPage = page(ReplyDto);
export const notePage = page(NoteDto);
export const linkPage = page(LinkDto);
export const addFilePage = page(AddFileDto);
export const pressPage = page(PressDto);
export const escalatePage = page(EscalateDto);
export const decidePage = page(DecideDto);
export const moveEscalationPage = page(MoveEscalationDto);
export const handEscalationPage = page(HandEscalationDto);
