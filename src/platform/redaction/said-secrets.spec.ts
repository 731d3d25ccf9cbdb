import fc from 'fast-check';
import { redact } from './redact.js';

describe('codes and passwords', () => {
  it.each([
    ['my CVV is 123', 'my CVV is •••', 'security-code'],
    ['安全码：１２３', '安全码：•••', 'security-code'],
    ['卡背面三位是 456', '卡背面三位是 •••', 'security-code'],
    ['ＣＶＶ２ ４５６', 'ＣＶＶ２ •••', 'security-code'],
    ['您的验证码是482913', '您的验证码是••••••', 'one-time-code'],
    ['验\u200b证码 482 913', '验\u200b证码 ••• •••', 'one-time-code'],
    ['482913 is my verification code', '•••••• is my verification code', 'one-time-code'],
    ['Use 482913 as your login code', 'Use •••••• as your login code', 'one-time-code'],
    ['123456是短信码', '••••••是短信码', 'one-time-code'],
    ['The code is G-482913.', 'The code is G-••••••.', 'one-time-code'],
    ['动态码：四八二九一三', '动态码：••••••', 'one-time-code'],
    ['OTP=4829', 'OTP=••••', 'one-time-code'],
    ['my code is four eight two nine', 'my code is •••• ••••• ••• ••••', 'one-time-code'],
    ['pin: 1234', 'pin: ••••', 'pin'],
    ['支付密码123456', '支付密码••••••', 'pin'],
    ['My password is hunter2!', 'My password is •••••••!', 'password'],
    ['my password is sunflower, please help', 'my password is •••••••••, please help', 'password'],
    ['密码是 Abc12345', '密码是 ••••••••', 'password'],
    ['登录密码：qwerty99，还是不行', '登录密码：••••••••，还是不行', 'password'],
  ])('are masked: %s', (typed, stored, kind) => {
    expect(redact(typed)).toEqual({ text: stored, hidden: [kind] });
  });

  it.each([
    'My password is not accepted.',
    'my password is wrong and I cannot sign in',
    '我的密码是错的',
    '密码是什么？',
    '收不到验证码',
    'The verification code has not arrived for 30 minutes.',
    'I waited for the code. 2026-11-23 was the day.',
    '验证码 2026-11-23 14:32 没有收到',
    'It shows error code 5001',
    'country code 0086, postal code 200000',
    'I paid 1,234.56 CNY with code pressure',
    'The code costs: 5000 yuan',
    'Call me at 13800000001 about the code',
    'I sent 5000 and no verification code came',
    'WD-7K3M-9QX2-4',
    'TX9000000002',
    '我在2026年11月23日下午3点转了2000元，还没到账。',
    '订单号 2026112322001400000000000001',
    'a bypass 1234 was pinned: 5678',
    'KES 12000 to 0712 345 678 at 14:32',
    '+254 712 345 678',
    'Your pin is locked after 3 attempts; wait 1440 minutes',
  ])('are not seen where there are none: %s', (text) => {
    expect(redact(text)).toEqual({ text, hidden: [] });
  });

  it('are masked once and for all, in a text no longer than it was', () => {
    const bits = fc.constantFrom(
      'password ',
      'is ',
      ': ',
      '密码',
      '是',
      '验证码',
      'cvv',
      'code ',
      'pin ',
      '123',
      '4829',
      '13 ',
      'Abc1 ',
      ', ',
      '元',
      '4111111111111111',
      ' 12/27 ',
      '.',
      '\n',
      'my ',
      '年',
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 25 }), (parts) => {
        const typed = parts.join('');
        const once = redact(typed).text;

        expect(once.length).toBe(typed.length);
        expect(redact(once).text).toBe(once);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    '4111 ',
    '4',
    '四',
    'one ',
    'password is ',
    'pin ',
    'code is my the ',
    '验证码',
    '1 2/',
    '\u200b',
    'a1',
    'cvv cvv ',
    '密码是是是',
    '550e8400-',
    '12/27 ',
    '…',
  ])('cost no more a sign in a long text than in a short one: %s', (bit) => {
    const timeOf = (length: number): number => {
      const text = bit.repeat(Math.ceil(length / bit.length));
      const times = [1, 2, 3, 4].map(() => {
        const start = process.cpuUsage();
        redact(text);
        const { user, system } = process.cpuUsage(start);

        return user + system;
      });

      return Math.min(...times);
    };
    timeOf(4_000);

    // Sixteen times the text: a square would cost 256 times as much.
    expect(timeOf(64_000)).toBeLessThan(128 * Math.max(timeOf(4_000), 200));
  });
});
