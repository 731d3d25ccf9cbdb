import { type FieldFault, Invalid } from '../../platform/errors/app-error.js';
import { VISIBLE } from '../../platform/http/typed-text.js';
import type { Language } from '../../platform/i18n/languages.js';

/** Something broke, or something is worked on at a time that was chosen. */
export const NOTICE_KINDS = ['outage', 'maintenance'] as const;

export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Some people meet it, or nobody can do it at all. */
export const NOTICE_SEVERITIES = ['minor', 'major'] as const;

export type NoticeSeverity = (typeof NOTICE_SEVERITIES)[number];

/** Parts of a wallet as its users see them. */
export const NOTICE_FEATURES = [
  'sign-in',
  'payments',
  'transfers',
  'top-up',
  'withdrawal',
  'cards',
  'app',
  'other',
] as const;

export type NoticeFeature = (typeof NOTICE_FEATURES)[number];

export const MOST_TITLE = 120;
export const MOST_TEXT = 1_000;
export const MOST_UPDATE = 500;

/** The same thing said in both languages. */
export type InBoth = Readonly<Record<Language, string>>;

/** A notice as it is written; whoever composes it knows which exception types there are. */
export interface NoticeContent {
  readonly kind: NoticeKind;
  readonly severity: NoticeSeverity;
  readonly features: readonly NoticeFeature[];
  /** Codes of exception types: on their pages it is shown. Without one, on those of its features. */
  readonly types: readonly string[];
  readonly title: InBoth;
  readonly text: InBoth;
  readonly startsAt: Date | null;
  /** Null of an outage that nobody can see the end of. */
  readonly endsAt: Date | null;
  /** Until when there is news, where the end is not known. */
  readonly nextUpdateAt: Date | null;
  /** IANA: by whose clock the times were entered. */
  readonly zone: string;
}

/** What may be shown to everybody. */
export interface PublishedContent extends NoticeContent {
  readonly startsAt: Date;
}

/** @throws Invalid with all that is missing before everybody may read it, by the fields of its form */
export function requirePublishable(content: NoticeContent, now: Date): PublishedContent {
  const { startsAt } = content;
  const faults = [...wordFaults(content), ...timeFaults(content, now)];
  if (startsAt === null || faults.length > 0) {
    throw new Invalid(faults);
  }

  return { ...content, startsAt };
}

const WORD_FIELDS = [
  ['title', 'zh-CN', 'titleZh'],
  ['text', 'zh-CN', 'textZh'],
  ['title', 'en', 'titleEn'],
  ['text', 'en', 'textEn'],
] as const;

const wordFaults = (content: NoticeContent): FieldFault[] => [
  ...WORD_FIELDS.filter(([part, language]) => !VISIBLE.test(content[part][language])).map(([, , field]) => ({
    field,
    key: 'notices.errors.both-languages',
  })),
  ...(content.features.length === 0 ? [{ field: 'features', key: 'notices.errors.features' }] : []),
];

function timeFaults({ kind, startsAt, endsAt, nextUpdateAt }: NoticeContent, now: Date): FieldFault[] {
  const fault = (field: string, key: string): FieldFault[] => [{ field, key }];
  if (startsAt === null) {
    return fault('startDate', 'notices.errors.start');
  }
  if (endsAt === null) {
    if (kind === 'maintenance') {
      return fault('endDate', 'notices.errors.end-of-maintenance');
    }

    return nextUpdateAt === null || nextUpdateAt <= now
      ? fault('updateDate', 'notices.errors.next-update')
      : [];
  }
  if (endsAt <= startsAt) {
    return fault('endDate', 'notices.errors.end-before-start');
  }

  return endsAt <= now ? fault('endDate', 'notices.errors.end-past') : [];
}
