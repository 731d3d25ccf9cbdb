import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { localDayOf } from '../../platform/clock/local-time.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import type { Words } from '../../platform/i18n/words.js';
import { isKnown } from '../../platform/identity/actor.js';
import { DIRECTION_TEXT } from '../wallets/wallet-texts.js';
import type { WalletTransaction } from '../wallets/wallet-transaction.js';
import type { IntakeDraft } from './intake-draft.entity.js';
import { IntakeDraftsService } from './intake-drafts.service.js';
import { IntakeOwner, pageOfWhen } from './intake-owner.service.js';
import { draftOf, stepModel, type StepModel } from './intake-step.model.js';
import { answerFirst, draftGone, stepPath } from './intake-steps.js';
import { stagesOf } from './money-stage.js';
import { IntakePickDto } from './pick-transaction.dto.js';
import {
  otherParty,
  PICK_DAYS,
  type PickList,
  type PickQuestion,
  TransactionPicker,
} from './transaction-picker.service.js';

/** A transaction as its owner reads it. */
export interface PickModel {
  readonly value: string;
  /** `Paid` or `received`, in words; never by a sign or a colour only. */
  readonly direction: string;
  readonly amount: string;
  readonly name: string;
  readonly at: Date | null;
  /** The same in words, by the clock of his zone. */
  readonly when: string;
  readonly status: string;
  readonly selected: boolean;
}

export interface IntakeTransactionModel extends StepModel, FormModel<'pick'> {
  readonly picks: readonly PickModel[];
  /** The wallet does not answer: then it is described by hand. */
  readonly isAway: boolean;
  /** How far back the list reaches. */
  readonly days: number;
  /** What is looked for. */
  readonly filter: { readonly amount: string; readonly day: string; readonly name: string };
  readonly isFiltered: boolean;
  readonly allPath: string;
  readonly pager: { readonly olderPath: string | null; readonly newestPath: string | null };
  readonly manualPath: string;
}

const FIELDS = { pick: { label: 'intake.transaction.title', required: true } } as const;
const MOST_PAGES = 50;

/** The customer's own transactions of the last days: he points at the one that he means. */
@Injectable()
export class IntakeTransactionView implements FormView {
  constructor(
    private readonly drafts: IntakeDraftsService,
    private readonly owner: IntakeOwner,
    private readonly picker: TransactionPicker,
    private readonly env: Env,
  ) {}

  /** @throws Elsewhere for whom no wallet vouches (any longer), and for what is about no transaction: he says it by hand */
  async model(request: DeskRequest, state: FormState): Promise<IntakeTransactionModel> {
    const words = wordsOf(request);
    const actor = actorOf(request);
    const draft = await draftOf(this.drafts, request, state);
    if (!draft || !isKnown(actor)) {
      throw draftGone();
    }
    const isAboutOne = pageOfWhen(draft.typeCode) === 'transaction';
    const identity = isAboutOne ? await this.owner.identityOf(actor) : null;
    if (!identity) {
      throw answerFirst('when', draft.id);
    }
    const zone = identity.zone ?? actor.zone ?? this.env.DESK_TIME_ZONE;
    const question = questionOf(request, (instant) => localDayOf(instant, zone));
    const seen = await this.picker.list(actor, identity, question);
    const asked = textOf(request.query.transaction) || (draft.picked?.reference ?? '');
    const chosen = state.values.pick ?? asked;
    const isListed = seen?.transactions.some(({ reference }) => reference === chosen) ?? true;
    const own =
      chosen === '' || isListed ? null : await this.picker.find(actor, identity, chosen).catch(() => null);

    return {
      ...formModel(request, state, FIELDS),
      ...stepModel(request, state, 'when', draft),
      title: words.t('intake.transaction.title'),
      action: stepPath(words.language, 'transaction'),
      picks: picksOf(seen, own, chosen, words.in(zone)),
      isAway: seen === null,
      days: PICK_DAYS,
      allPath: stepPath(words.language, 'transaction', { draft: draft.id }),
      filter: { amount: question.amount, day: question.day, name: question.name },
      isFiltered: [question.amount, question.day, question.name].some(Boolean),
      pager: pagerOf(draft, question, seen, words),
      manualPath: stepPath(words.language, 'when', { draft: draft.id }),
    };
  }
}

function questionOf({ query }: DeskRequest, dayOf: PickQuestion['dayOf']): PickQuestion {
  const page = Number(textOf(query.page));

  return {
    amount: textOf(query.amount),
    day: /^\d{4}-\d{2}-\d{2}$/.test(textOf(query.day)) ? textOf(query.day) : '',
    name: textOf(query.name),
    page: Number.isInteger(page) && page >= 1 && page <= MOST_PAGES ? page : 1,
    dayOf,
  };
}

/** The one that he comes with stands first, however old it is. */
function picksOf(
  seen: PickList | null,
  own: WalletTransaction | null,
  chosen: string,
  words: Words,
): readonly PickModel[] {
  return [...(own ? [own] : []), ...(seen?.transactions ?? [])].map((transaction) => ({
    value: transaction.reference,
    direction: words.t(DIRECTION_TEXT[transaction.direction ?? 'out']),
    amount: words.money(transaction.amount, transaction.currency),
    name: otherParty(transaction) ?? '',
    at: transaction.createdAt,
    when: transaction.createdAt ? words.date(transaction.createdAt) : '',
    status: statusOf(transaction, words),
    selected: transaction.reference === chosen,
  }));
}

/** In the words of the way of the money: what stops it is not named here. */
function statusOf(transaction: WalletTransaction, words: Words): string {
  const current = stagesOf(transaction).find(({ state }) => state === 'current');

  return words.t(current ? `portal.money.stages.${current.name}` : 'intake.transaction.unclear');
}

function pagerOf(
  { id }: IntakeDraft,
  { page, amount, day, name }: PickQuestion,
  seen: PickList | null,
  words: Words,
): IntakeTransactionModel['pager'] {
  const path = (to: number): string =>
    stepPath(words.language, 'transaction', {
      draft: id,
      amount,
      day,
      name,
      ...(to === 1 ? {} : { page: String(to) }),
    });

  return { olderPath: seen?.hasMore ? path(page + 1) : null, newestPath: page > 1 ? path(1) : null };
}

const LONGEST = 60;
const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, LONGEST) : '');

export const intakeTransactionPage = new FormPage(
  IntakePickDto,
  'tickets/intake-transaction',
  IntakeTransactionView,
);
