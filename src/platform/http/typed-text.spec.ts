import { typedNumber, typedOrAbsent, typedText, VISIBLE } from './typed-text.js';

describe('what a person typed', () => {
  it.each([
    ['  two words \n', 'two words'],
    ['cut\0off', 'cutoff'],
    ['e\u0301', '\u00e9'],
    ['\u0958', '\u0915\u093c'],
    ['', ''],
  ])('is kept in one form: %j', (typed, kept) => {
    expect(typedText({ value: typed })).toBe(kept);
  });

  it.each([[12], [null], [['a']], [{ a: 1 }]])('is a text, and nothing else is made one: %j', (value) => {
    expect(typedText({ value })).toBe(value);
  });

  it('says nothing where it is empty', () => {
    expect(typedOrAbsent({ value: ' \t' })).toBeUndefined();
    expect(typedOrAbsent({ value: ' a ' })).toBe('a');
  });

  it.each([
    ['0', 0],
    ['200', 200],
    ['-1', '-1'],
    ['1.5', '1.5'],
    ['1e3', '1e3'],
    ['1234567890', '1234567890'],
    ['', ''],
    [7, 7],
  ])('is a number where it has digits only: %j', (typed, number) => {
    expect(typedNumber({ value: typed })).toBe(number);
  });

  it('is seen where it has a sign of its own', () => {
    expect(['a', '字', '😀', ' \u200b.'].every((text) => VISIBLE.test(text))).toBe(true);
    expect([' ', '\u200b\u200d', '\ufeff', '\u202e', '\0\n'].some((text) => VISIBLE.test(text))).toBe(false);
  });
});
