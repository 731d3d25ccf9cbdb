import { Injectable } from '@nestjs/common';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import type { Words } from '../../platform/i18n/words.js';
import { EXCEPTION_GROUPS } from '../exceptions/exception-type.js';
import { aboutException, exceptionName, groupName, nameOf } from '../exceptions/exception-words.js';
import { type ExceptionType, exceptionsOf, findOffered, NAMED_EXCEPTIONS } from '../exceptions/taxonomy.js';
import type { IntakeDraft } from './intake-draft.entity.js';
import { IntakeDraftsService } from './intake-drafts.service.js';
import { draftOf, isSent, stepModel, type StepModel } from './intake-step.model.js';
import { IntakeSuggestions } from './intake-suggestions.js';
import { IntakeTypeDto } from './intake-steps.dto.js';
import { draftIdOf, firstUnanswered, LONGEST_GIVEN, stepPath } from './intake-steps.js';

interface TypeChoice {
  readonly value: string;
  readonly label: string;
  readonly hint: string;
  readonly selected: boolean;
}

interface TypeGroup {
  readonly name: string;
  readonly open: boolean;
  readonly choices: readonly TypeChoice[];
}

export interface IntakeTypeModel extends FormModel<'type'>, StepModel {
  /** What was said, and the types that it sounds like; none where that is not sure enough. */
  readonly heard: readonly TypeChoice[];
  readonly named: readonly TypeChoice[];
  readonly groups: readonly TypeGroup[];
  readonly description: string;
  /** What his wallet's app was showing; '' for nothing. */
  readonly transaction: string;
  /** Whether one may say it in words first: a draft has its words already. */
  readonly maySay: boolean;
  /** What has become of earlier answers; '' where nothing has. */
  readonly notice: string;
  /** A request that was begun in this browser; null where there is none. */
  readonly begun: { readonly url: string; readonly at: Date; readonly about: string } | null;
}

const FIELDS = { type: { label: 'intake.type.title', required: true } } as const;

/** What it is about: the four that every wallet meets in sight, all others in their groups. */
@Injectable()
export class IntakeTypeView implements FormView {
  constructor(
    private readonly drafts: IntakeDraftsService,
    private readonly suggestions: IntakeSuggestions,
  ) {}

  async model(request: DeskRequest, state: FormState): Promise<IntakeTypeModel> {
    const words = wordsOf(request);
    const draft = draftIdOf(request, state) === '' ? null : await draftOf(this.drafts, request, state);
    const begun = draft || isSent(state) ? null : await this.drafts.newestOf(actorOf(request));
    const asked = textOf(request.query.type);
    const description = draft ? '' : (state.values.description ?? textOf(request.query.description));
    const heard = await this.suggestions.of(description, words.language);
    const proposed = draft?.typeCode ?? (asked || (heard[0]?.code ?? ''));
    const chosen = isSent(state) ? (state.values.type ?? '') : proposed;
    const choice = (type: ExceptionType): TypeChoice => ({
      value: type.code,
      label: nameOf(type, words),
      hint: aboutException(type, words),
      selected: type.code === chosen,
    });

    return {
      ...formModel(request, state, FIELDS),
      ...stepModel(request, state, 'type', draft),
      heard: heard.map(choice),
      named: NAMED_EXCEPTIONS.flatMap((code) => findOffered(code) ?? [])
        .filter((type) => !heard.includes(type))
        .map(choice),
      groups: groupsOf(words, (type) => (heard.includes(type) ? null : choice(type))),
      description,
      transaction: state.values.transaction ?? textOf(request.query.transaction),
      maySay: !draft,
      notice: noticeOf(request, words),
      begun: begun && begunOf(begun, words),
    };
  }
}

/** All others; `choice` says null for those that stand above them. */
const groupsOf = (words: Words, choice: (type: ExceptionType) => TypeChoice | null): TypeGroup[] =>
  EXCEPTION_GROUPS.flatMap((group) => {
    const choices = exceptionsOf(group)
      .filter(isUnnamed)
      .flatMap((type) => choice(type) ?? []);
    const open = choices.some(({ selected }) => selected);

    return choices.length > 0 ? [{ name: groupName(group, words), open, choices }] : [];
  });

const isUnnamed = ({ code, isOffered }: ExceptionType): boolean =>
  isOffered && !NAMED_EXCEPTIONS.some((named) => named === code);

function noticeOf({ query }: DeskRequest, words: Words): string {
  if (query.gone === '1') {
    return words.t('intake.gone');
  }

  return query.kept === '1' ? words.t('intake.kept') : '';
}

const begunOf = (draft: IntakeDraft, words: Words): NonNullable<IntakeTypeModel['begun']> => ({
  url: stepPath(words.language, firstUnanswered(draft), { draft: draft.id }),
  at: draft.createdAt,
  about: exceptionName(draft.typeCode, words, draft.taxonomyVersion),
});

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, LONGEST_GIVEN) : '');

export const intakeTypePage = new FormPage(IntakeTypeDto, 'tickets/intake-type', IntakeTypeView);
