import { SynonymGroups } from './synonym-groups.js';
import { unitsIn } from './text-analyser.js';

const groups = new SynonymGroups([
  ['登不上', '登录失败'],
  ['log in', 'sign in', "can't get in"],
  ['没到账', '未到账'],
  ['money disappeared', 'money gone'],
  ['fee', 'charge', 'cost'],
]);
const asked = (text: string): string[] => [...groups.expansionOf(unitsIn(text)).keys()];

describe('expressions that mean the same', () => {
  it('are told by their group, and by where they stand', () => {
    const text = 'why a charge, the money is gone';

    expect(
      groups.groupsIn(unitsIn(text)).map(({ group, start, end }) => [group, text.slice(start, end)] as const),
    ).toEqual([
      [4, 'charge'],
      [3, 'money is gone'],
    ]);
  });

  it('are asked for together with the one that was said', () => {
    expect(asked('我登不上了')).toContain('失败');
    expect(asked('I am logging in')).toContain('sign');
    expect(asked('I can’t get in')).toEqual(expect.arrayContaining(['log', 'sign']));
  });

  it('are found in traditional characters and across blanks', () => {
    expect(asked('錢沒 到 帳')).toContain('未到');
  });

  it('are found with small words between', () => {
    expect(asked('my money has now disappeared')).not.toContain('gone');
    expect(asked('the money has disappeared')).toContain('go');
  });

  it('are not found in half', () => {
    expect(asked('登录')).toEqual([]);
    expect(asked('in the log')).toEqual([]);
    expect(asked('money')).toEqual([]);
  });

  it('count less than what was said, and a long one no more than a short one', () => {
    const shares = groups.expansionOf(unitsIn('fee'));

    expect(shares.get('charg')).toBeLessThan(1);
    expect(shares.get('fee')).toBeUndefined();
    const phrase = groups.expansionOf(unitsIn('money gone'));
    expect(phrase.get('disappear')).toBeLessThan(shares.get('charg') ?? 0);
  });

  it('are asked for among keywords by their core alone, for less', () => {
    const told = new SynonymGroups([
      ['waiting for', 'not arrived'],
      ['没到账', '未收到'],
    ]);
    const expansion = (text: string, areKeywords: boolean) => told.expansionOf(unitsIn(text), areKeywords);

    expect(expansion('waiting card', false).size).toBe(0);
    expect(expansion('到账 提现', false).size).toBe(0);
    expect(expansion('waiting card', true).get('arriv')).toBeLessThan(
      expansion('waiting for card', false).get('arriv') ?? 0,
    );
    expect(expansion('到账 提现', true).get('收到')).toBeGreaterThan(0);
  });
});
