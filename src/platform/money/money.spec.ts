import fc from 'fast-check';
import { currencyDigits, parseAmount, toDecimal, toMinor } from './money.js';

describe('money', () => {
  it.each([
    ['1,234.50', '1234.50'],
    ['¥ 200', '200'],
    ['２００．５', '200.5'],
    ['200元', '200'],
    ['abc', null],
    ['1.2.3', null],
    ['-5', null],
    ['1e3', null],
    ['', null],
  ])('reads %j as %j', (typed, amount) => {
    expect(parseAmount(typed)).toBe(amount);
  });

  it('knows that a rwanda franc and a yen have no cents, a dinar three digits', () => {
    expect([currencyDigits('JPY'), currencyDigits('CNY'), currencyDigits('KWD')]).toEqual([0, 2, 3]);
    expect(toMinor('500.50', 'JPY')).toBeNull();
  });

  it('comes back unchanged from minor units, whatever the amount and currency', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
        fc.constantFrom('CNY', 'JPY', 'KWD', 'USD'),
        (amountMinor, currency) => {
          expect(toMinor(toDecimal({ amountMinor, currency }), currency)).toBe(amountMinor);
        },
      ),
    );
  });

  it('refuses an amount past what a number holds exactly, rather than rounding it', () => {
    expect(toMinor('999999999999999999', 'CNY')).toBeNull();
  });
});
