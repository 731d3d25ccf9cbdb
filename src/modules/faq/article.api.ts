import type { ApiCallSpec } from '../../platform/openapi/api-call.js';
import type { ArticleAnswer } from './article-api.view.js';

const article: ArticleAnswer = {
  slug: 'money-not-arrived',
  lang: 'en',
  type: null,
  title: 'Money has not arrived',
  body: 'A transfer to another wallet **usually** arrives within minutes.',
  html: '<p>A transfer to another wallet <strong>usually</strong> arrives within minutes.</p>',
  causes: ['network'],
  keywords: ['not arrived'],
  updatedOn: '2026-11-23',
  outdated: false,
  url: '/en/help/a/money-not-arrived',
  alternates: [{ lang: 'zh-CN', url: '/zh-CN/help/a/money-not-arrived' }],
};

export const READ_ARTICLE: ApiCallSpec = {
  id: 'read-article',
  tag: 'help',
  example: { lang: 'en' },
  answer: { name: 'Article', example: article },
  refusals: [404, 410],
};
