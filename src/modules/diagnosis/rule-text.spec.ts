import { Translator } from '../../platform/i18n/translator.js';
import { Words } from '../../platform/i18n/words.js';
import { canBeFilled, type Figures, fillText, hasWholeBrackets, NO_FIGURES } from './rule-text.js';

const translator = Translator.load(true);
const en = new Words(translator, 'en', 'Europe/London');
const zh = new Words(translator, 'zh-CN', 'Asia/Shanghai');
const FIGURES: Figures = {
  money: { amount: { amount: '1234.50', currency: 'CNY' } },
  times: { eta: new Date('2026-07-29T10:00:00Z') },
  words: { receipt: 'R1' },
};

describe('a text of a rule', () => {
  it('tells sums and times as its reader writes them, by his clock', () => {
    expect(fillText('{amount} by {eta}, receipt {receipt}', FIGURES, en)).toBe(
      'CN¥1,234.50 by 29 Jul 2026, 11:00 GMT+1, receipt R1',
    );
    expect(fillText('{amount} 在{eta}前', FIGURES, zh)).toContain('18:00 GMT+8');
  });

  it('leaves out what stands in brackets where a figure of it is not known', () => {
    const text = 'It is on its way[, by {eta}][ with the fee {fee}].';

    expect(fillText(text, FIGURES, en)).toBe('It is on its way, by 29 Jul 2026, 11:00 GMT+1.');
    expect(fillText(text, NO_FIGURES, en)).toBe('It is on its way.');
  });

  it('cannot be told without what it is about', () => {
    expect(canBeFilled('It is {amount}[ with {fee}].', FIGURES)).toBe(true);
    expect(canBeFilled('It is {amount}.', NO_FIGURES)).toBe(false);
  });

  it('has both halves of its brackets, and none within another', () => {
    expect(['a [b] c', 'a', 'a [b', 'a b]', 'a [b [c]]'].map(hasWholeBrackets)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
