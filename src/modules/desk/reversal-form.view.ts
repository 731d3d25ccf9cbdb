import { Injectable } from '@nestjs/common';
import { canProposeReversal } from '../../policies/reversal.policy.js';
import { authorize } from '../../policies/authorize.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formKey, formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import type { Words } from '../../platform/i18n/words.js';
import { type Money, toDecimal } from '../../platform/money/money.js';
import { ProposableLinks } from '../reversals/proposable-links.js';
import { ProposeReversalDto } from '../reversals/reversal.dto.js';
import { ReversalLimits } from '../reversals/reversal-limits.js';
import { ReversalRules } from '../reversals/reversal-rules.js';
import { REVERSAL_REASONS } from '../reversals/reversal-status.js';
import { ShownMoney } from '../tickets/shown-money.js';
import { type Kept, transactionModel } from './transaction.view.js';
import { workspacePath } from './workspace-address.js';

export interface ReversalFormModel extends FormModel<'extent' | 'amount' | 'reason' | 'note'> {
  readonly layout: 'desk';
  readonly title: string;
  readonly ticketPath: string;
  readonly reference: string;
  readonly path: string;
  readonly key: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly seenAt: Date;
  readonly takesParts: boolean;
}

/** The form by which one proposes that money goes back, beside what the wallet showed of it last. Who is shown it is noted. */
@Injectable()
export class ReversalFormView implements FormView {
  constructor(
    private readonly links: ProposableLinks,
    private readonly rules: ReversalRules,
    private readonly limits: ReversalLimits,
    private readonly shown: ShownMoney,
  ) {}

  /** @throws Forbidden for who may not propose, NotFound for what is not linked to this ticket */
  async model(request: DeskRequest, state: FormState): Promise<ReversalFormModel> {
    const actor = actorOf(request);
    const words = wordsOf(request);
    authorize(canProposeReversal, actor);
    const { ticket, reference, content, seenAt } = await this.links.require(
      actor,
      String(request.params.reference),
      String(request.params.linked),
    );
    await this.shown.note(actor, ticket.id, [reference]);
    const kept = JSON.parse(content) as Kept;
    const asked = { originalReference: reference, currency: kept.currency };
    const left = await this.limits.leftToPropose(actor, asked);
    const { takesParts } = this.rules;
    const extents = takesParts ? (['whole', 'part'] as const) : (['whole'] as const);
    const ticketPath = workspacePath(ticket.reference);
    const values = { extent: 'whole', ...state.values };

    return {
      ...formModel(
        request,
        { ...state, values },
        {
          extent: {
            label: 'reversals.form.extent',
            options: extents.map((extent) => [extent, words.t(`reversals.extents.${extent}`)]),
          },
          amount: {
            label: 'reversals.form.amount',
            hint: 'reversals.form.amount-hint',
            inputmode: 'decimal',
          },
          reason: {
            label: 'reversals.form.reason',
            options: REVERSAL_REASONS.map((reason) => [reason, words.t(`reversals.reasons.${reason}`)]),
            required: true,
          },
          note: {
            label: 'reversals.form.note',
            hint: 'reversals.form.note-hint',
            rows: 3,
            maxlength: 500,
            required: true,
          },
        },
      ),
      layout: 'desk',
      title: words.t('reversals.form.title'),
      ticketPath,
      reference: ticket.reference,
      path: `${ticketPath}/links/${String(request.params.linked)}/reversal`,
      key: formKey(state),
      facts: this.figures(left, reference, kept, seenAt, words),
      seenAt,
      takesParts,
    };
  }

  /** What is at stake, before anything is pressed. */
  private figures(
    left: Money | null,
    reference: string,
    kept: Kept,
    seenAt: Date,
    words: Words,
  ): ReversalFormModel['facts'] {
    const shown = transactionModel(reference, kept, seenAt, { ours: words, theirs: words });
    const facts = {
      transaction: `${shown.type}: ${shown.from} → ${shown.to}`,
      number: reference,
      amount: shown.amount,
      state: shown.state,
      when: shown.when?.theirs ?? '',
      limit: left === null ? words.t('reversals.form.no-limit') : words.money(toDecimal(left), left.currency),
    };

    return Object.entries(facts)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => ({ label: words.t(`reversals.figures.${name}`), value }));
  }
}

export const reversalFormPage = new FormPage(ProposeReversalDto, 'desk/reversal-form', ReversalFormView);
