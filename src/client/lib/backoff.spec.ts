import { backoffMs } from './backoff.js';

describe('the pause between two tries', () => {
  it('begins at half a second, doubles, and ends at eight', () => {
    expect([1, 2, 3, 4, 5, 20].map((attempt) => backoffMs(attempt, 0.999_999))).toEqual([
      1_000, 2_000, 4_000, 8_000, 8_000, 8_000,
    ]);
    expect([1, 2, 3, 4, 5].map((attempt) => backoffMs(attempt, 0))).toEqual([
      500, 1_000, 2_000, 4_000, 4_000,
    ]);
  });

  it('differs from browser to browser', () => {
    expect(backoffMs(4, 0.2)).not.toBe(backoffMs(4, 0.8));
  });
});
