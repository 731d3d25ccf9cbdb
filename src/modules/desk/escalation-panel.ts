import { Injectable } from '@nestjs/common';
import { canDecideEscalation } from '../../policies/escalation.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import type { FieldSpec } from '../../platform/http/form-model.js';
import type { Words } from '../../platform/i18n/words.js';
import type { Actor } from '../../platform/identity/actor.js';
import { type Colleague, ColleaguesLookup } from '../accounts/colleagues.lookup.js';
import { type EscalationFacts, EscalationLookup } from '../escalations/escalation.lookup.js';
import {
  type BoardMove,
  boardMovesFrom,
  ESCALATION_OUTCOMES,
  isMoveBack,
  isOverdue,
  STAFF_REASONS,
} from '../escalations/escalation-status.js';
import { escalationText } from '../escalations/escalation-text.js';

export type EscalationField = 'why' | 'reason' | 'line' | 'supervisor' | 'outcome' | 'decision';

/** What the page of a ticket shows of its newest request for a supervisor. */
export interface EscalationPanelModel {
  /** '' where nobody asked. */
  readonly text: string;
  readonly why: string;
  readonly reason: string;
  readonly added: string;
  readonly open: boolean;
  readonly seen: boolean;
  readonly late: boolean;
  readonly forward: readonly { readonly to: string; readonly label: string }[];
  /** The move that needs a line; '' where there is none. */
  readonly back: BoardMove | '';
  readonly backLabel: string;
  readonly colleagues: readonly Colleague[];
}

const NOBODY_ASKED: EscalationPanelModel = {
  text: '',
  why: '',
  reason: '',
  added: '',
  open: false,
  seen: false,
  late: false,
  forward: [],
  back: '',
  backLabel: '',
  colleagues: [],
};

/** The request for a supervisor on the page of a ticket, and what this reader may do about it. */
@Injectable()
export class EscalationPanel {
  constructor(
    private readonly escalations: EscalationLookup,
    private readonly colleagues: ColleaguesLookup,
    private readonly clock: Clock,
  ) {}

  async model(actor: Actor, ticketId: string, words: Words): Promise<EscalationPanelModel> {
    const newest = await this.escalations.newestOf(ticketId);
    if (!newest) {
      return NOBODY_ASKED;
    }
    const seen = newest.status === 'seen' || newest.status === 'third-party';

    return {
      ...shown(newest, words, this.clock.now()),
      seen,
      colleagues: seen && canDecideEscalation(actor) ? await this.others(newest) : [],
    };
  }

  private async others({ supervisorId }: EscalationFacts): Promise<Colleague[]> {
    return (await this.colleagues.inRoles(['supervisor'])).filter(({ id }) => id !== supervisorId);
  }
}

function shown(
  facts: EscalationFacts,
  words: Words,
  now: Date,
): Omit<EscalationPanelModel, 'seen' | 'colleagues'> {
  const { status } = facts;
  const moves = boardMovesFrom(status);
  const back = moves.find((to) => isMoveBack(status, to));

  return {
    text: escalationText(facts, words, now),
    why: words.t(`escalations.why.${facts.why}`),
    reason: facts.reason,
    added: facts.addedReason,
    open: status !== 'decided',
    late: isOverdue(facts, now),
    // Taking it over has a button of its own.
    forward: moves
      .filter((to) => to !== back && status !== 'requested')
      .map((to) => ({ to, label: words.t(`desk.board.moves.${to}`) })),
    back: back ?? '',
    backLabel: back ? words.t(`desk.board.moves.${back}`) : '',
  };
}

export const escalationFields = (
  words: Words,
  colleagues: readonly Colleague[],
): Record<EscalationField, FieldSpec> => ({
  why: {
    label: 'desk.ticket.escalate-why',
    options: STAFF_REASONS.map((one) => [one, words.t(`escalations.why.${one}`)]),
  },
  reason: {
    label: 'desk.ticket.escalate-reason',
    hint: 'desk.ticket.escalate-hint',
    rows: 2,
    required: true,
    maxlength: 1_000,
  },
  line: { label: 'desk.board.line', required: true, maxlength: 300 },
  supervisor: {
    label: 'desk.ticket.hand-to',
    options: colleagues.map(({ id, name }) => [id, name]),
  },
  outcome: {
    label: 'desk.ticket.outcome',
    options: ESCALATION_OUTCOMES.map((one) => [one, words.t(`escalations.outcomes.${one}`)]),
  },
  decision: { label: 'desk.ticket.decision', hint: 'desk.ticket.decision-hint', rows: 4, required: true },
});
