import { Injectable } from '@nestjs/common';
import { canDecideReversal } from '../../policies/reversal.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound } from '../../platform/errors/app-error.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formKey, formModel, type FormModel, unsentIn } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { PressDto } from '../../platform/http/press.dto.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import type { Words } from '../../platform/i18n/words.js';
import type { Actor } from '../../platform/identity/actor.js';
import { DeclineReversalDto, EndReversalDto } from '../reversals/reversal.dto.js';
import { type ReversalFacts, ReversalLookup } from '../reversals/reversal.lookup.js';
import { ReversalLimits, sentenceOf } from '../reversals/reversal-limits.js';
import { DECLINE_REASONS, END_FINDINGS, isStuckReversal } from '../reversals/reversal-status.js';
import { ShownMoney } from '../tickets/shown-money.js';
import { REVERSALS, reversalModel, type ReversalModel } from './reversal-words.js';

export interface ReversalPageModel extends FormModel<
  'declineReason' | 'decisionNote' | 'finding' | 'made' | 'endNote'
> {
  readonly layout: 'desk';
  readonly title: string;
  readonly listPath: string;
  readonly key: string;
  readonly one: ReversalModel;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly mayDecide: boolean;
  /** Why this reader may not decide, where he is one who decides; '' else. */
  readonly why: string;
  /** A no was refused: its form stands open. */
  readonly declining: boolean;
  /** The wallet has not said for too long what became of it, and this reader may write it down. */
  readonly mayEnd: boolean;
  /** Such an end was refused: its form stands open. */
  readonly ending: boolean;
  /** Words whose form is gone, because somebody else was first. */
  readonly unsent: string;
}

/** One request: all that was said for it, and the yes and the no. Who is shown it is noted. */
@Injectable()
export class ReversalPageView implements FormView {
  constructor(
    private readonly lookup: ReversalLookup,
    private readonly limits: ReversalLimits,
    private readonly shown: ShownMoney,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound where there is no such request */
  async model(request: DeskRequest, state: FormState): Promise<ReversalPageModel> {
    const words = wordsOf(request);
    const actor = actorOf(request);
    const found = await this.lookup.facts(String(request.params.reversal));
    if (!found) {
      throw new NotFound();
    }
    await this.shown.note(
      actor,
      found.ticket.id,
      [found.originalReference, found.reversalReference].filter((one) => one !== null),
    );
    const one = reversalModel(found, words, this.clock.now());
    const isProposed = found.status === 'proposed';
    const isDecider = canDecideReversal(actor, found);
    const mayDecide = isProposed && isDecider;
    const mayEnd = isDecider && isStuckReversal(found, this.clock.now());
    const facts = {
      money: `${one.money} (${one.extent})`,
      number: found.originalReference,
      reason: one.reason,
      note: found.note,
      made: one.made,
      answer: one.answer,
      ended: one.ended,
    };

    return {
      ...formModel(request, state, {
        declineReason: {
          label: 'reversals.decide.reason',
          options: DECLINE_REASONS.map((reason) => [reason, words.t(`reversals.declines.${reason}`)]),
          required: true,
        },
        decisionNote: { label: 'reversals.decide.note', rows: 3, maxlength: 500, optional: true },
        finding: {
          label: 'reversals.end.finding',
          options: END_FINDINGS.map((finding) => [finding, words.t(`reversals.findings.${finding}`)]),
          required: true,
        },
        made: { label: 'reversals.end.made', hint: 'reversals.end.made-hint', maxlength: 256 },
        endNote: {
          label: 'reversals.end.note',
          hint: 'reversals.end.note-hint',
          rows: 3,
          maxlength: 500,
          required: true,
        },
      }),
      layout: 'desk',
      title: words.t('reversals.decide.title', { money: one.money }),
      listPath: REVERSALS,
      key: formKey(state),
      one,
      facts: Object.entries(facts)
        .filter(([, value]) => value !== '')
        .map(([name, value]) => ({ label: words.t(`reversals.figures.${name}`), value })),
      mayDecide,
      why: isProposed ? await this.whyNot(actor, found, words) : '',
      declining: 'declineReason' in state.values,
      mayEnd,
      ending: 'endNote' in state.values,
      unsent: unsentIn(state, { decisionNote: !mayDecide, endNote: !mayEnd }),
    };
  }

  private async whyNot(actor: Actor, found: ReversalFacts, words: Words): Promise<string> {
    if (actor.id === found.proposedBy) {
      return words.t('reversals.errors.own');
    }
    const left = await this.limits.leftToApprove(found);

    return left !== null && found.amountMinor <= left.amountMinor
      ? ''
      : words.t(...sentenceOf('approval-limit', left));
  }
}

export const approvalPage = new FormPage(PressDto, 'desk/reversal', ReversalPageView);
export const endPage = new FormPage(EndReversalDto, 'desk/reversal', ReversalPageView);
export const refusalPage = new FormPage(DeclineReversalDto, 'desk/reversal', ReversalPageView);
