import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { canDecideEscalation } from '../../policies/escalation.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formKey, formModel, type FormModel, unsentIn } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import type { Words } from '../../platform/i18n/words.js';
import { exceptionName } from '../exceptions/exception-words.js';
import { IncidentProposals } from '../incidents/incident-proposals.query.js';
import { MoveEscalationDto } from '../escalations/escalate.dto.js';
import { BOARD_ROWS, type BoardRow, EscalationLookup } from '../escalations/escalation.lookup.js';
import {
  boardMovesFrom,
  ESCALATION_STATUSES,
  escalationDueAt,
  type EscalationStatus,
  isMoveBack,
  isOverdue,
} from '../escalations/escalation-status.js';
import { REVERSALS } from './reversal-words.js';
import { WaitingReversals } from './waiting-reversals.js';

/** A button of a card, and the line it asks for: one that goes back does. */
export interface MoveModel {
  readonly to: string;
  readonly label: string;
  readonly line: { readonly id: string; readonly value: string; readonly error: string } | null;
}

export interface CardModel {
  readonly ticketId: string;
  readonly reference: string;
  readonly path: string;
  readonly type: string;
  readonly amount: string;
  readonly subject: string;
  readonly why: string;
  readonly reason: string;
  readonly askedBy: string;
  readonly asked: string;
  readonly requestedAt: Date;
  readonly dueAt: Date;
  readonly due: string;
  readonly late: boolean;
  readonly owner: string;
  readonly moves: readonly MoveModel[];
  readonly movePath: string;
  readonly key: string;
}

export interface ColumnModel {
  readonly id: string;
  readonly title: string;
  readonly count: number;
  readonly cards: readonly CardModel[];
  readonly empty: string;
}

export interface BoardModel extends FormModel {
  readonly title: string;
  /** '' where everything is in time. */
  readonly overdue: string;
  /** What several customers met at the same time; '' where nothing is proposed. */
  readonly proposed: string;
  /** '' where all that is open is shown. */
  readonly cut: string;
  /** Why a card should go back that a colleague has moved on: the card asks for it no more. */
  readonly unsent: string;
  /** What else waits for a supervisor: money that should go back; '' where none does, or this desk gives none back. */
  readonly reversals: string;
  readonly reversalsPath: string;
  readonly columns: readonly ColumnModel[];
}

/** What waits for a supervisor, by where it stands; what is owed soonest comes first. */
@Injectable()
export class BoardView implements FormView {
  constructor(
    private readonly escalations: EscalationLookup,
    private readonly reversals: WaitingReversals,
    private readonly clock: Clock,
    private readonly proposals: IncidentProposals,
  ) {}

  async model(request: DeskRequest, state: FormState): Promise<BoardModel> {
    const words = wordsOf(request);
    const now = this.clock.now();
    const found = await this.escalations.open();
    const open = found.slice(0, BOARD_ROWS);
    const answered = await this.escalations.answered();
    const proposals = (await this.proposals.open()).length;
    const overdue = open.filter((row) => isOverdue(row, now)).length;
    const card = (row: BoardRow): CardModel => cardOf(row, request, state, now);
    const columns = ESCALATION_STATUSES.map((status) => {
      const rows = status === 'decided' ? answered : open.filter((row) => row.status === status);

      return {
        id: status,
        title: words.t(`desk.board.columns.${status}`),
        count: rows.length,
        cards: rows.map(card),
        empty: emptyText(status, answered[0], words),
      };
    });
    const isKept = columns.some(({ cards }) =>
      cards.some(({ moves }) => moves.some(({ line }) => line !== null && line.value !== '')),
    );

    return {
      ...formModel(request, state, {}, { line: lineOf(String(request.params.reference)) }),
      title: words.t('desk.board.title'),
      overdue: overdue > 0 ? words.t('desk.board.overdue', { count: overdue }) : '',
      proposed: proposals > 0 ? words.t('desk.board.proposed', { count: proposals }) : '',
      cut: found.length > open.length ? words.t('desk.board.cut', { count: BOARD_ROWS }) : '',
      unsent: unsentIn(state, { line: !isKept }),
      reversals: await this.reversals.text(words, now),
      reversalsPath: REVERSALS,
      columns,
    };
  }
}

/** Where nothing new waits, the last answer says that the board is not broken. */
function emptyText(status: EscalationStatus, last: BoardRow | undefined, words: Words): string {
  return status === 'requested' && last?.decidedAt
    ? words.t('desk.board.empty-since', { reference: last.reference, date: words.date(last.decidedAt) })
    : words.t(`desk.board.empty.${status}`);
}

function cardOf(row: BoardRow, request: DeskRequest, state: FormState, now: Date): CardModel {
  const words = wordsOf(request);
  const refused = state.values.to !== undefined && request.params.reference === row.reference;

  return {
    ticketId: row.ticketId,
    reference: row.reference,
    path: `/agent/t/${row.reference}`,
    type: exceptionName(row.typeCode, words, row.taxonomyVersion),
    amount: row.amount && row.currency ? words.money(row.amount, row.currency) : '',
    subject: row.subject,
    why: words.t(`escalations.why.${row.why}`),
    reason: row.addedReason || row.reason,
    askedBy: row.requester || words.t(`tickets.authors.${row.requestedBy}`),
    asked: row.askedTimes > 1 ? words.t('desk.board.asked-times', { count: row.askedTimes }) : '',
    requestedAt: row.requestedAt,
    dueAt: row.decidedAt ?? escalationDueAt(row),
    due: words.t(`desk.board.dues.${row.status}`),
    late: isOverdue(row, now),
    owner: row.supervisor,
    moves: canDecideEscalation(actorOf(request)) ? movesOf(row, state, refused, words) : [],
    movePath: `/supervisor/escalations/${row.reference}/column`,
    key: refused ? formKey(state) : randomUUID(),
  };
}

function movesOf(row: BoardRow, state: FormState, refused: boolean, words: Words): MoveModel[] {
  return boardMovesFrom(row.status).map((to) => {
    const typed = refused && state.values.to === to;
    const fault = typed ? state.faults.find(({ field }) => field === 'line') : undefined;

    return {
      to,
      label: words.t(`desk.board.moves.${to}`),
      line: isMoveBack(row.status, to)
        ? {
            id: lineOf(row.reference),
            value: typed ? (state.values.line ?? '') : '',
            error: fault ? words.t(fault.key, fault.params) : '',
          }
        : null,
    };
  });
}

const lineOf = (reference: string): string => `line-${reference}`;

export const boardPage = new FormPage(MoveEscalationDto, 'desk/board', BoardView);
