import { historyLine } from './history-line.js';

const line = { text: 'Where is my money?', lang: 'en', article: 'money-not-arrived' };

describe('a line of past questions', () => {
  it('is read with the article or the type that answered it', () => {
    expect(historyLine(line)).toEqual({
      text: line.text,
      lang: 'en',
      slug: 'money-not-arrived',
      typeCode: null,
      at: null,
    });
    expect(
      historyLine({ text: '钱没到', lang: 'zh', type: 'E302', at: '2026-11-23T14:32:00Z', id: 'q1' }),
    ).toEqual({
      text: '钱没到',
      lang: 'zh-CN',
      slug: null,
      typeCode: 'E302',
      at: new Date('2026-11-23T14:32:00Z'),
    });
  });

  it('takes the addresses of other help centres', () => {
    expect(historyLine({ ...line, article: 'reverted_card_payment?' })).toMatchObject({
      slug: 'reverted_card_payment?',
    });
  });

  it.each([
    ['text', { ...line, text: ' ' }],
    ['text', { ...line, text: 7 }],
    ['text', { ...line, text: 'x'.repeat(10_001) }],
    ['lang', { ...line, lang: 'fr' }],
    ['lang', { text: 'x', article: 'a' }],
    ['article', { ...line, article: '../x' }],
    ['article', { text: 'x', lang: 'en' }],
    ['type', { ...line, type: 'E000' }],
    ['at', { ...line, at: 'yesterday' }],
    ['at', { ...line, at: '2026-13-45' }],
  ])('is refused by the name of its field: %s', (field, fields) => {
    expect(historyLine(fields)).toMatch(new RegExp(`^${field}: `));
  });
});
