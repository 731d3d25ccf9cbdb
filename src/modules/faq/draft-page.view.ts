import { Injectable } from '@nestjs/common';
import { NotFound } from '../../platform/errors/app-error.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import type { TrustedMarkup } from '../../platform/views/trusted-markup.js';
import { exceptionName } from '../exceptions/exception-words.js';
import { ArticleEditorQuery } from './article-editor.query.js';
import { type ArticlePart, articleParts } from './article-markdown.js';
import { articleText } from './article-preview.js';
import { editorPath } from './editor-links.js';
import { slugOf } from './editor-situations.js';

export interface DraftPageModel {
  readonly layout: 'site';
  readonly title: string;
  readonly lang: string;
  readonly editor: string;
  /** Whether customers read other words than these. */
  readonly isDraft: boolean;
  readonly appliesTo: string;
  readonly parts: readonly ArticlePart[];
  readonly text: TrustedMarkup;
}

/** What is written of an article as the page that it would be. */
@Injectable()
export class DraftPageView {
  constructor(private readonly query: ArticleEditorQuery) {}

  /** @throws NotFound where there is no such article */
  async model(request: DeskRequest): Promise<DraftPageModel> {
    const words = wordsOf(request);
    const slug = slugOf(request);
    const texts = await this.query.texts(slug);
    const text =
      texts.find(({ lang }) => lang === request.query.text) ??
      texts.find(({ lang }) => lang === words.language) ??
      texts[0];
    if (!text) {
      throw new NotFound('faq.errors.no-article');
    }
    const { title, body, typeCode } = text.words;

    return {
      layout: 'site',
      title: title || slug,
      lang: text.lang,
      editor: editorPath(slug),
      isDraft: text.draft !== null || text.status === 'draft',
      appliesTo: exceptionName(typeCode, words) || words.t('faq.article.everything'),
      parts: articleParts(body),
      text: articleText(body, text.lang),
    };
  }
}
