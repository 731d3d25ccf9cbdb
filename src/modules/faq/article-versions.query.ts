import { Injectable } from '@nestjs/common';
import { NotFound } from '../../platform/errors/app-error.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { actorOf } from '../../platform/http/request-context.js';
import { placeholders, Reader } from '../../platform/database/reader.js';
import type { Language } from '../../platform/i18n/languages.js';
import { type ArticleDiff, diffWords } from './article-diff.js';
import { ArticleEditorQuery, type EditedText } from './article-editor.query.js';
import { ArticleHistory, type VersionLine } from './article-history.service.js';
import { type ArticleWords, wordsOfArticle } from './article-words.js';
import { slugOf } from './editor-situations.js';

/** What can be compared: a version by its number, or what is being written. */
export type Compared = number | 'draft';

export interface VersionsFound {
  readonly slug: string;
  readonly texts: readonly EditedText[];
  readonly text: EditedText;
  readonly lines: readonly (VersionLine & { readonly by: string })[];
  readonly from: Compared;
  readonly to: Compared;
  /** Null where there is nothing to compare. */
  readonly diff: ArticleDiff | null;
}

/** What an article has said, and what is new between any two of it. */
@Injectable()
export class ArticleVersionsQuery {
  constructor(
    private readonly reader: Reader,
    private readonly editor: ArticleEditorQuery,
    private readonly history: ArticleHistory,
  ) {}

  /** @throws NotFound where there is no such article */
  async find(request: DeskRequest, language: Language): Promise<VersionsFound> {
    const slug = slugOf(request);
    const texts = await this.editor.texts(slug);
    const { text: asked } = request.query;
    const text =
      texts.find(({ lang }) => lang === asked) ?? texts.find(({ lang }) => lang === language) ?? texts[0];
    if (!text) {
      throw new NotFound('faq.errors.no-article');
    }
    const lines = await this.history.versions(actorOf(request), text.id);
    const names = await this.namesOf(lines.flatMap(({ changedBy }) => changedBy ?? []));
    const places: readonly Compared[] = [
      ...(text.draft ? (['draft'] as const) : []),
      ...lines.map(({ version }) => version),
    ];
    const place = (name: string, or: Compared | undefined): Compared =>
      places.find((one) => String(one) === request.query[name]) ?? or ?? text.version;
    const [to, from] = [place('to', places[0]), place('from', places[1])];

    return {
      slug,
      texts,
      text,
      lines: lines.map((line) => ({ ...line, by: names.get(line.changedBy ?? '') ?? '' })),
      from,
      to,
      diff:
        places.length > 1
          ? diffWords(
              await this.wordsAt(request, text, from),
              await this.wordsAt(request, text, to),
              text.lang,
            )
          : null,
    };
  }

  private async wordsAt(request: DeskRequest, text: EditedText, at: Compared): Promise<ArticleWords> {
    return at === 'draft'
      ? text.words
      : wordsOfArticle(await this.history.version(actorOf(request), text.id, at));
  }

  private async namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows =
      ids.length > 0
        ? await this.reader.rows(`SELECT id, display_name FROM users WHERE id IN (${placeholders(ids)})`, ids)
        : [];

    return new Map(rows.map((row) => [String(row.id), String(row.display_name)]));
  }
}
