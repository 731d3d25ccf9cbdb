import type { ArticleDocument } from '../../../src/modules/faq/article-document.js';
import { SEARCH_SYNONYMS } from '../../../src/modules/faq/search-synonyms.js';
import { SearchIndex } from '../../../src/platform/search/search-index.js';
import { fullTextOver } from './full-text.js';
import type { MaterialArticle, MaterialLanguage } from './material.js';

/** As many articles as a page shows. */
export const SHOWN = 8;

/** Delays in milliseconds that 95 of 100 questions stayed below, ours and SQLite's, over the same articles. */
export async function besideFullText(
  lang: MaterialLanguage,
  articles: readonly MaterialArticle[],
  questions: readonly string[],
): Promise<{ readonly inProcess: number; readonly raw: number }> {
  const raw = fullTextOver(lang, articles, SHOWN);
  const index = new SearchIndex<ArticleDocument>(SEARCH_SYNONYMS).beside(articles.length);
  for (const article of articles) {
    index.put({
      ...article,
      id: article.slug,
      version: '1',
      keywords: [],
      type: null,
      articleId: '',
      causes: [],
      updatedOn: '',
    });
  }

  return {
    raw: await ninetyFive(questions, (text) => void raw(text)),
    inProcess: await ninetyFive(questions, (text) => void index.search(text, { lang, limit: SHOWN })),
  };
}

/** All questions twice; the first time warms up. */
export async function ninetyFive(
  questions: readonly string[],
  ask: (text: string) => void | Promise<void>,
): Promise<number> {
  const delays: number[] = [];
  for (const round of [0, 1]) {
    for (const text of questions) {
      const started = performance.now();
      await ask(text);
      if (round > 0) {
        delays.push(performance.now() - started);
      }
    }
  }
  delays.sort((a, b) => a - b);

  return delays[Math.floor(delays.length * 0.95)] ?? 0;
}
