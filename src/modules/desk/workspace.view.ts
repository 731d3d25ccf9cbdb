import { Injectable } from '@nestjs/common';
import { canDecideEscalation } from '../../policies/escalation.policy.js';
import { canHandleTicket, canHandOver } from '../../policies/ticket.policy.js';
import type { SqlRow } from '../../platform/database/statement.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import {
  type FieldSpec,
  formKey,
  formModel,
  type FormModel,
  unsentIn,
} from '../../platform/http/form-model.js';
import { PressDto } from '../../platform/http/press.dto.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import type { Words } from '../../platform/i18n/words.js';
import { type Actor, WORKING_ROLES } from '../../platform/identity/actor.js';
import { type Colleague, ColleaguesLookup } from '../accounts/colleagues.lookup.js';
import { DecideDto, EscalateDto, HandEscalationDto, MoveEscalationDto } from '../escalations/escalate.dto.js';
import { exceptionName } from '../exceptions/exception-words.js';
import { EXCEPTION_TYPES } from '../exceptions/taxonomy.js';
import { COMPOSER } from '../tickets/chat-model.js';
import { openTicketPage, type TicketPageModel } from '../tickets/ticket-page.js';
import { AddFileDto } from '../tickets/ticket-file.dto.js';
import { FILE_FIELD } from '../tickets/ticket-file.field.js';
import { QUIET_MOVES } from '../tickets/ticket-handling.service.js';
import { holding } from '../tickets/ticket-handover.service.js';
import { canMove, type TicketStatus } from '../tickets/ticket-status.js';
import { TicketLookup } from '../tickets/ticket.lookup.js';
import {
  type EscalationField,
  escalationFields,
  EscalationPanel,
  type EscalationPanelModel,
} from './escalation-panel.js';
import { ChangeLinkDto, LinkDto, LookUpDto } from './money.dto.js';
import { type MoneyField, moneyFields, withStated } from './money-fields.js';
import { MoneyPanel, type MoneyPanelModel } from './money-panel.js';
import { StandingPanel, type StandingPanelModel } from './standing-panel.js';
import { HintsPanel, type HintsPanelModel } from './hints-panel.js';
import { askedReply } from './triage-panel.js';
import { workspacePath } from './workspace-address.js';
import {
  HandOverDto,
  MoveDto,
  NoteDto,
  PrepareReplyDto,
  ResolveDto,
  StaffReplyDto,
  TicketTypeDto,
} from './workspace.dto.js';

/** Entries of a record that the page brings; those before are a page of their own. */
const LATEST = 50;

type OwnField = 'file' | 'note' | 'result' | 'to' | 'type';
type FieldName = OwnField | MoneyField | EscalationField;

export interface WorkspaceModel
  extends FormModel<FieldName>, HintsPanelModel, MoneyPanelModel, StandingPanelModel, TicketPageModel {
  readonly layout: 'desk';
  readonly escalation: EscalationPanelModel;
  readonly may: {
    readonly handle: boolean;
    readonly addFile: boolean;
    readonly claim: boolean;
    readonly handOver: boolean;
    readonly resolve: boolean;
    readonly moves: readonly { readonly to: string; readonly label: string }[];
    readonly decide: boolean;
  };
  /** Words that were refused, and whose form is gone: somebody else was first. */
  readonly unsent: string;
  readonly path: string;
  readonly filesPath: string;
  readonly recordPath: string;
  readonly key: string;
}

/** The agent's page of one ticket: the record, the money behind it, and what may be done. */
@Injectable()
export class WorkspaceView implements FormView {
  constructor(
    private readonly tickets: TicketLookup,
    private readonly supervisors: EscalationPanel,
    private readonly moneyPanel: MoneyPanel,
    private readonly standing: StandingPanel,
    private readonly colleagues: ColleaguesLookup,
    private readonly hints: HintsPanel,
  ) {}

