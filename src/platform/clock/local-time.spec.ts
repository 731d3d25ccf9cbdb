import { localDayOf, localMinuteOf } from './local-time.js';

const ZONE = 'Europe/Berlin';

describe('what a clock showed', () => {
  it.each([
    ['2026-11-23T13:05:59Z', { date: '2026-11-23', time: '14:05', fold: null }],
    ['2026-11-23T23:30:00Z', { date: '2026-11-24', time: '00:30', fold: null }],
    ['2026-10-25T00:30:00Z', { date: '2026-10-25', time: '02:30', fold: 'earlier' }],
    ['2026-10-25T01:30:00Z', { date: '2026-10-25', time: '02:30', fold: 'later' }],
  ])('at %s', (instant, shown) => {
    expect(localMinuteOf(new Date(instant), ZONE)).toEqual(shown);
  });

  it('is another day elsewhere', () => {
    const instant = new Date('2026-11-23T20:00:00Z');

    expect([localDayOf(instant, 'Asia/Shanghai'), localDayOf(instant, 'America/New_York')]).toEqual([
      '2026-11-24',
      '2026-11-23',
    ]);
  });
});
