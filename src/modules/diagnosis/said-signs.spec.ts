import { deniesIt, isSamePayee, tellsOfStranger } from './said-signs.js';

describe('what a customer says of himself', () => {
  it.each([
    '这笔钱不是我付的',
    '非本人操作',
    '我没有授权过这笔交易',
    'I did not make this payment',
    'That was not me',
  ])('is that it was not he: %s', (words) => {
    expect(deniesIt(words)).toBe(true);
  });

  it.each([
    '我付了两次',
    '钱没到',
    '我不记得这家店',
    'I did not get the money',
    'It has not arrived',
    'I paid twice',
  ])('is not that: %s', (words) => {
    expect(deniesIt(words)).toBe(false);
  });

  it('tells of a stranger at the account, or does not', () => {
    expect(
      ['有陌生设备登录', 'a login from a new device', '忘记密码了', 'my phone is slow'].map(tellsOfStranger),
    ).toEqual([true, true, false, false]);
    expect(tellsOfStranger('there was an unknown sign-in')).toBe(true);
  });

  it('names the payee, another, or one that nobody can compare', () => {
    expect([
      isSamePayee('张磊', '张磊'),
      isSamePayee('张磊', '王芳'),
      isSamePayee('Li Hua', 'LI HUA'),
      isSamePayee('Li Hua', '李华'),
      isSamePayee('', '李华'),
    ]).toEqual([true, false, true, null, null]);
  });
});
