import {
  canMoveReversal,
  isOverdueReversal,
  isStuckReversal,
  OPEN_STATUSES,
  REVERSAL_STATUSES,
  UNDER_WAY,
} from './reversal-status.js';
import { pauseAfter } from './reversal-times.js';

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  proposed: ['approved', 'declined', 'withdrawn'],
  approved: ['sent', 'rejected'],
  sent: ['approved', 'sent', 'processing', 'queued', 'in-doubt', 'done', 'rejected'],
  processing: ['processing', 'in-doubt', 'done', 'rejected', 'recorded'],
  queued: ['processing', 'queued', 'in-doubt', 'done', 'rejected', 'recorded'],
  'in-doubt': ['sent', 'processing', 'queued', 'in-doubt', 'done', 'rejected', 'recorded'],
};

describe('a request to give money back', () => {
  it.each(REVERSAL_STATUSES)('goes from %s where it may, and nowhere else', (from) => {
    expect(REVERSAL_STATUSES.filter((to) => canMoveReversal(from, to))).toEqual(
      REVERSAL_STATUSES.filter((to) => ALLOWED[from]?.includes(to)),
    );
  });

  it('stands in the way of another while it is open, and is under way once somebody has said yes', () => {
    expect(OPEN_STATUSES).toEqual(['proposed', 'approved', 'sent', 'processing', 'queued', 'in-doubt']);
    expect(UNDER_WAY).toEqual(['approved', 'sent', 'processing', 'queued', 'in-doubt']);
  });

  it('is late two hours after the yes, while the wallet has not answered for good', () => {
    const decidedAt = new Date(0);
    const late = (ms: number) =>
      REVERSAL_STATUSES.filter((status) => isOverdueReversal({ status, decidedAt }, new Date(ms)));

    expect(late(2 * 3_600_000)).toEqual([]);
    expect(late(2 * 3_600_000 + 1)).toEqual(UNDER_WAY);
    expect(isOverdueReversal({ status: 'in-doubt', decidedAt: null }, new Date())).toBe(false);
  });

  it('may be ended by hand once it has stood still at the wallet for two hours', () => {
    const stuck = (ms: number) =>
      REVERSAL_STATUSES.filter((status) => isStuckReversal({ status, movedAt: new Date(0) }, new Date(ms)));

    expect(stuck(2 * 3_600_000)).toEqual([]);
    expect(stuck(2 * 3_600_000 + 1)).toEqual(['processing', 'queued', 'in-doubt']);
  });

  it('is asked about by the second, then by the minute, then by the hour', () => {
    expect([0, 1, 2, 3, 4, 5, 59, 60].map((asks) => pauseAfter(asks) / 1_000)).toEqual([
      2, 4, 8, 15, 30, 60, 60, 3_600,
    ]);
  });
});
