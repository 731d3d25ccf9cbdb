import { assert, property, string } from 'fast-check';
import type { PastQuestions } from './past-questions.js';
import type { SearchDocument } from './search-document.js';
import { SearchIndex } from './search-index.js';

const article = (
  id: string,
  title: string,
  body: string,
  more: Partial<SearchDocument> = {},
): SearchDocument => ({
  id,
  lang: 'en',
  version: '1',
  type: null,
  title,
  keywords: [],
  body,
  ...more,
});

const ARTICLES: readonly SearchDocument[] = [
  article('login', 'Sign-in fails', 'Check the network. Then check your password.'),
  article('payment', 'A payment failed', 'Look at the record of the payment.', { keywords: ['declined'] }),
  article(
    'locked',
    'Your account is locked',
    'Wait until the lock ends. A wrong password locks the account.',
  ),
  article('login', '登录失败', '请检查网络和密码。', { lang: 'zh-CN', keywords: ['登不上'] }),
  article('locked', '账户被锁定', '密码输错多次，账户会被锁定。', { lang: 'zh-CN' }),
];

function indexOf(documents: readonly SearchDocument[]): SearchIndex {
  const index = new SearchIndex([['锁定', '被封']]);
  documents.forEach((document) => index.put(document));

  return index;
}

const index = indexOf(ARTICLES);
const found = (query: string, lang = 'en', limit = 10): string[] =>
  index.search(query, { lang, limit }).items.map(({ document }) => document.id);

