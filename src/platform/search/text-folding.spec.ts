import { fold } from './text-folding.js';

describe('folding text', () => {
  it.each([
    ['full-width letters and figures', 'ＡＢＣ１２３', 'abc123'],
    ['capital letters', 'Wi-Fi', 'wi-fi'],
    ['accents, in one character or in two', 'caf\u00e9 cafe\u0301', 'cafe cafe'],
    ['every way to write 账', '帐 账 賬 帳', '账 账 账 账'],
    ['traditional characters', '錢轉不進帳戶，驗證碼錯誤', '钱转不进账户,验证码错误'],
    ['typographic apostrophes', 'can’t', "can't"],
    ['ligatures and circled figures', 'ﬁ①', 'fi1'],
  ])('makes %s equal', (_what, source, expected) => {
    expect(fold(source).text).toBe(expected);
  });

  it('drops what cannot be seen, so that it cannot hide a word', () => {
    expect(fold('登\u200b录\u2060失\ufeff败\u00ad').text).toBe('登录失败');
  });

  it('leaves characters alone that are already as they should be', () => {
    expect(fold('登录失败 e301').text).toBe('登录失败 e301');
  });

  it('knows where each character stood before', () => {
    const source = 'x\u200bé錢😀1';
    const { text, starts, ends } = fold(source);
    const at = text.indexOf('钱');

    expect(source.slice(starts[at], ends[at])).toBe('錢');
    expect(source.slice(starts.at(-1), ends.at(-1))).toBe('1');
  });

  it('keeps a combining mark with its letter', () => {
    const source = 'cafe\u0301s';
    const { starts, ends } = fold(source);

    expect(source.slice(starts[3], ends[3])).toBe('e\u0301');
  });

  it('survives half a surrogate pair', () => {
    expect(() => fold('a\ud83d')).not.toThrow();
  });
});
