import { nextLookAt, nextTryAt } from './follow-times.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const linked = new Date('2026-07-28T12:00:00Z');
const at = (ms: number): Date => new Date(linked.getTime() + ms);

/** Minutes until the next look, without chance. */
const pause = (
  looks: number,
  since = 0,
  stand: Parameters<typeof nextLookAt>[0]['stand'] = { state: 'PENDING' },
) => {
  const next = nextLookAt({ stand, confirmedAt: linked, looks }, at(since), 0);

  return next && (next.getTime() - at(since).getTime()) / MINUTE;
};

describe('a transaction that is followed', () => {
  it('is looked at after 5, 15 and 60 minutes, then hourly for a day, then daily', () => {
    expect([pause(0), pause(1), pause(2), pause(3), pause(9, 20 * HOUR)]).toEqual([5, 15, 60, 60, 60]);
    expect(pause(26, 25 * HOUR)).toBe(24 * 60);
  });

  it('is looked at daily once it has arrived, and never again when nothing more can happen', () => {
    expect(pause(0, 0, { state: 'COMPLETED' })).toBe(24 * 60);
    expect(pause(0, 0, { state: 'REVERSED' })).toBeNull();
    expect(pause(0, 0, { state: 'FAILED', legs: { debit: 'posted', assumed: false } })).toBe(24 * 60);
  });

  it('is spread by chance, and never looked at before its time', () => {
    const next = nextLookAt({ stand: { state: 'PENDING' }, confirmedAt: linked, looks: 2 }, linked, 1);

    expect(next).toEqual(at(66 * MINUTE));
  });

  it('waits longer for a wallet that stays away, and never longer than an hour', () => {
    const waits = [0, 1, 2, 3, 4, 5, 50].map(
      (misses) => nextTryAt(misses, linked, 0).getTime() - linked.getTime(),
    );

    expect(waits.map((ms) => ms / MINUTE)).toEqual([2, 4, 8, 16, 32, 60, 60]);
  });
});
