import { Temporal } from 'temporal-polyfill';
import { minutesOf } from './shown-minutes.js';

/** Clocks that are put on by an hour, by half of one, for a month of fasting, never; and a place that skipped a day. */
const PLACES = [
  ['Asia/Shanghai', '2026-01-01', 365],
  ['Europe/London', '2026-01-01', 365],
  ['America/New_York', '2026-01-01', 365],
  ['Australia/Lord_Howe', '2026-01-01', 365],
  ['Africa/Casablanca', '2026-01-01', 365],
  ['Pacific/Apia', '2011-12-25', 10],
] as const;
const TIMES = ['00:00', '02:15', '23:59:59'];

describe('the instants of a minute on the wall', () => {
  it.each(PLACES)('are those of the calendar on every day in %s', (zone, first, days) => {
    const wrong: string[] = [];
    for (let ahead = 0; ahead < days; ahead += 1) {
      const localDate = Temporal.PlainDate.from(first).add({ days: ahead }).toString();
      for (const localTime of TIMES) {
        const wall = Temporal.PlainDateTime.from(`${localDate}T${localTime}`);
        const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
          wall.toZonedDateTime(zone, { disambiguation }),
        );
        const isReal = later?.toPlainDateTime().equals(wall) === true;
        const shown = minutesOf({ localDate, localTime, zone });
        if (
          shown.isReal !== isReal ||
          shown.last.getTime() !== later?.epochMilliseconds ||
          shown.first.getTime() !== (isReal ? earlier : later)?.epochMilliseconds
        ) {
          wrong.push(`${localDate} ${localTime}`);
        }
      }
    }

    expect(wrong).toEqual([]);
  });

  it('are none for a day, a time or a zone that there is not, however often it is asked for', () => {
    const good = { localDate: '2026-05-05', localTime: '10:00', zone: 'Asia/Shanghai' };
    for (const [name, value] of [
      ['localDate', '2026-02-30'],
      ['localTime', '24:00'],
      ['zone', 'Asia/Nowhere'],
    ] as const) {
      for (let time = 0; time < 2; time += 1) {
        expect(() => minutesOf({ ...good, [name]: value })).toThrow(value);
      }
    }
    expect(minutesOf(good).first.toISOString()).toBe('2026-05-05T02:00:00.000Z');
  });
});
