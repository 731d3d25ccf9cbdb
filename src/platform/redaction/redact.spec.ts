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
    '+86 138 0000 0001',
    '2026-11-23 14:32:07',
    'WD-7K3M-9QX2-4',
    'REF-1620028406917',
    '1234567890123456',
  ])('leaves %s alone', (text) => {
    expect(redact(text)).toEqual({ text, hidden: [] });
  });

  it('takes no longer than its text: 200,000 digits', () => {
    const text = '4111 '.repeat(40_000);

    expect(redact(text).text.length).toBe(text.length);
  });

  it('changes nothing when it is done twice', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(redact(redact(text).text).text).toBe(redact(text).text);
      }),
    );
  });
});
