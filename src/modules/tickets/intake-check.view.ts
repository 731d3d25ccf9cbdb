import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { statedInterval, wallClockOf } from '../../platform/clock/stated-time.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import type { Words } from '../../platform/i18n/words.js';
import { nameOf } from '../exceptions/exception-words.js';
import { TRANSACTION_TYPE_TEXT } from '../wallets/wallet-texts.js';
import { answersOf } from './answers-of.js';
import { saidTime, statedTimeOf } from './day-parts.js';
import { EarlierTickets } from './earlier-tickets.js';
import { answersFor, typeOf } from './extra-fields.js';
import type { IntakeDraft, OccurredAnswers, PickedTransaction } from './intake-draft.entity.js';
import { IntakeDraftsService } from './intake-drafts.service.js';
import { IntakeFilesService } from './intake-files.service.js';
import { draftOf, stepModel, type StepModel } from './intake-step.model.js';
import { SendIntakeDto } from './intake-steps.dto.js';
import {
  answerFirst,
  draftGone,
  firstUnanswered,
  type IntakePage,
  isSuspicious,
  stepPath,
} from './intake-steps.js';

/** Banks keep their records for about so long. */
const LONG_AGO_MS = 548 * 24 * 3_600_000;

/** An answer as it will be sent, and where it is changed. */
interface AnswerRow {
  readonly label: string;
  readonly value: string;
  readonly change: string;
}

export interface IntakeCheckModel extends StepModel, FormModel<never> {
  readonly rows: readonly AnswerRow[];
  /** Of the answers that are shown. */
  readonly version: number;
  /** A request of his that is likely about the same; null where there is none. */
  readonly earlier: { readonly url: string; readonly reference: string; readonly at: Date } | null;
  /** What has to be said about the time; '' where it is plain. */
  readonly about: readonly string[];
  readonly isUrgent: boolean;
}

/** All answers once more, each with the way back to its question. */
@Injectable()
export class IntakeCheckView implements FormView {
  constructor(
    private readonly drafts: IntakeDraftsService,
    private readonly files: IntakeFilesService,
    private readonly earlier: EarlierTickets,
    private readonly clock: Clock,
  ) {}

  /** @throws Elsewhere where a question has no answer yet */
  async model(request: DeskRequest, state: FormState): Promise<IntakeCheckModel> {
    const words = wordsOf(request);
    const draft = await draftOf(this.drafts, request, state);
    if (!draft) {
      throw draftGone();
    }
    const missing = firstUnanswered(draft);
    if (missing !== 'check') {
      throw answerFirst(missing, draft.id);
    }
    const { occurred } = draft;

    return {
      ...formModel<never>(request, state, {}),
      ...stepModel(request, state, 'check', draft),
      rows: await this.rowsOf(draft, words),
      version: draft.version,
      earlier: occurred && (await this.likeOf(draft, occurred, words)),
      about: occurred ? aboutTime(occurred, this.clock.now(), words) : [],
      isUrgent: isSuspicious(draft.typeCode),
    };
  }

  private async rowsOf(draft: IntakeDraft, words: Words): Promise<AnswerRow[]> {
    const { account, occurred, picked, story } = draft;
    const whenPage = picked ? 'transaction' : 'when';
    const type = typeOf(draft);
    const files = (await this.files.of(draft.id)).map(({ name }) => name);
    const change = (page: IntakePage): string =>
      stepPath(words.language, page, { draft: draft.id, ...(page === 'attachments' ? {} : { to: 'check' }) });
    const row = (key: string, value: string | null, page: IntakePage): AnswerRow => ({
      label: words.t(`intake.rows.${key}`),
      value: value ?? words.t('intake.rows.nothing'),
      change: change(page),
    });
    const extras = (page: 'when' | 'what', answers: OccurredAnswers['extra'] = {}): AnswerRow[] =>
      answersOf(answersFor(type, answers), words).map((answer) => ({ ...answer, change: change(page) }));

    return [
      row('type', type && nameOf(type, words), 'type'),
      row('account', account?.account ?? words.t('intake.account.cannot-recall'), 'account'),
      row('contact', account?.contact ?? null, 'account'),
      ...(picked ? [row('transaction', pickedText(picked, words), whenPage)] : []),
      row('when', occurred && whenOf(occurred, words), whenPage),
      ...(occurred?.amount ? [row('amount', moneyText(occurred, words), whenPage)] : []),
      ...extras('when', occurred?.extra),
      row('what', story?.description ?? null, 'what'),
      ...extras('what', story?.extra),
      row('files', files.length > 0 ? words.list(files) : null, 'attachments'),
    ];
  }

  private async likeOf(
    { customerId, typeCode, account }: IntakeDraft,
    occurred: OccurredAnswers,
    words: Words,
  ): Promise<IntakeCheckModel['earlier']> {
    const asked = {
      customerId,
      typeCode: typeCode ?? '',
      account: account?.account ?? null,
      occurred: statedTimeOf(occurred),
    };
    const found = await this.earlier.like(asked);

    return (
      found && {
        url: `/${words.language}/requests/${found.reference}`,
        reference: found.reference,
        at: found.openedAt,
      }
    );
  }
}

function whenOf(occurred: OccurredAnswers, words: Words): string {
  const { localDate: date, localTime: time, zone, precision, fold = null } = statedTimeOf(occurred);

  return saidTime({ date, time, zone, precision, fold }, words);
}

const pickedText = ({ type, name }: PickedTransaction, words: Words): string =>
  [words.t(TRANSACTION_TYPE_TEXT[type]), name].filter(Boolean).join(' · ');

const moneyText = ({ amount, currency }: OccurredAnswers, words: Words): string =>
  amount && currency ? words.money(amount, currency) : (amount ?? '');

/** A minute that no clock showed is taken for the one after it; what is long ago may be gone from the records. */
function aboutTime(occurred: OccurredAnswers, now: Date, words: Words): string[] {
  const stated = statedTimeOf(occurred);
  const clock = occurred.part === 'exact' ? wallClockOf(stated) : 'once';
  const isLongAgo = now.getTime() - statedInterval(stated, now).to.getTime() > LONG_AGO_MS;

  return [
    ...(typeof clock === 'object'
      ? [words.t('intake.check.moved', { time: occurred.time ?? '', moved: clock.movedTo })]
      : []),
    ...(isLongAgo ? [words.t('intake.check.long-ago')] : []),
  ];
}

export const intakeCheckPage = new FormPage(SendIntakeDto, 'tickets/intake-check', IntakeCheckView);
