import { Temporal } from 'temporal-polyfill';
import type { FormState } from '../../platform/http/form.js';
import type { FieldSpec } from '../../platform/http/form-model.js';
import type { Words } from '../../platform/i18n/words.js';
import { EXCEPTION_GROUPS } from '../exceptions/exception-type.js';
import { groupName, nameOf } from '../exceptions/exception-words.js';
import { exceptionsOf } from '../exceptions/taxonomy.js';
import {
  MOST_TEXT,
  MOST_TITLE,
  MOST_UPDATE,
  NOTICE_FEATURES,
  NOTICE_KINDS,
  NOTICE_SEVERITIES,
} from '../notices/notice-content.js';
import type { DeskNotice } from './notice-desk.query.js';

const FIELD_NAMES = [
  'kind',
  'severity',
  'features',
  'titleZh',
  'titleEn',
  'textZh',
  'textEn',
  'startDate',
  'startTime',
  'endDate',
  'endTime',
  'updateDate',
  'updateTime',
  'sayZh',
  'sayEn',
  'endZh',
  'endEn',
] as const;

export type NoticeField = (typeof FIELD_NAMES)[number];

/** A group of exception types to tick. */
export interface TypeGroup {
  readonly name: string;
  readonly open: boolean;
  readonly choices: readonly { readonly value: string; readonly label: string; readonly selected: boolean }[];
}

export const noticeFields = (words: Words): Record<NoticeField, FieldSpec> => ({
  kind: {
    label: 'notices.fields.kind',
    options: NOTICE_KINDS.map((kind) => [kind, words.t(`notices.kinds.${kind}`)]),
  },
  severity: {
    label: 'notices.fields.severity',
    options: NOTICE_SEVERITIES.map((one) => [one, words.t(`notices.severities.${one}`)]),
  },
  features: {
    label: 'notices.fields.features',
    options: NOTICE_FEATURES.map((one) => [one, words.t(`notices.features.${one}`)]),
  },
  titleZh: { label: 'notices.fields.title-zh', maxlength: MOST_TITLE, wide: true },
  titleEn: { label: 'notices.fields.title-en', maxlength: MOST_TITLE, wide: true },
  textZh: { label: 'notices.fields.text-zh', rows: 4, maxlength: MOST_TEXT },
  textEn: { label: 'notices.fields.text-en', rows: 4, maxlength: MOST_TEXT },
  startDate: { label: 'notices.fields.start-date', type: 'date' },
  startTime: { label: 'notices.fields.start-time', type: 'time' },
  endDate: { label: 'notices.fields.end-date', type: 'date', hint: 'notices.fields.end-hint' },
  endTime: { label: 'notices.fields.end-time', type: 'time' },
  updateDate: { label: 'notices.fields.update-date', type: 'date', hint: 'notices.fields.update-hint' },
  updateTime: { label: 'notices.fields.update-time', type: 'time' },
  sayZh: { label: 'notices.fields.say-zh', rows: 2, maxlength: MOST_UPDATE },
  sayEn: { label: 'notices.fields.say-en', rows: 2, maxlength: MOST_UPDATE },
  endZh: { label: 'notices.fields.last-zh', rows: 2, maxlength: MOST_UPDATE, optional: true },
  endEn: { label: 'notices.fields.last-en', rows: 2, maxlength: MOST_UPDATE, optional: true },
});

/** Types by their groups; what has a tick stands open. */
export const typeGroups = (words: Words, ticked: readonly string[]): TypeGroup[] =>
  EXCEPTION_GROUPS.map((group) => {
    const choices = exceptionsOf(group).map((type) => ({
      value: type.code,
      label: nameOf(type, words),
      selected: ticked.includes(type.code),
    }));

    return { name: groupName(group, words), open: choices.some(({ selected }) => selected), choices };
  });

/** What stands in the form: what was typed where this form was sent, else the notice, else what most begin with. */
export function editedState(state: FormState, notice: DeskNotice | null, zone: string): FormState {
  if (state.values.titleZh !== undefined) {
    return state;
  }
  if (notice === null) {
    return { ...state, values: { kind: 'maintenance', severity: 'minor', zone, ...state.values } };
  }
  const { kind, severity, features, types, title, text, version } = notice;
  const values = {
    kind,
    severity,
    titleZh: title['zh-CN'],
    titleEn: title.en,
    textZh: text['zh-CN'],
    textEn: text.en,
    ...wallClock('start', notice.startsAt, notice.zone),
    ...wallClock('end', notice.endsAt, notice.zone),
    ...wallClock('update', notice.nextUpdateAt, notice.zone),
    zone: notice.zone,
    version: String(version),
  };

  return { ...state, values: { ...values, ...state.values }, lists: { features, types } };
}

/** All values of a field of ticks; one tick alone is sent as a plain text. */
export const ticksOf = ({ values, lists }: FormState, name: string): readonly string[] =>
  lists?.[name] ?? (values[name] === undefined ? [] : [values[name]]);

export function wallClock(name: string, at: Date | null, zone: string): Record<string, string> {
  if (at === null) {
    return {};
  }
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime();

  return {
    [`${name}Date`]: local.toPlainDate().toString(),
    [`${name}Time`]: local.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}
