import { type Failure, failureWindow, isNear, reasonsOf } from './failure-window.js';

const at = (minutes: number): Date => new Date(Date.UTC(2026, 10, 30, 14, minutes));
const failures = (...minutes: number[]): Failure[] =>
  minutes.map((minute, index) => ({
    customerId: `c${index}`,
    reference: `TX-${index}`,
    reason: 'TECHNICAL_ERROR',
    at: at(minute),
  }));

describe('ten minutes with the same trouble', () => {
  it('are found where the fifth customer comes within them, and not a minute later', () => {
    expect(failureWindow(failures(2, 4, 6, 8, 12), at(12))).toEqual({ since: at(2), lastAt: at(12) });
    expect(failureWindow(failures(2, 4, 6, 8, 13), at(13))).toBeNull();
  });

  it('may begin after the first that is known, and hold the one that was just counted', () => {
    expect(failureWindow(failures(0, 8, 9, 10, 11, 12), at(12))).toEqual({ since: at(8), lastAt: at(12) });
    expect(failureWindow(failures(0, 1, 2, 3, 4, 30), at(30))).toBeNull();
  });

  it('hold what was counted before them and follows them closely', () => {
    expect(failureWindow(failures(2, 4, 6, 8, 12, 20, 29, 40), at(12))).toEqual({
      since: at(2),
      lastAt: at(29),
    });
  });

  it('count a customer once, however often he tries', () => {
    const same = failures(1, 2, 3, 4, 5).map((one) => ({ ...one, customerId: 'the same' }));

    expect(failureWindow(same, at(5))).toBeNull();
  });

  it('count a transaction once, as whomever he calls or writes who tells of it', () => {
    const same = failures(1, 2, 3, 4, 5).map((one) => ({ ...one, reference: 'TX-9' }));

    expect(failureWindow(same, at(5))).toBeNull();
    expect(failureWindow([...same, ...failures(6, 7, 8, 9)], at(9))).toEqual({ since: at(1), lastAt: at(9) });
  });

  it('go on while the next one comes within ten minutes of the last', () => {
    const window = { since: at(10), lastAt: at(20) };

    expect([0, 30, 31].map((minute) => isNear(at(minute), window))).toEqual([true, true, false]);
    expect(isNear(new Date(at(0).getTime() - 1), window)).toBe(false);
  });

  it('name the most frequent reason first', () => {
    const mixed = failures(1, 2, 3).map((one, index) => ({ ...one, reason: index === 0 ? 'A' : 'B' }));

    expect(reasonsOf(mixed)).toEqual(['B', 'A']);
  });
});
