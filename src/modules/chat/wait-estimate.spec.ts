import { waitEstimate } from './wait-estimate.js';

const minutes = (...counts: number[]): number[] => counts.map((count) => count * 60_000);

describe('how long the wait may be', () => {
  it('is not told while nobody has waited lately', () => {
    expect(waitEstimate([])).toBeNull();
  });

  it('is told by both ends while only a few have waited', () => {
    expect(waitEstimate(minutes(4, 1, 9))).toEqual({ from: 1, to: 9 });
    expect(waitEstimate(minutes(3))).toEqual({ from: 3, to: 3 });
  });

  it('is the middle once ten have waited, whatever the one did who waited for an hour', () => {
    expect(waitEstimate(minutes(1, 2, 2, 3, 3, 4, 4, 4, 5, 60))).toEqual({ from: 4, to: 4 });
  });

  it('is never told too short: half a minute is a minute, and four and a half are five', () => {
    expect(waitEstimate([500])).toEqual({ from: 1, to: 1 });
    expect(waitEstimate([4.5 * 60_000])).toEqual({ from: 5, to: 5 });
  });
});
