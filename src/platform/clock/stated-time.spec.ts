import { statedInterval, wallClockOf } from './stated-time.js';
import type { StatedTime } from './stated-time.js';

const SENT_AT = new Date('2026-07-29T10:00:00Z');

const stated = (over: Partial<StatedTime>): StatedTime => ({
  localDate: '2026-07-28',
  localTime: null,
  zone: 'Asia/Shanghai',
  precision: 'exact',
  ...over,
});

const covered = (over: Partial<StatedTime>): [string, string, number] => {
  const { from, to, sigmaMs } = statedInterval(stated(over), SENT_AT);
  return [from.toISOString(), to.toISOString(), sigmaMs / 60_000];
};

describe('stated time', () => {
  it('reads an exact minute in the zone of the customer, two minutes either way', () => {
    expect(covered({ localTime: '14:32' })).toEqual([
      '2026-07-28T06:30:00.000Z',
      '2026-07-28T06:34:00.000Z',
      10,
    ]);
  });

  it('reads an hour as the whole hour, whatever minute stands beside it', () => {
    expect(covered({ localTime: '15:10', precision: 'hour' })).toEqual([
      '2026-07-28T07:00:00.000Z',
      '2026-07-28T07:59:59.999Z',
      45,
    ]);
  });

  it.each([
    ['00:00', '2026-07-27T16:00:00.000Z', '2026-07-27T21:59:59.999Z'],
    ['08:00', '2026-07-28T00:00:00.000Z', '2026-07-28T03:59:59.999Z'],
    ['12:00', '2026-07-28T04:00:00.000Z', '2026-07-28T09:59:59.999Z'],
    ['17:00', '2026-07-28T09:00:00.000Z', '2026-07-28T10:59:59.999Z'],
    ['18:00', '2026-07-28T10:00:00.000Z', '2026-07-28T15:59:59.999Z'],
    ['21:30', '2026-07-28T10:00:00.000Z', '2026-07-28T15:59:59.999Z'],
  ])('reads a part of the day that starts or lies at %s', (localTime, from, to) => {
    expect(covered({ localTime, precision: 'part-of-day' })).toEqual([from, to, 120]);
  });

  it('reads a day from midnight to midnight', () => {
    expect(covered({ precision: 'day' })).toEqual([
      '2026-07-27T16:00:00.000Z',
      '2026-07-28T15:59:59.999Z',
      480,
    ]);
  });

  it('means one of two equal minutes where the customer knows which', () => {
    const night = { localDate: '2026-10-25', localTime: '02:30', zone: 'Europe/Berlin' };
    const first = ['2026-10-25T00:28:00.000Z', '2026-10-25T00:32:00.000Z', 10];
    const second = ['2026-10-25T01:28:00.000Z', '2026-10-25T01:32:00.000Z', 10];

    expect(covered({ ...night, fold: 'earlier' })).toEqual(first);
    expect(covered({ ...night, fold: 'later' })).toEqual(second);
    expect(covered(night)).toEqual([first[0], second[1], 10]);
  });

  it.each([
    ['2026-10-25', '02:30', 'twice'],
    ['2026-10-25', '03:00', 'once'],
    ['2026-03-29', '02:30', { never: true, movedTo: '03:30' }],
    ['2026-03-29', '03:00', 'once'],
  ])('knows that on %s the clocks of Berlin showed %s %j', (localDate, localTime, shown) => {
    expect(wallClockOf(stated({ localDate, localTime, zone: 'Europe/Berlin' }))).toEqual(shown);
  });

  it('means the whole day when the time is missing', () => {
    expect(covered({ precision: 'hour' })).toEqual(covered({ precision: 'day' }));
  });

  it('looks back three days when nothing was said, and asks neither date nor zone', () => {
    expect(covered({ precision: 'unknown', zone: '', localDate: '' })).toEqual([
      '2026-07-26T10:00:00.000Z',
      '2026-07-29T10:00:00.000Z',
      2_160,
    ]);
  });

  describe('on the night the clocks go forward', () => {
    const gap = { localDate: '2026-03-29', zone: 'Europe/Berlin' };

    it('moves a minute that never was forward', () => {
      expect(covered({ ...gap, localTime: '02:30' }).slice(0, 2)).toEqual([
        '2026-03-29T01:28:00.000Z',
        '2026-03-29T01:32:00.000Z',
      ]);
    });

    it('still covers an hour where the named hour never was', () => {
      expect(covered({ ...gap, localTime: '02:00', precision: 'hour' }).slice(0, 2)).toEqual([
        '2026-03-29T01:00:00.000Z',
        '2026-03-29T01:59:59.999Z',
      ]);
    });

    it('knows that the day has 23 hours', () => {
      const { from, to } = statedInterval(stated({ ...gap, precision: 'day' }), SENT_AT);
      expect(Math.round((to.getTime() - from.getTime()) / 3_600_000)).toBe(23);
    });
  });

  describe('on the night the clocks go back', () => {
    const fold = { localDate: '2026-10-25', zone: 'Europe/Berlin' };

    it('covers both instants of a minute that was twice', () => {
      expect(covered({ ...fold, localTime: '02:30' }).slice(0, 2)).toEqual([
        '2026-10-25T00:28:00.000Z',
        '2026-10-25T01:32:00.000Z',
      ]);
    });

    it('covers both hours of an hour that was twice', () => {
      expect(covered({ ...fold, localTime: '02:00', precision: 'hour' }).slice(0, 2)).toEqual([
        '2026-10-25T00:00:00.000Z',
        '2026-10-25T01:59:59.999Z',
      ]);
    });

    it('does not widen an hour beside it', () => {
      expect(covered({ ...fold, localTime: '03:00', precision: 'hour' }).slice(0, 2)).toEqual([
        '2026-10-25T02:00:00.000Z',
        '2026-10-25T02:59:59.999Z',
      ]);
    });
  });

  it('starts a day whose midnight never was at its first instant', () => {
    const { from } = statedInterval(
      stated({ localDate: '2018-11-04', zone: 'America/Sao_Paulo', precision: 'day' }),
      SENT_AT,
    );
    expect(from.toISOString()).toBe('2018-11-04T03:00:00.000Z');
  });

  it.each([
    ['a zone nobody has heard of', { zone: 'Mars/Olympus' }, 'UNKNOWN_ZONE'],
    ['no zone', { zone: '' }, 'UNKNOWN_ZONE'],
    ['the 30th of February', { localDate: '2026-02-30' }, 'NO_SUCH_DATE'],
    ['a date in words', { localDate: 'yesterday' }, 'NO_SUCH_DATE'],
    ['25 o’clock', { localTime: '25:00' }, 'NO_SUCH_TIME'],
  ])('refuses %s', (_, over, kind) => {
    expect(() => statedInterval(stated({ localTime: '10:00', ...over }), SENT_AT)).toThrow(
      expect.objectContaining({ name: 'StatedTimeError', kind }),
    );
  });
});
