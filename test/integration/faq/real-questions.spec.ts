import { readFileSync } from 'node:fs';
import { articleSources } from '../../../seeds/reference/articles.seed.js';
import { articlePlainText } from '../../../src/modules/faq/article-markdown.js';
import { SEARCH_SYNONYMS } from '../../../src/modules/faq/search-synonyms.js';
import { type Language, LANGUAGES } from '../../../src/platform/i18n/languages.js';
import { SearchIndex } from '../../../src/platform/search/search-index.js';
import { outsideMaterial } from '../../support/absent.js';
import { ASKED } from './asked-by-ear.js';

const index = new SearchIndex(SEARCH_SYNONYMS);
for (const article of articleSources()) {
  index.put({
    ...article,
    id: article.slug,
    version: '1',
    type: article.typeCode,
    body: articlePlainText(article.body),
  });
}

const first = (question: string, lang: Language, limit = 1): string[] =>
  index.search(question, { lang, limit }).items.map(({ document }) => document.id);

/** Sentences of real customers, by number in files that lie beside the repository, and the article each belongs to. */
const REAL: readonly {
  readonly lang: Language;
  readonly file: string;
  readonly belongs: Readonly<Record<string, string>>;
}[] = [
  {
    lang: 'en',
    file: '../shared/search/dev/banking_train.jsonl',
    belongs: {
      'money-not-arrived': 'tr2704 tr2705 tr2707 tr2711 tr8618',
      'payment-pending': 'tr5990',
      'payment-fails': 'tr5543 tr5546 tr5838 tr7429 tr7430 tr7438',
      'account-locked': 'tr1668 tr1669 tr1670 tr1671',
      'password-forgotten': 'tr4814 tr4816 tr4822',
      'login-fails': 'tr4820',
      'account-takeover': 'tr4461',
      'unauthorised-transaction': 'tr4468',
    },
  },
  {
    lang: 'zh-CN',
    file: '../shared/search/dev/zhwallet_faq_queries.jsonl',
    belongs: {
      'money-not-arrived': 'q51 q115 q186 q388 q690',
      'withdrawal-pending': 'q5 q797',
      'payment-fails': 'q635 q863 q887',
      'account-locked': 'q3',
      'account-frozen': 'q39 q56 q58 q342 q682 q745 q907',
      'service-maintenance': 'q257 q258 q377 q756',
      'account-takeover': 'q674',
      'login-fails': 'q630',
    },
  },
];

describe('what customers really wrote', () => {
  it.each(REAL)('finds its article first in $lang, nearly always', ({ lang, file, belongs }) => {
    const path = outsideMaterial(file);
    const questions = path === null ? null : readQuestions(path);
    const ranks = Object.entries(belongs).flatMap(([slug, ids]) =>
      questions === null
        ? []
        : ids.split(' ').map((id) => first(questions.get(id) ?? '', lang, 3).indexOf(slug)),
    );

    expect(share(ranks, (rank) => rank === 0)).toBeGreaterThanOrEqual(0.85);
    expect(share(ranks, (rank) => rank >= 0)).toBeGreaterThanOrEqual(0.95);
  });
});

describe('what people type who have read none of our words', () => {
  it.each(LANGUAGES)('finds in %s the article about just that', (lang) => {
    const ranks = ASKED[lang].map(({ slug, question }) => first(question, lang, 3).indexOf(slug));

    expect(share(ranks, (rank) => rank === 0)).toBeGreaterThanOrEqual(0.9);
    expect(share(ranks, (rank) => rank >= 0)).toBeGreaterThanOrEqual(0.98);
  });

  it.each(LANGUAGES)('is known in %s for every article', (lang) => {
    const asked = new Set(ASKED[lang].map(({ slug }) => slug));

    expect(articleSources().filter((article) => article.lang === lang && !asked.has(article.slug))).toEqual(
      [],
    );
  });
});

describe('the words people use', () => {
  it.each([
    ['登不上', 'login-fails'],
    ['登不进去了怎么办', 'login-fails'],
    ['收不到短信', 'otp-not-received'],
    ['付不了款', 'payment-fails'],
    ['扣了两次', 'duplicate-charge'],
    ['钱没到', 'money-not-arrived'],
    ['没收到钱', 'money-not-arrived'],
    ['卡住了', 'payment-pending'],
    ['提不出来', 'withdrawal-pending'],
    ['被封了', 'account-frozen'],
    ['锁了', 'account-locked'],
    ['被盗', 'unauthorised-transaction'],
    ['骗了', 'scam-payment'],
    ['闪退', 'app-crash-or-slow'],
    ['系统在维护吗', 'service-maintenance'],
    ['找人工', 'reach-support'],
    ['我要投诉', 'service-complaint'],
    ['哪个钱包靠谱', 'choose-a-wallet'],
    ['要收手续费吗', 'fees-and-limits'],
  ])('find in Chinese by %s the article %s', (words, slug) => {
    expect(first(words, 'zh-CN')).toEqual([slug]);
  });

  it.each([
    ["can't log in", 'login-fails'],
    ['forgot my passcode', 'password-forgotten'],
    ['payment declined', 'payment-fails'],
    ['I was charged twice', 'duplicate-charge'],
    ['where is my money', 'money-not-arrived'],
    ['transfer still pending', 'payment-pending'],
    ['locked out of my account', 'account-locked'],
    ['someone hacked me', 'account-takeover'],
    ['is this message a scam', 'spot-phishing-and-scams'],
    ['I got scammed', 'scam-payment'],
    ['is the system down', 'service-maintenance'],
    ['app crashes', 'app-crash-or-slow'],
    ['talk to a human', 'reach-support'],
    ['I want to speak to a manager', 'complaints-and-escalation'],
    ['which wallet is best', 'choose-a-wallet'],
  ])('find in English by %s the article %s', (words, slug) => {
    expect(first(words, 'en')).toEqual([slug]);
  });

  it.each([
    ['錢沒到帳', '钱没到账'],
    ['賬戶被鎖定', '账户被锁定'],
    ['帐户登陆失敗', '账户登录失败'],
    ['驗證碼收不到', '验证码收不到'],
    ['付 款\u200b失 败', '付款失败'],
  ])('find by %s what they find by %s', (written, usual) => {
    expect(first(written, 'zh-CN')).toEqual(first(usual, 'zh-CN'));
  });

  it('find nothing for what no article is about', () => {
    expect(first('zebra xylophone', 'en')).toEqual([]);
  });
});

function readQuestions(path: string): ReadonlyMap<string, string> {
  const lines = readFileSync(path, 'utf8').trim().split('\n');

  return new Map(
    lines.map((line) => JSON.parse(line) as { id: string; text: string }).map(({ id, text }) => [id, text]),
  );
}

/** Of nothing, all: where the material is absent there is nothing to say. */
const share = (ranks: readonly number[], fits: (rank: number) => boolean): number =>
  ranks.length === 0 ? 1 : ranks.filter(fits).length / ranks.length;
