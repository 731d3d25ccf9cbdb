import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formModel, type FormModel, type Option } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import type { Words } from '../../platform/i18n/words.js';
import { DAY_PARTS } from './day-parts.js';
import { extraModels, type ExtraModel, extraSpecs } from './extra-specs.js';
import { asksMoney, extrasAt, typeOf } from './extra-fields.js';
import type { OccurredAnswers } from './intake-draft.entity.js';
import { IntakeDraftsService } from './intake-drafts.service.js';
import { draftOf, isSent, stepModel, type StepModel } from './intake-step.model.js';
import { IntakeWhenDto } from './intake-steps.dto.js';
import { CURRENCIES } from './ticket-intake.view.js';
import { chosenZone, zoneChoices } from './zone-choices.js';

const FIELDS = {
  occurredDate: { label: 'intake.when.date', type: 'date', required: true },
  part: { label: 'intake.when.part', required: true },
  occurredTime: { label: 'intake.when.time', hint: 'intake.when.time-hint', type: 'time' },
  fold: { label: 'intake.when.fold' },
  amount: { label: 'tickets.intake.amount', inputmode: 'decimal', maxlength: 40, optional: true },
  currency: { label: 'tickets.intake.currency' },
} as const;

export interface IntakeWhenModel extends StepModel, FormModel<keyof typeof FIELDS> {
  readonly asksMoney: boolean;
  readonly asksFold: boolean;
  readonly extras: readonly ExtraModel[];
  readonly zone: string;
  readonly zones: readonly Option[];
  readonly zoneChosen: boolean;
}

/** When it happened, as sharply as it is remembered, and what was moved then. */
@Injectable()
export class IntakeWhenView implements FormView {
  constructor(
    private readonly drafts: IntakeDraftsService,
    private readonly env: Env,
  ) {}

  async model(request: DeskRequest, state: FormState): Promise<IntakeWhenModel> {
    const words = wordsOf(request);
    const draft = await draftOf(this.drafts, request, state);
    const typed: Readonly<Record<string, string>> = isSent(state)
      ? state.values
      : typedBefore(draft?.occurred ?? null);
    const codes = extrasAt('when', typeOf(draft));
    const zone = chosenZone(typed.zone, state.faults, actorOf(request).zone ?? this.env.DESK_TIME_ZONE);
    const values = { currency: 'CNY', ...typed };
    const specs = {
      ...FIELDS,
      part: {
        ...FIELDS.part,
        options: DAY_PARTS.map((part) => [part, words.t(`intake.parts.${part}`)] as const),
      },
      fold: { ...FIELDS.fold, options: foldOptions(typed.occurredTime ?? '', words) },
      currency: { ...FIELDS.currency, options: CURRENCIES.map((code) => [code, code] as const) },
      ...extraSpecs(codes, words),
    };
    const form = formModel<string>(request, { ...state, values }, specs);

    return {
      ...(form as FormModel<keyof typeof FIELDS>),
      ...stepModel(request, state, 'when', draft),
      asksMoney: asksMoney(typeOf(draft)) || Boolean(typed.amount),
      asksFold: Boolean(typed.fold) || state.faults.some(({ field }) => field === 'fold'),
      extras: extraModels(codes, form),
      zone,
      zones: zoneChoices(zone, words),
      zoneChosen: Boolean(typed.zone),
    };
  }
}

/** Of two equal hours, as the clocks showed them. */
export const foldOptions = (time: string, words: Words): (readonly [string, string])[] => [
  ['earlier', words.t('intake.when.fold-earlier', { time })],
  ['later', words.t('intake.when.fold-later', { time })],
  ['unsure', words.t('intake.parts.unsure')],
];

function typedBefore(occurred: OccurredAnswers | null): Record<string, string> {
  if (!occurred) {
    return {};
  }
  const { date, part, time, zone, fold, amount, currency, extra } = occurred;

  return {
    occurredDate: date,
    part,
    occurredTime: time ?? '',
    zone,
    ...(fold ? { fold } : {}),
    amount: amount ?? '',
    ...(currency ? { currency } : {}),
    ...extra,
  };
}

export const intakeWhenPage = new FormPage(IntakeWhenDto, 'tickets/intake-when', IntakeWhenView);
