import { canMoveNotice, isOver, NOTICE_STATUSES, statusAt } from './notice-status.js';

const at = (time: string): Date => new Date(`2026-11-29T${time}:00Z`);

describe('where a notice may go', () => {
  it('is forward only: what has begun is not cancelled, and what is over stays so', () => {
    const moves = NOTICE_STATUSES.flatMap((from) =>
      NOTICE_STATUSES.filter((to) => canMoveNotice(from, to)).map((to) => `${from} > ${to}`),
    );

    expect(moves).toEqual([
      'draft > scheduled',
      'draft > active',
      'draft > cancelled',
      'scheduled > active',
      'scheduled > ended',
      'scheduled > cancelled',
      'active > ended',
    ]);
    expect(NOTICE_STATUSES.filter(isOver)).toEqual(['ended', 'cancelled']);
  });

  it.each([
    ['10:00', '12:00', 'scheduled'],
    ['11:00', '12:00', 'active'],
    ['11:00', null, 'active'],
    ['09:00', '11:00', 'ended'],
  ])('from %s to %s it is at eleven %s', (from, to, status) => {
    const times = { startsAt: at(from === '10:00' ? '11:01' : from), endsAt: to === null ? null : at(to) };

    expect(statusAt(times, at('11:00'))).toBe(status);
  });
});
