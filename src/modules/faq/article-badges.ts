import type { Words } from '../../platform/i18n/words.js';
import type { DraftState } from './article-draft.entity.js';
import type { ArticleStatus } from './article.entity.js';
import type { ArticleVisibility } from './article-words.js';

export interface ArticleBadge {
  readonly label: string;
  readonly tone: 'neutral' | 'info' | 'ok' | 'warn' | 'danger';
}

/** Where an article in one language stands: what is read of it, and what is being written. */
export interface ArticleStanding {
  readonly status: ArticleStatus;
  /** It was read once, and is not any more. */
  readonly isDown: boolean;
  readonly visibility: ArticleVisibility;
  readonly needsTranslation: boolean;
  readonly draft: DraftState | null;
  readonly publishAt: Date | null;
}

const TONES = {
  none: 'neutral',
  draft: 'neutral',
  down: 'neutral',
  internal: 'neutral',
  rewritten: 'info',
  scheduled: 'info',
  in_review: 'warn',
  untranslated: 'warn',
  outdated: 'warn',
  published: 'ok',
} as const;

/** By their names in the files of words. */
export const BADGE_STATES = Object.keys(TONES);

/** The state of the words that are read first, then all that somebody should know besides. */
export function badgesOf(article: ArticleStanding | null, words: Words): ArticleBadge[] {
  const badge = (state: keyof typeof TONES, gaps: Readonly<Record<string, string>> = {}): ArticleBadge => ({
    label: words.t(`editor.states.${state}`, gaps),
    tone: TONES[state],
  });
  if (!article) {
    return [badge('none')];
  }
  const { status, isDown, visibility, needsTranslation, draft, publishAt } = article;

  return [
    ...(status === 'draft' && draft === 'in_review' ? [] : [badge(isDown ? 'down' : status)]),
    ...(draft === 'in_review' ? [badge('in_review')] : []),
    ...(draft === 'draft' && status !== 'draft' ? [badge('rewritten')] : []),
    ...(publishAt ? [badge('scheduled', { date: words.date(publishAt) })] : []),
    ...(needsTranslation ? [badge('untranslated')] : []),
    ...(visibility === 'internal' ? [badge('internal')] : []),
  ];
}
