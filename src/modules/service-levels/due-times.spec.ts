import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { type DayWindow, parseDeskHours } from '../../config/desk-hours.js';
import { addOpenDays, addOpenTime, type DeskCalendar, isOpen, nextOpening } from './desk-calendar.js';
import {
  firstReplyDue,
  type LevelPriority,
  supervisorDecisionDue,
  supervisorSeenDue,
  updateDue,
} from './due-times.js';

const calendar = (hours: string, zone: string, holidays: readonly string[] = []): DeskCalendar => ({
  zone,
  week: parseDeskHours(hours) ?? [],
  holidays: new Set(holidays),
});
const SHANGHAI = calendar('Mon-Fri 09:00-18:00', 'Asia/Shanghai', ['2026-10-01', '2026-10-02']);
const BERLIN = calendar('Mon-Sun 00:00-24:00', 'Europe/Berlin');
const NIGHTS = calendar('Mon-Fri 09:00-12:30, Mon-Fri 13:30-18:00, Fri 22:00-06:00', 'Europe/London');

/** A wall clock in the calendar's zone. */
const at = ({ zone }: DeskCalendar, wall: string): Date =>
  new Date(Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds);
const wall = ({ zone }: DeskCalendar, instant: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

describe('a first answer is promised', () => {
  it.each<[LevelPriority, 'live' | 'async', string, string]>([
    ['P1', 'async', '2026-11-21T23:00', '2026-11-21T23:15'],
    ['P1', 'live', '2026-11-21T23:00', '2026-11-21T23:01'],
    ['P2', 'async', '2026-11-21T23:00', '2026-11-21T23:30'],
    ['P3', 'async', '2026-11-23T10:00', '2026-11-23T14:00'],
    ['P3', 'async', '2026-11-23T16:00', '2026-11-24T11:00'],
    ['P3', 'async', '2026-11-20T17:00', '2026-11-23T12:00'],
    ['P3', 'async', '2026-11-21T23:00', '2026-11-23T13:00'],
    ['P3', 'live', '2026-11-20T20:00', '2026-11-23T09:05'],
    ['P3', 'async', '2026-11-23T14:00', '2026-11-23T18:00'],
    ['P4', 'async', '2026-11-23T14:00', '2026-11-24T14:00'],
    ['P4', 'async', '2026-11-20T17:00', '2026-11-23T17:00'],
    ['P4', 'async', '2026-11-21T10:00', '2026-11-23T18:00'],
    ['P4', 'async', '2026-09-30T17:30', '2026-10-05T17:30'],
  ])('to a %s %s ticket of %s until %s', (priority, mode, openedAt, due) => {
    expect(wall(SHANGHAI, firstReplyDue(priority, mode, at(SHANGHAI, openedAt), SHANGHAI))).toBe(due);
  });
});

describe('a later word, and a request for a supervisor', () => {
  it.each<[LevelPriority, string, string, string]>([
    ['P1', '2026-11-20T18:30', '2026-11-20T18:30', '2026-11-20T21:30'],
    ['P2', '2026-11-20T21:30', '2026-11-20T18:30', '2026-11-20T21:30'],
    ['P3', '2026-11-23T17:30', '2026-11-23T12:30', '2026-11-23T17:30'],
    ['P4', '2026-11-23T17:30', '2026-11-23T12:30', '2026-11-23T17:30'],
  ])('of a %s ticket on a Friday evening: answered by %s, seen by %s, decided by %s', (priority, ...dues) => {
    const friday = at(SHANGHAI, '2026-11-20T17:30');

    expect(
      [
        updateDue(priority, friday, SHANGHAI),
        supervisorSeenDue(priority, friday, SHANGHAI),
        supervisorDecisionDue(priority, friday, SHANGHAI),
      ].map((due) => wall(SHANGHAI, due)),
    ).toEqual(dues);
  });
});

describe('open time', () => {
  it('runs on by what has really passed when the clocks are put back or forward', () => {
    const autumn = at(BERLIN, '2026-10-25T00:00');
    const spring = at(BERLIN, '2026-03-29T00:00');

    expect(wall(BERLIN, addOpenTime(BERLIN, autumn, 4 * 3_600_000))).toBe('2026-10-25T03:00');
    expect(wall(BERLIN, addOpenTime(BERLIN, spring, 4 * 3_600_000))).toBe('2026-03-29T05:00');
    expect(wall(BERLIN, addOpenDays(BERLIN, at(BERLIN, '2026-10-24T15:00'), 1))).toBe('2026-10-25T15:00');
  });

  it('stops at noon where the desk does, and passes midnight where the desk does', () => {
    expect(wall(NIGHTS, addOpenTime(NIGHTS, at(NIGHTS, '2026-11-23T12:00'), 3_600_000))).toBe(
      '2026-11-23T14:00',
    );
    expect(wall(NIGHTS, addOpenTime(NIGHTS, at(NIGHTS, '2026-11-20T23:00'), 8 * 3_600_000))).toBe(
      '2026-11-23T10:00',
    );
    expect([
      isOpen(NIGHTS, at(NIGHTS, '2026-11-21T05:59')),
      isOpen(NIGHTS, at(NIGHTS, '2026-11-21T06:00')),
    ]).toEqual([true, false]);
    expect(wall(NIGHTS, nextOpening(NIGHTS, at(NIGHTS, '2026-11-21T06:00')))).toBe('2026-11-23T09:00');
  });
});

const QUARTER = 15 * 60_000;

/** Open quarters of an hour between two instants, counted one by one: slow and simple. */
function openQuarters(desk: DeskCalendar, from: Date, to: Date): number {
  let count = 0;
  for (let time = from.getTime(); time < to.getTime(); time += QUARTER) {
    count += isOpenByTheClock(desk, new Date(time)) ? 1 : 0;
  }

  return count;
}

function isOpenByTheClock({ zone, week, holidays }: DeskCalendar, instant: Date): boolean {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
  const minute = local.hour * 60 + local.minute;
  const on = (day: Temporal.PlainDate): readonly DayWindow[] =>
    holidays.has(day.toString()) ? [] : (week[day.dayOfWeek - 1] ?? []);
  const today = local.toPlainDate();

  return (
    on(today).some(({ from, to }) => from <= minute && minute < to) ||
    on(today.subtract({ days: 1 })).some(({ from, to }) => from <= minute + 1_440 && minute + 1_440 < to)
  );
}

const START = Date.UTC(2026, 8, 25);
const anyDesk = fc.constantFrom(SHANGHAI, NIGHTS, calendar('Mon-Sat 08:15-16:45', 'America/New_York'));
const anyQuarter = fc.integer({ min: 0, max: 60 * 96 }).map((quarter) => new Date(START + quarter * QUARTER));

describe('whenever it is', () => {
  it('exactly as much open time lies before the due time as were given', () => {
    fc.assert(
      fc.property(anyDesk, anyQuarter, fc.integer({ min: 1, max: 40 }), (desk, from, quarters) => {
        const due = addOpenTime(desk, from, quarters * QUARTER);

        expect(openQuarters(desk, from, due)).toBe(quarters);
        expect(isOpenByTheClock(desk, new Date(due.getTime() - QUARTER))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('the desk is open at its next opening, and not before', () => {
    fc.assert(
      fc.property(anyDesk, anyQuarter, (desk, from) => {
        const opening = nextOpening(desk, from);

        expect(isOpen(desk, from)).toBe(isOpenByTheClock(desk, from));
        expect(isOpenByTheClock(desk, opening)).toBe(true);
        expect(openQuarters(desk, from, opening)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('who comes later is not promised more, and nothing is due before it began', () => {
    const due = (desk: DeskCalendar, from: Date): Date[] =>
      (['P1', 'P2', 'P3', 'P4'] as const).flatMap((priority) => [
        firstReplyDue(priority, 'live', from, desk),
        firstReplyDue(priority, 'async', from, desk),
        updateDue(priority, from, desk),
        supervisorSeenDue(priority, from, desk),
        supervisorDecisionDue(priority, from, desk),
      ]);
    fc.assert(
      fc.property(anyDesk, anyQuarter, fc.integer({ min: 1, max: 4_000 }), (desk, from, minutes) => {
        const later = due(desk, new Date(from.getTime() + minutes * 60_000));

        due(desk, from).forEach((first, index) => {
          expect(first.getTime()).toBeGreaterThan(from.getTime());
          expect(first.getTime()).toBeLessThanOrEqual(later[index]?.getTime() ?? 0);
        });
      }),
      { numRuns: 100 },
    );
  });
});
