import { isOneSlipAway, Spelling } from './spelling.js';
import { unitsIn } from './text-analyser.js';

const spelling = new Spelling();
for (const text of [
  'transfer the money',
  'withdraw cash today',
  '还款日期',
  '贷款到账时间',
  'card card cart',
]) {
  spelling.count(unitsIn(text), 1);
}
const meant = (text: string): string =>
  spelling
    .corrected(unitsIn(text))
    .map((unit) => unit.text)
    .join(' ');

describe('a slip of the finger', () => {
  it.each([
    ['tranfer', 'transfer'],
    ['transferr', 'transfer'],
    ['tramsfer', 'transfer'],
    ['trasnfer', 'transfer'],
    ['withdrw', 'withdraw'],
  ])('%s is read as %s', (typed, word) => {
    expect(meant(typed)).toBe(word);
  });

  it('is not suspected in a form of a known word, a short word, a number or a code', () => {
    for (const word of ['transfers', 'transferred', 'cah', '2026', 'e301']) {
      expect(meant(word)).toBe(word);
    }
  });

  it('is left alone where no known word is near', () => {
    expect(meant('xylophone')).toBe('xylophone');
  });

  it('is read as the more frequent of two words', () => {
    expect(meant('carx card')).toBe('card card');
    spelling.count(unitsIn('cards carts cards'), 1);
    expect(meant('carxs')).toBe('cards');
    spelling.count(unitsIn('cards carts cards'), -1);
    expect(meant('carxs')).not.toBe('cards');
  });

  it('is one letter more, less, other, or changed places', () => {
    expect(isOneSlipAway('card', 'card')).toBe(false);
    expect(isOneSlipAway('card', 'crad')).toBe(true);
    expect(isOneSlipAway('card', 'cad')).toBe(true);
    expect(isOneSlipAway('card', 'carde')).toBe(true);
    expect(isOneSlipAway('card', 'core')).toBe(false);
    expect(isOneSlipAway('abcd', 'badc')).toBe(false);
  });
});

describe('a Chinese character', () => {
  it('is read as the homophone that makes a known word', () => {
    expect(meant('环款日期')).toBe('还 款 日 期');
    expect(meant('到涨时间')).toBe('到 账 时 间');
  });

  it('is left as it is beside a known neighbour, alone, or where no homophone helps', () => {
    expect(meant('还款')).toBe('还 款');
    expect(meant('环')).toBe('环');
    expect(meant('环境')).toBe('环 境');
  });
});
