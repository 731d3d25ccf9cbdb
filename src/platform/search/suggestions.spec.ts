import type { SearchDocument } from './search-document.js';
import { SearchIndex } from './search-index.js';

const article = (id: string, lang: string, title: string, keywords: string[] = []): SearchDocument => ({
  id,
  lang,
  version: '1',
  title,
  keywords,
  body: '',
  type: null,
});
const index = new SearchIndex();
for (const document of [
  article('transfer', 'en', 'Why is my transfer pending?'),
  article('top-up', 'en', 'Top up by bank transfer', ['add money']),
  article('card', 'en', 'Order a card'),
  article('arrive', 'zh-CN', '借款为什么还没有到账'),
  article('repay', 'zh-CN', '怎么提前还款', ['结清']),
]) {
  index.put(document);
}
const ids = (typed: string, lang = 'en', limit = 8): string[] =>
  index.suggest(typed, { lang, limit }).map(({ id }) => id);

describe('while somebody types', () => {
  it.each([
    ['tr', 'transfer'],
    ['TRANS', 'top-up'],
    ['add m', 'top-up'],
    ['order', 'card'],
    ['trnsfer', 'transfer'],
    ['pending tran', 'transfer'],
  ])('%s offers the article %s', (typed, id) => {
    expect(ids(typed)).toContain(id);
  });

  it.each([
    ['到', 'arrive'],
    ['到账', 'arrive'],
    ['到帳', 'arrive'],
    ['daozhang', 'arrive'],
    ['daozh', 'arrive'],
    ['huankuan', 'repay'],
    ['jieqing', 'repay'],
    ['提前', 'repay'],
  ])('%s offers the Chinese article %s', (typed, id) => {
    expect(ids(typed, 'zh-CN')).toContain(id);
  });

  it('offers each article once, and no more than was asked for', () => {
    expect(ids('t', 'en', 2).length).toBeLessThanOrEqual(2);
    expect(new Set(ids('t')).size).toBe(ids('t').length);
    expect(ids('t', 'en', 0)).toEqual([]);
  });

  it.each(['', ' ', '?!', '😀', '~', '\n', '~daozhang\n', '"* OR NEAR('])(
    'takes %j without a fault',
    (typed) => {
      expect(() => ids(typed)).not.toThrow();
      expect(() => ids(typed, 'zh-CN')).not.toThrow();
    },
  );

  it('offers nothing where nothing was typed, and in no language that there is not', () => {
    expect(ids('')).toEqual([]);
    expect(ids('card', 'fr')).toEqual([]);
  });

  it('offers what is new at once, and no longer what is gone', () => {
    index.put(article('crypto', 'en', 'Buy crypto'));
    expect(ids('cry')).toEqual(['crypto']);
    index.forget({ lang: 'en', id: 'crypto' });
    expect(ids('cry')).not.toContain('crypto');
  });
});