  async model(request: DeskRequest, state: FormState): Promise<WorkspaceModel> {
    const { actor, words, ticket, shared } = await openTicketPage(this.tickets, request, state, {
      role: 'staff',
      sendPath: (reference) => `${workspacePath(reference)}/replies`,
      menuPath: workspacePath,
      latest: LATEST,
    });

    const may = mayDo(actor, ticket, words);
    const path = workspacePath(ticket.reference);
    const hints = await this.hints.model(actor, ticket, shared.chat.entries, path, words);
    const escalation = await this.supervisors.model(actor, ticket.id, words);
    const colleagues = canHandOver(actor, holding(ticket))
      ? await this.colleagues.inRoles(WORKING_ROLES)
      : [];

    return {
      ...formModel(
        request,
        withStated(ticket, { ...state, values: { type: typeOf(ticket), ...state.values } }),
        {
          ...fieldsIn(colleagues, ticket, words),
          ...moneyFields(words),
          ...escalationFields(words, escalation.colleagues),
        },
        COMPOSER,
      ),
      ...shared,
      chat: { ...shared.chat, draft: shared.chat.draft || askedReply(hints.triage, request.query.reply) },
      ...hints,
      layout: 'desk',
      ...(await this.standing.model(ticket, words)),
      ...(await this.moneyPanel.model(actor, ticket, state, words)),
      escalation,
      may,
      unsent: unsentIn(state, {
        result: !may.resolve,
        decision: !escalation.open,
        line: escalation.back === '',
        reason: escalation.open,
      }),
      path,
      filesPath: `${path}/files`,
      recordPath: `/${words.language}/requests/${ticket.reference}/transcript`,
      key: formKey(state),
    };
  }
}

const typeOf = ({ type_code: code }: SqlRow): string => (typeof code === 'string' ? code : '');

const fieldsIn = (
  colleagues: readonly Colleague[],
  ticket: SqlRow,
  words: Words,
): Record<OwnField, FieldSpec> => ({
  result: { label: 'desk.ticket.result', hint: 'desk.ticket.result-hint', rows: 4, required: true },
  to: {
    label: 'desk.ticket.colleague',
    options: colleagues.filter(({ id }) => id !== ticket.assignee_id).map(({ id, name }) => [id, name]),
  },
  type: {
    label: 'desk.ticket.type',
    options: EXCEPTION_TYPES.map(({ code }) => [code, exceptionName(code, words)]),
  },
  file: FILE_FIELD,
  note: { label: 'desk.ticket.note', rows: 3, required: true },
});

function mayDo(actor: Actor, ticket: SqlRow, words: Words): WorkspaceModel['may'] {
  const handle = canHandleTicket(actor);
  const may = (to: TicketStatus): boolean => handle && canMove(ticket.status as TicketStatus, to, 'staff');

  return {
    handle,
    addFile: handle && ticket.status !== 'closed',
    claim: handle && ticket.assignee_id === null,
    handOver: canHandOver(actor, holding(ticket)),
    resolve: may('resolved'),
    // What is new is opened by being taken.
    moves: QUIET_MOVES.filter((to) => may(to) && !(ticket.status === 'new' && to === 'open')).map((to) => ({
      to,
      label: words.t(`desk.ticket.moves.${to}`),
    })),
    decide: canDecideEscalation(actor),
  };
}

const page = <D extends object>(dto: new () => D): FormPage<D> =>
  new FormPage(dto, 'desk/ticket', WorkspaceView);
export const replyPage = page(StaffReplyDto);
export const preparePage = page(PrepareReplyDto);
export const notePage = page(NoteDto);
export const linkPage = page(LinkDto);
export const changeLinkPage = page(ChangeLinkDto);
export const lookUpPage = page(LookUpDto);
export const addFilePage = page(AddFileDto);
export const pressPage = page(PressDto);
export const resolvePage = page(ResolveDto);
export const movePage = page(MoveDto);
export const typePage = page(TicketTypeDto);
export const handOverPage = page(HandOverDto);
export const escalatePage = page(EscalateDto);
export const decidePage = page(DecideDto);
export const moveEscalationPage = page(MoveEscalationDto);
export const handEscalationPage = page(HandEscalationDto);
