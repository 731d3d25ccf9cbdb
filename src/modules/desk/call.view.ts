import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import {
  type FieldModel,
  formKey,
  formModel,
  type FormModel,
  type Option,
} from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import type { Words } from '../../platform/i18n/words.js';
import { EXCEPTION_GROUPS } from '../exceptions/exception-type.js';
import {
  exceptionName,
  groupName,
  nameOf,
  type SelfHelp,
  selfHelpModel,
} from '../exceptions/exception-words.js';
import { type ExceptionType, exceptionsOf, findOffered } from '../exceptions/taxonomy.js';
import { type NoticeLine, NoticeLines } from '../notices/notice-lines.js';
import { CallerLookup, type OpenRequest } from '../tickets/caller.lookup.js';
import { extrasAt } from '../tickets/extra-fields.js';
import { type ExtraModel, extraModels, extraSpecs } from '../tickets/extra-specs.js';
import { IntakeSuggestions } from '../tickets/intake-suggestions.js';
import { isSuspicious } from '../tickets/intake-steps.js';
import { AskCallDto, TakeCallDto } from '../tickets/take-call.dto.js';
import { chosenZone, zoneChoices } from '../tickets/zone-choices.js';
import { type CallField, callFields } from './call-fields.js';
import { workspacePath } from './workspace-address.js';

type OptionGroup = { readonly label: string; readonly options: readonly Option[] };

export interface CallModel extends FormModel<CallField> {
  readonly layout: 'desk';
  readonly title: string;
  readonly key: string;
  /** The types, group by group: first those that the words sound like. */
  readonly typeField: FieldModel & { readonly blank: string; readonly groups: readonly OptionGroup[] };
  readonly partField: FieldModel & { readonly blank: string };
  /** The type whose questions stand here; '' before there is one. */
  readonly asked: string;
  /** Of that type: what everybody knows of it at this moment, what to tell the caller first, and what it asks. */
  readonly notices: readonly NoticeLine[];
  readonly help: (SelfHelp & { readonly title: string; readonly open: boolean }) | null;
  readonly extras: readonly ExtraModel[];
  /** Whether there is a request that he may be calling about. */
  readonly mayJoin: boolean;
  /** Those requests, to be read before. */
  readonly earlier: readonly { readonly reference: string; readonly path: string }[];
  readonly asksFold: boolean;
  readonly zone: string;
  readonly zones: readonly Option[];
  readonly zoneChosen: boolean;
}

/** What somebody says who rings, on one page: what it asks follows from what he has said so far. */
@Injectable()
export class CallView implements FormView {
  constructor(
    private readonly suggestions: IntakeSuggestions,
    private readonly notices: NoticeLines,
    private readonly callers: CallerLookup,
    private readonly env: Env,
  ) {}

  async model(request: DeskRequest, { values: typed, ...state }: FormState): Promise<CallModel> {
    const words = wordsOf(request);
    const lang = LANGUAGES.find((one) => one === typed.lang) ?? words.language;
    const heard = await this.suggestions.of(typed.description ?? '', lang);
    const type = findOffered(typed.type ?? '') ?? heard[0] ?? null;
    const earlier = await this.callers.openAbout(typed.account ?? '', typed.named ?? '');
    const codes = [...extrasAt('when', type), ...extrasAt('what', type)];
    const zone = chosenZone(typed.zone, state.faults, actorOf(request).zone ?? this.env.DESK_TIME_ZONE);
    const values = {
      accountKind: 'username',
      currency: 'CNY',
      join: '',
      proof: '',
      ...typed,
      lang,
      type: type?.code ?? '',
    };
    const specs = {
      ...callFields(typed.occurredTime ?? '', words),
      type: { label: 'calls.type', required: true },
      join: { label: 'calls.join', options: joinOptions(earlier, words) },
      ...extraSpecs(codes, words),
    } as const;
    const form = formModel<string>(request, { ...state, values }, specs);
    const { fields } = form as FormModel<CallField>;

    return {
      ...(form as FormModel<CallField>),
      layout: 'desk',
      title: words.t('calls.title'),
      key: formKey({ ...state, values: typed }),
      typeField: {
        ...fields.type,
        blank: words.t('calls.type-blank'),
        groups: typeGroups(heard, type, words),
      },
      partField: { ...fields.part, blank: words.t('calls.part-blank') },
      asked: type?.code ?? '',
      notices: this.notices.running(words, [type?.code ?? null]),
      help: type && helpWith(type, words),
      extras: extraModels(codes, form),
      mayJoin: earlier.length > 0 || fields.join.error !== '',
      earlier: earlier.map(({ reference }) => ({ reference, path: workspacePath(reference) })),
      asksFold: Boolean(typed.fold) || state.faults.some(({ field }) => field === 'fold'),
      zone,
      zones: zoneChoices(zone, words),
      // The browser here is not the caller's: its clock says nothing of his.
      zoneChosen: true,
    };
  }
}

const helpWith = (type: ExceptionType, words: Words): CallModel['help'] => ({
  ...selfHelpModel(type, words),
  title: words.t('calls.help', { type: nameOf(type, words) }),
  open: isSuspicious(type.code),
});

function typeGroups(
  heard: readonly ExceptionType[],
  chosen: ExceptionType | null,
  words: Words,
): OptionGroup[] {
  const option = (type: ExceptionType): Option => ({
    value: type.code,
    label: nameOf(type, words),
    selected: type.code === chosen?.code,
  });
  const groups = EXCEPTION_GROUPS.map((group) => ({
    label: groupName(group, words),
    options: exceptionsOf(group)
      .filter(({ isOffered }) => isOffered)
      .filter((type) => !heard.includes(type))
      .map(option),
  }));

  return [
    ...(heard.length > 0 ? [{ label: words.t('calls.heard'), options: heard.map(option) }] : []),
    ...groups.filter(({ options }) => options.length > 0),
  ];
}

const joinOptions = (earlier: readonly OpenRequest[], words: Words): (readonly [string, string])[] => [
  ['', words.t('calls.join-none')],
  ...earlier.map((one) => [one.reference, earlierText(one, words)] as const),
];

function earlierText(one: OpenRequest, words: Words): string {
  const { reference, subject, typeCode, taxonomyVersion, status, openedAt } = one;
  const type = exceptionName(typeCode, words, taxonomyVersion);

  return [reference, type || subject, words.t(`tickets.statuses.${status}`), words.date(openedAt)].join(
    ' · ',
  );
}

export const takeCallPage = new FormPage(TakeCallDto, 'desk/call', CallView);
export const askCallPage = new FormPage(AskCallDto, 'desk/call', CallView);
