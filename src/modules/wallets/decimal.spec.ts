import { addDecimals, parseDecimal } from './decimal.js';

describe('amounts as text', () => {
  it.each([
    ['0', 0n],
    ['0.1', 1_000n],
    ['199.00', 1_990_000n],
    ['99999999999.9999', 999_999_999_999_999n],
    ['123456789012.3456', 1_234_567_890_123_456n],
    ['999999999999999999.9999', 9_999_999_999_999_999_999_999n],
  ])('reads %s without loss', (text, scaled) => {
    expect(parseDecimal(text)).toBe(scaled);
  });

  it.each(['', '-1', '+1', '01', '1.', '.5', '1,000', '1e3', 'NaN', ' 1', '1.23456', '1000000000000000000'])(
    'refuses %j rather than reading it as nothing',
    (text) => {
      expect(parseDecimal(text)).toBeNull();
    },
  );

  it('adds without ever being a float', () => {
    expect(addDecimals(['0.10', '0.2'])).toBe('0.30');
    expect(addDecimals(['1500', '15'])).toBe('1515');
    expect(addDecimals(['9007199254740993', '0.0001'])).toBe('9007199254740993.0001');
    expect(addDecimals(['1', 'x'])).toBeNull();
  });
});
