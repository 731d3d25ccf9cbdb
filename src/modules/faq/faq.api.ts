import type { ApiCallSpec } from '../../platform/openapi/api-call.js';
import type { ArticleSearchAnswer } from './article-search.view.js';

const found: ArticleSearchAnswer = {
  query: 'money has not arrived',
  lang: 'en',
  items: [
    {
      slug: 'money-not-arrived',
      type: null,
      title: 'Money has not arrived',
      snippet: 'A transfer to another wallet usually arrives within minutes.',
      url: '/en/help/a/money-not-arrived',
    },
  ],
};

export const SEARCH_ARTICLES: ApiCallSpec = {
  id: 'search-articles',
  tag: 'help',
  example: { q: 'money has not arrived', lang: 'en', limit: 3 },
  answer: { name: 'ArticlesFound', example: found },
};
