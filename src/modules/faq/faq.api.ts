import type { ApiCallSpec } from '../../platform/openapi/api-call.js';
import type { ArticleSearchAnswer } from './article-search.view.js';
import type { ArticleSuggestions } from './article-suggest.view.js';

const found: ArticleSearchAnswer = {
  query: 'money has not arrived',
  lang: 'en',
  items: [
    {
      id: '5b0e6a1c-3f5e-4c55-9c0f-0a3d1f6b7a10',
      slug: 'money-not-arrived',
      type: null,
      title: 'Money has not arrived',
      snippet: 'A transfer to another wallet usually arrives within minutes.',
      score: 0.92,
      url: '/en/help/a/money-not-arrived',
    },
  ],
  tookMs: 1.4,
};

export const SEARCH_ARTICLES: ApiCallSpec = {
  id: 'search-articles',
  tag: 'help',
  example: { q: 'money has not arrived', lang: 'en', limit: 3 },
  answer: { name: 'ArticlesFound', example: found },
};

const suggested: ArticleSuggestions = {
  query: 'money has',
  lang: 'en',
  items: [
    {
      slug: 'money-not-arrived',
      title: 'Money has not arrived',
      url: '/en/help/a/money-not-arrived',
    },
  ],
};

export const SUGGEST_ARTICLES: ApiCallSpec = {
  id: 'suggest-articles',
  tag: 'help',
  example: { q: 'money has', lang: 'en' },
  answer: { name: 'ArticlesSuggested', example: suggested },
};
