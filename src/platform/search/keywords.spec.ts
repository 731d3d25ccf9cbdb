import { areKeywords } from './keywords.js';
import { unitsIn } from './text-analyser.js';

const isBare = (text: string): boolean => areKeywords(unitsIn(text));

describe('keywords', () => {
  it('are a few words, or a few pieces of Chinese', () => {
    expect(['card', 'transfer pending', 'new card arrive'].filter(isBare)).toHaveLength(3);
    expect(['到账', '提现 到账', '银行卡 更换 还款'].filter(isBare)).toHaveLength(3);
  });

  it('are no sentence', () => {
    expect(
      ['where is my card', '我的钱怎么还没有到', '昨天从银行卡转了一笔钱，到现在还没有看到'].filter(isBare),
    ).toEqual([]);
  });

  it('may be none at all', () => {
    expect(isBare('')).toBe(true);
    expect(isBare('😀 !!')).toBe(true);
  });
});
