import { canReviewArticles, canWriteArticles } from '../../policies/faq.policy.js';
import type { FieldModel, FieldSpec } from '../../platform/http/form-model.js';
import type { Language } from '../../platform/i18n/languages.js';
import type { Words } from '../../platform/i18n/words.js';
import type { Actor } from '../../platform/identity/actor.js';
import type { ArticleBadge } from './article-badges.js';
import type { EditedText } from './article-editor.query.js';
import type { PreviewModel } from './article-preview.js';
import { FIELDS_OF, type TextAct } from './edit-article.dto.js';
import type { ConflictModel } from './editor-conflicts.js';

interface PaneNote {
  readonly tone: 'info' | 'warn';
  readonly text: string;
}

interface PaneAct {
  readonly value: string;
  readonly label: string;
  readonly kind: '' | 'quiet' | 'danger';
}

/** An article in one of its languages, to be written. */
export interface PaneModel {
  readonly id: string;
  readonly code: Language;
  readonly language: string;
  readonly badges: readonly ArticleBadge[];
  readonly notes: readonly PaneNote[];
  /** What he had before him, to be sent again. */
  readonly kept: readonly { readonly name: string; readonly value: string }[];
  /** Null for whoever only reads. */
  readonly fields: Readonly<Record<'title' | 'body' | 'keywords', FieldModel>> | null;
  readonly conflict: ConflictModel | null;
  readonly preview: PreviewModel | null;
  readonly acts: readonly PaneAct[];
  readonly actsLabel: string;
}

export const paneId = (lang: Language): string => `text-${lang}`;

export const textSpecs = (lang: Language): Record<string, FieldSpec> => {
  const end = FIELDS_OF[lang];

  return {
    [`title${end}`]: {
      label: 'editor.fields.title',
      hint: 'editor.fields.title-hint',
      maxlength: 200,
      wide: true,
    },
    [`body${end}`]: { label: 'editor.fields.body', hint: 'editor.fields.body-hint', rows: 18 },
    [`keywords${end}`]: { label: 'editor.fields.keywords', hint: 'editor.fields.keywords-hint', rows: 2 },
  };
};

/** What one should know before writing: whose turn it is, and what customers read meanwhile. */
export function notesOf(text: EditedText, words: Words): PaneNote[] {
  const { needsTranslationSince, publishAt, draft, status, submittedBy: name, note, changedBy } = text;
  const told: readonly (PaneNote | null)[] = [
    needsTranslationSince && {
      tone: 'warn',
      text: words.t('editor.pane.untranslated', { date: words.date(needsTranslationSince) }),
    },
    publishAt && { tone: 'info', text: words.t('editor.pane.scheduled', { date: words.date(publishAt) }) },
    draft !== null && status !== 'draft' ? { tone: 'info', text: words.t('editor.pane.read-now') } : null,
    name && note ? { tone: 'warn', text: words.t('editor.pane.submitted', { name, note }) } : null,
    name && !note ? { tone: 'warn', text: words.t('editor.pane.submitted-plain', { name }) } : null,
    changedBy ? { tone: 'info', text: words.t('editor.pane.changed', { name: changedBy }) } : null,
  ];

  return told.filter((one) => one !== null);
}

/** The buttons of a text, by where it stands and who looks at it. What a button does is refused to whoever has none. */
export function actsOf(actor: Actor, text: EditedText | null, lang: Language, words: Words): PaneAct[] {
  const [writes, reviews] = [canWriteArticles(actor), canReviewArticles(actor)];
  const isWritten = text?.draft !== null && text?.draft !== undefined;
  const isRead = text !== null && text.status !== 'draft';
  const offered: readonly (readonly [act: TextAct, isOffered: boolean, kind?: PaneAct['kind']])[] = [
    ['submit', writes && text?.draft !== 'in_review'],
    ['back', reviews && text?.draft === 'in_review'],
    ['publish', reviews && (writes || isWritten)],
    ['schedule', reviews && (writes || isWritten)],
    ['unschedule', reviews && Boolean(text?.publishAt), 'quiet'],
    ['translated', writes && text?.needsTranslation === true, 'quiet'],
    ['outdated', reviews && text?.status === 'published', 'quiet'],
    ['down', reviews && isRead, 'danger'],
    ['discard', writes && isWritten, 'danger'],
  ];

  return offered
    .filter(([, isOffered]) => isOffered)
    .map(([act, , kind = '']) => ({
      value: `${act}.${lang}`,
      label: words.t(`editor.acts.${act === 'discard' && text?.publishedAt === null ? 'remove' : act}`),
      kind,
    }));
}
