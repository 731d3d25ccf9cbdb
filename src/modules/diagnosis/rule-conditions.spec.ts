import { NOTHING_KNOWN } from './diagnosis-facts.js';
import { readCondition, UnreadableLine, whatHolds, written } from './rule-conditions.js';

const holds = (text: string, facts: Partial<typeof NOTHING_KNOWN>): boolean =>
  whatHolds(readCondition(text), { ...NOTHING_KNOWN, ...facts }) !== null;

describe('a condition', () => {
  it('holds where all lines of one of its groups do', () => {
    const text = 'type in E301\nstate in FAILED\nor\ntype in E303';

    expect(holds(text, { type: 'E301', state: 'FAILED' })).toBe(true);
    expect(holds(text, { type: 'E303' })).toBe(true);
    expect(holds(text, { type: 'E301', state: 'PENDING' })).toBe(false);
  });

  it('takes what nobody knows for nothing, unless it asks for that', () => {
    expect(holds('denied in no', {})).toBe(false);
    expect(holds('denied not-in yes', {})).toBe(true);
    expect(holds('type in unknown-yet', {})).toBe(true);
    expect(holds('ageMinutes at-least 0', {})).toBe(false);
  });

  it('compares whole numbers, the bound with them', () => {
    expect(holds('refundDays at-least 8', { refundDays: 8 })).toBe(true);
    expect(holds('refundDays at-most 7', { refundDays: 8 })).toBe(false);
  });

  it('is written as it is read', () => {
    const text = 'state in FAILED EXPIRED\nor\nageMinutes at-most 1440';

    expect(written(readCondition(text))).toBe(text);
    expect(written(readCondition(`\n  state   in  FAILED EXPIRED \r\n\nor\nageMinutes at-most 1440\n`))).toBe(
      text,
    );
  });

  it.each([
    ['state', 1],
    ['state in', 1],
    ['state is FAILED', 1],
    ['__proto__ in x', 1],
    ['type in E301\nstate in PAID', 2],
    ['type in E999', 1],
    ['ageMinutes in 5', 1],
    ['ageMinutes at-least soon', 1],
    ['state at-least 5', 1],
    ['subState in a.*', 1],
    ['or', 1],
    ['', 1],
    ['type in E301\nor', 2],
  ])('is refused by the number of its line: %j', (text, line) => {
    expect(() => readCondition(text)).toThrow(UnreadableLine);
    expect(() => readCondition(text)).toThrow(`line ${line}: `);
  });
});
