import { tokensOf } from './text-analyser.js';

const terms = (text: string): string[] => tokensOf(text).map(({ term }) => term);

describe('the text analyser', () => {
  it('reads Chinese as characters and pairs of neighbours', () => {
    expect(terms('未到账').sort()).toEqual(['到', '到账', '未', '未到', '账'].sort());
  });

  it('makes no pair across punctuation or a blank', () => {
    expect(terms('到，账')).toEqual(['到', '账']);
    expect(terms('到 账')).toEqual(['到', '账']);
  });

  it('passes over the frame of a question', () => {
    expect(terms('请问怎么办呢')).not.toContain('怎么');
    expect(terms('什么的')).toEqual(['么的']);
  });

  it('reads English as stems without stop words', () => {
    expect(terms('Why was my payment declined?')).toEqual(['pay', 'declin']);
  });

  it.each(['E301', 'e301', 'Ｅ３０１', 'E-301', 'e_301'])('knows the error code %s', (code) => {
    expect(terms(`错误${code}怎么办`)).toContain('e301');
  });

  it('keeps numbers whole', () => {
    expect(terms('¥1,500.00 on order 20261123001')).toEqual(['1500.00', 'order', '20261123001']);
  });

  it('reads words tied by a hyphen apart and as one', () => {
    expect(terms('two-factor log-in')).toEqual(['two', 'factor', 'log', 'twofactor', 'login']);
  });

  it('finds both scripts in one sentence', () => {
    expect(terms('login失败')).toEqual(['login', '失', '败', '失败']);
  });

  it('says where a term stands in the text as it was written', () => {
    const source = '我的 帳\u200b戶 被鎖';
    const pair = tokensOf(source).find(({ term }) => term === '账户');

    expect(source.slice(pair?.start, pair?.end)).toBe('帳\u200b戶');
  });

  it.each(['', ' ', '？！…', '😀👍', '"* AND ( OR NOT -', "'", '--__--'])('finds nothing in %j', (text) => {
    expect(terms(text)).toEqual([]);
  });

  it('takes time in proportion to the length, also for text made to be slow', () => {
    for (const piece of ['账', 'a', "a'", '1.', '1,1', 'a-', '\u0301', '\u200b', '登 ', '😀']) {
      const started = performance.now();
      tokensOf(piece.repeat(100_000 / piece.length));

      expect(performance.now() - started).toBeLessThan(3_000);
    }
  });
});
