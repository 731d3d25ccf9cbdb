import { looksSecret } from './looks-secret.js';

describe('a text that is being typed', () => {
  it.each([
    'my card is 4111 1111 1111 1111',
    '卡号 ６２２２ ０２１２ ３４５６ ７８９４',
    'The code is 482913',
    '验证码：482913',
    '支付密码 135790',
    'cvv 123',
    'my PIN: 4821',
  ])('warns of %s', (text) => {
    expect(looksSecret(text)).toBe(true);
  });

  it.each([
    '',
    'I sent 200 yuan on 2026-11-23 at 14:05',
    'order 4111 1111 1111 1112',
    'the reference is WD-7K3M-9QX2-4',
    'call me on 13800138000',
    'I forgot my password',
    '收不到验证码',
  ])('lets %s be', (text) => {
    expect(looksSecret(text)).toBe(false);
  });
});
