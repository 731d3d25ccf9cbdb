import fc from 'fast-check';
import { redact } from './redact.js';

const withCheckDigit = (body: string): string => {
  const sum = [...`${body}0`].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);

    return total + (value > 9 ? value - 9 : value);
  }, 0);

  return body + String((10 - (sum % 10)) % 10);
};

describe('card numbers', () => {
  it.each([
    ['my card 4111 1111 1111 1111 failed', 'my card •••• •••• •••• 1111 failed'],
    ['４１１１１１１１１１１１１１１１', '••••••••••••１１１１'],
    ['on 23-11-2026 4111-1111-1111-1111', 'on 23-11-2026 ••••-••••-••••-1111'],
    ['5500.0000.0000.0004', '••••.••••.••••.0004'],
    ['4111 1111 1111 1111 5500 0000 0000 0004', '•••• •••• •••• 1111 •••• •••• •••• 0004'],
    ['4111\u200b1111\u200b1111\u00ad1111', '••••\u200b••••\u200b••••\u00ad1111'],
    ['٤١١١١١١١١١١١١١١١', '••••••••••••١١١١'],
    ['卡号四一一一一一一一一一一一一一一一谢谢', '卡号••••••••••••一一一一谢谢'],
    ['肆壹壹壹 1111 1111 1111', '•••• •••• •••• 1111'],
    ['4111\u00a01111–1111.1111', '••••\u00a0••••–••••.1111'],
    ['4111 1111\n1111 1111', '•••• ••••\n•••• 1111'],
    ['4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1', '• • • • • • • • • • • • 1 1 1 1'],
    ['card4111111111111111', 'card••••••••••••1111'],
    ['𝟒𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏', '••••••••••••••••••••••••𝟏𝟏𝟏𝟏'],
    [
      'four one one one one one one one one one one one 1111',
      '•••• ••• ••• ••• ••• ••• ••• ••• ••• ••• ••• ••• 1111',
    ],
    ['5 yuan from 3782-822463-10005', '5 yuan from ••••-••••••-•0005'],
  ])('are masked but for the last four: %s', (typed, stored) => {
    expect(redact(typed)).toEqual({ text: stored, hidden: ['card'] });
  });

  it('never stay in a text, whatever stands around and between', () => {
    const card = fc
      .tuple(fc.constantFrom('4', '51', '2221', '37', '62', '6011'), fc.stringMatching(/^\d{14}$/))
      .map(([issuer, rest]) => withCheckDigit((issuer + rest).slice(0, issuer === '37' ? 14 : 15)));
    fc.assert(
      fc.property(
        card,
        fc.constantFrom('', ' ', '-', '.', '\u00a0'),
        fc.constantFrom('卡号', 'card ', ': '),
        (number, gap, lead) => {
          const typed = (number.match(/.{1,4}/g) ?? []).join(gap);
          const { text, hidden } = redact(`${lead}${typed}, 谢谢`);

          expect(hidden).toEqual(['card']);
          expect(text).toContain(number.slice(-1));
          expect(text.replace(/[\s.\-\u00a0]/g, '')).not.toContain(number.slice(0, -4));
        },
      ),
    );
  });

  it.each([
    ['4111111111111111 12/27 123', '••••••••••••1111 ••••• •••', ['card', 'card-expiry', 'security-code']],
    ['4111 1111 1111 1111, exp 03/2028', '•••• •••• •••• 1111, exp •••••••', ['card', 'card-expiry']],
    ['卡号4111111111111111，有效期至 12/27', '卡号••••••••••••1111，有效期至 •••••', ['card', 'card-expiry']],
    ['4111111111111111 500 yuan', '••••••••••••1111 500 yuan', ['card']],
  ])('take with them what is printed beside them: %s', (typed, stored, hidden) => {
    expect(redact(typed)).toEqual({ text: stored, hidden });
  });

  it.each([
    '+86 138 0000 0001',
    '2026-11-23 14:32:07',
    'WD-7K3M-9QX2-4',
    'REF-1620028406917',
    '1234567890123456',
    'TX4111111111111111',
    '550e8400-e29b-41d4-a716-446655440000',
    '41111111111111111111111111111',
    '30.11.2026 14:32:07.123',
  ])('leaves %s alone', (text) => {
    expect(redact(text)).toEqual({ text, hidden: [] });
  });

  it('leaves nothing behind that a second look would find', () => {
    const bits = fc.constantFrom(
      '4111',
      '1111',
      '5500',
      '0000',
      '0004',
      '4',
      '37',
      ' ',
      '-',
      '.',
      'x',
      '四',
      '，',
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 60 }), (parts) => {
        const once = redact(parts.join('')).text;

        expect(redact(once)).toEqual({ text: once, hidden: [] });
      }),
    );
  });
});
