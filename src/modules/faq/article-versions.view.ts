import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { canWriteArticles } from '../../policies/faq.policy.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formKey, formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import type { Words } from '../../platform/i18n/words.js';
import { type ArticleBadge, badgesOf } from './article-badges.js';
import type { ArticleDiff, DiffLine, DiffPart } from './article-diff.js';
import { ArticleVersionsQuery, type Compared, type VersionsFound } from './article-versions.query.js';
import { RestoreVersionDto } from './edit-article.dto.js';
import { editorPath, versionsPath } from './editor-links.js';
import { baseText } from './editor-values.js';

interface VersionModel {
  readonly version: number;
  readonly name: string;
  readonly badges: readonly ArticleBadge[];
  readonly at: Date | null;
  readonly by: string;
  readonly note: string;
  readonly mayRestore: boolean;
  readonly restoreLabel: string;
  readonly key: string;
}

interface DiffModel {
  readonly heading: string;
  readonly title: readonly DiffPart[];
  /** Long stretches that are the same are counted instead of shown. */
  readonly body: readonly { readonly parts: readonly DiffPart[]; readonly skipped: string }[];
  /** What else is not as it was, in words; '' where nothing is. */
  readonly others: string;
  readonly same: boolean;
}

export interface VersionsModel extends FormModel {
  readonly layout: 'desk';
  readonly title: string;
  readonly path: string;
  readonly lang: string;
  readonly base: string;
  readonly tabs: readonly { readonly path: string; readonly label: string; readonly current: boolean }[];
  readonly rows: readonly VersionModel[];
  readonly diff: DiffModel | null;
}

/** What an article has said since it was begun, who has changed what, and the way back. */
@Injectable()
export class ArticleVersionsView implements FormView {
  constructor(private readonly query: ArticleVersionsQuery) {}

  async model(request: DeskRequest, state: FormState): Promise<VersionsModel> {
    const words = wordsOf(request);
    const { values } = state;
    const asked = values.lang ? { ...request, query: { text: values.lang } } : request;
    const found = await this.query.find(asked as DeskRequest, words.language);
    const { slug, texts, text, lines, diff } = found;

    return {
      ...formModel(request, state, choicesOf(found, words)),
      layout: 'desk',
      title: words.t('editor.versions.title', { title: text.words.title || slug }),
      path: editorPath(slug),
      lang: text.lang,
      base: baseText(text.base),
      tabs: texts.map(({ lang }) => ({
        path: versionsPath(slug, lang),
        label: words.t(`editor.languages.${lang}`),
        current: lang === text.lang,
      })),
      rows: lines.map(({ version, status, visibility, changedAt, note, by }) => ({
        version,
        name: nameOf(version, found, words),
        badges: badgesOf(
          { status, visibility, isDown: false, needsTranslation: false, draft: null, publishAt: null },
          words,
        ),
        at: changedAt,
        by: by || words.t('editor.versions.file'),
        note: note ?? '',
        mayRestore: canWriteArticles(actorOf(request)) && version !== text.version,
        restoreLabel: words.t('editor.versions.restore-label', { version }),
        key: values.version === String(version) ? formKey(state) : randomUUID(),
      })),
      diff: diff && diffModel(diff, found, words),
    };
  }
}

const nameOf = (at: Compared, { text }: VersionsFound, words: Words): string => {
  if (at === 'draft') {
    return words.t('editor.versions.draft');
  }

  return words.t(at === text.version ? 'editor.versions.now' : 'editor.versions.number', { version: at });
};

function choicesOf(found: VersionsFound, words: Words) {
  const places: readonly Compared[] = [
    ...(found.text.draft ? (['draft'] as const) : []),
    ...found.lines.map(({ version }) => version),
  ];
  const options = places.map((at) => [String(at), nameOf(at, found, words)] as const);

  return {
    from: { label: 'editor.versions.from', options },
    to: { label: 'editor.versions.to', options },
  };
}

const KEPT_ROUND = 2;

function diffModel(diff: ArticleDiff, found: VersionsFound, words: Words): DiffModel {
  const isSame = (parts: readonly DiffPart[]): boolean => parts.every(({ kind }) => kind === 'same');
  const name = (at: Compared): string => nameOf(at, found, words);

  return {
    heading: words.t('editor.versions.diff', { from: name(found.from), to: name(found.to) }),
    title: diff.title,
    body: shortened(diff.body, words),
    others:
      diff.fields.length > 0
        ? words.t('editor.versions.others', {
            what: words.list(diff.fields.map((field) => words.t(`editor.versions.fields.${field}`))),
          })
        : '',
    same: isSame(diff.title) && diff.body.every(({ parts }) => isSame(parts)) && diff.fields.length === 0,
  };
}

/** Lines that are the same, and far from any that is not, are told by their number. */
function shortened(lines: readonly DiffLine[], words: Words): DiffModel['body'] {
  const isNear = (at: number): boolean =>
    lines.slice(Math.max(at - KEPT_ROUND, 0), at + KEPT_ROUND + 1).some(({ kind }) => kind !== 'same');
  const shown: { parts: readonly DiffPart[]; skipped: string }[] = [];
  let skipped = 0;
  for (const [at, { parts }] of lines.entries()) {
    skipped += isNear(at) ? 0 : 1;
    if (skipped > 0 && (isNear(at) || at === lines.length - 1)) {
      shown.push({ parts: [], skipped: words.t('editor.versions.skipped', { count: skipped }) });
      skipped = 0;
    }
    if (isNear(at)) {
      shown.push({ parts, skipped: '' });
    }
  }

  return shown;
}

export const versionsPage = new FormPage(RestoreVersionDto, 'editor/versions', ArticleVersionsView);