describe('the search index', () => {
  it('finds a whole sentence although no article holds all of its words', () => {
    expect(found('Hello, could you please tell me why my payment was declined this morning?')[0]).toBe(
      'payment',
    );
  });

  it('counts the title more than the body', () => {
    expect(found('locked password')[0]).toBe('locked');
  });

  it('takes a word that few titles name for the subject, however often the bodies name it', () => {
    const card = 'The card in your hand, the card in the app: each card, any card.';
    const documents = [
      article('fees', 'What does a transfer cost?', card),
      article('times', 'When does a transfer arrive?', card),
      article('cards', 'Your card', 'Order it in the app. A transfer is no card, a transfer is no transfer.'),
    ];
    const [best] = indexOf(documents).search('card transfer', { lang: 'en', limit: 1 }).items;

    expect(best?.document.id).toBe('cards');
  });

  it.each(["I can't see my refund", 'I cant see my refund', 'I cannot see my refund'])(
    'reads what is denied however it is written: %s',
    (query) => {
      const documents = [
        article('seen', 'You can see your refund', 'It stands among your payments.'),
        article('unseen', 'You cannot see your refund', 'It stands among your payments.'),
      ];
      const [best] = indexOf(documents).search(query, { lang: 'en', limit: 1 }).items;

      expect(best?.document.id).toBe('unseen');
    },
  );

  it('finds by a keyword that stands nowhere in the text', () => {
    expect(found('登不上', 'zh-CN')).toEqual(['login']);
  });

  it('finds by another expression for the same thing', () => {
    expect(found('被封了', 'zh-CN')[0]).toBe('locked');
  });

  it('finds one Chinese character', () => {
    expect(found('锁', 'zh-CN')).toEqual(['locked']);
  });

  it('finds nothing for a question that has but some single characters in common with the articles', () => {
    expect(found('密林深处的网鱼怎么烤', 'zh-CN')).toEqual([]);
    expect(found('锁账了', 'zh-CN')[0]).toBe('locked');
    expect(found('密林深处的网络', 'zh-CN')[0]).toBe('login');
  });

  it('hears what was learnt of a question that no article has a word of only where that is sure', () => {
    const learnt = (share: number): string[] => {
      const one = indexOf(ARTICLES);
      const view = { asked: new Map(), learnt: new Map([['login', share]]), weight: 1 };
      const past = { setSynonyms: () => undefined, model: { threshold: 0.8 }, about: () => view };
      one.setPast('en', past as unknown as PastQuestions);

      return one
        .search('zebra xylophone', { lang: 'en', limit: 10 })
        .items.map(({ document }) => document.id);
    };

    expect([learnt(0.5), learnt(0.9)]).toEqual([[], ['login']]);
  });

  it('finds traditional writing in simplified articles', () => {
    expect(found('帳戶被鎖定', 'zh-CN')[0]).toBe('locked');
  });

  it('answers in one language only', () => {
    expect(found('payment', 'zh-CN')).toEqual([]);
    expect(found('payment', 'fr')).toEqual([]);
  });

  it('gives no more than was asked for', () => {
    expect(found('password', 'en', 1)).toHaveLength(1);
    expect(found('password', 'en', 0)).toEqual([]);
    expect(found('password', 'en', -1)).toEqual([]);
  });

  it('says the same whatever order the articles came in', () => {
    const turned = indexOf([...ARTICLES].reverse());

    for (const query of ['password', 'check', 'the account', 'payment locked sign-in']) {
      const scope = { lang: 'en', limit: 10 };
      expect(turned.search(query, scope)).toEqual(index.search(query, scope));
    }
  });

  it('orders equals by id', () => {
    const twins = indexOf([article('b', 'Fees', 'x'), article('c', 'Fees', 'x'), article('a', 'Fees', 'x')]);

    expect(twins.search('fees', { lang: 'en', limit: 3 }).items.map(({ document }) => document.id)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('forgets a document that was taken out, and knows one by its last words only', () => {
    const changing = indexOf(ARTICLES);
    const ids = (query: string): string[] =>
      changing.search(query, { lang: 'en', limit: 3 }).items.map(({ document }) => document.id);
    changing.forget({ lang: 'en', id: 'payment' });
    changing.put(article('login', 'Fees', 'What it costs.'));

    expect(ids('payment')).not.toContain('payment');
    expect(ids('network')).toEqual([]);
    expect(ids('fees')).toEqual(['login']);
    changing.forget({ lang: 'en', id: 'login' });
    changing.forget({ lang: 'en', id: 'locked' });
    expect(ids('fees password')).toEqual([]);
  });

  it('is the same after any changes as if it had been made of what is left', () => {
    const changing = indexOf([
      article('payment', 'Old words', 'long gone'),
      article('x', 'Extra', 'Extra'),
      ...ARTICLES,
    ]);
    changing.forget({ lang: 'en', id: 'x' });

    for (const query of ['password', 'check the account', 'payment locked sign-in', 'old extra words']) {
      const scope = { lang: 'en', limit: 10 };
      expect(changing.search(query, scope)).toEqual(index.search(query, scope));
    }
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \t\n'],
    ['punctuation', '？！。…, . -'],
    ['a picture', '😀'],
    ['the operators of other search engines', '"payment" OR * NEAR(x) AND NOT (col:^"'],
    ['SQL', "' OR 1=1; DROP TABLE articles; --"],
    ['ten thousand characters', 'payment 账 '.repeat(1_000)],
    ['half a surrogate pair', '\ud83d'],
    ['a null character', '\0payment'],
  ])('takes %s without a fault', (_what, query) => {
    expect(() => index.search(query, { lang: 'en', limit: 5 })).not.toThrow();
  });

  it('reads no further than 500 characters', () => {
    expect(found(`${'x'.repeat(500)} payment`)).toEqual([]);
    expect(found(`${'x'.repeat(490)} payment`)).toContain('payment');
  });

  it('never throws, and marks only what lies in the snippet', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 60 }), (noise) => {
        for (const { score, snippet } of index.search(`${noise}密码 password`, { lang: 'en', limit: 9 })
          .items) {
          expect(score).toBeGreaterThan(0);
          for (const [start, end] of snippet.ranges) {
            expect(snippet.text.slice(start, end)).toHaveLength(end - start);
          }
        }
      }),
    );
  });
});
