import { BadConfiguration, Env } from './env.js';
import { parseDeskHours } from './desk-hours.js';

describe('the hours of the desk', () => {
  it('are read by days and windows', () => {
    const nine = { from: 540, to: 1_080 };

    expect(parseDeskHours('Mon-Fri 09:00-18:00')).toEqual(
      [nine, nine, nine, nine, nine].map((day) => [day]).concat([[], []]),
    );
    expect(parseDeskHours('sat 22:00-06:00,  Sun 09:00-12:00, Sun 13:00-24:00')?.slice(5)).toEqual([
      [{ from: 1_320, to: 1_800 }],
      [
        { from: 540, to: 720 },
        { from: 780, to: 1_440 },
      ],
    ]);
  });

  it.each([
    '',
    'always',
    'Fri-Mon 09:00-18:00',
    'Mon 09:00-25:00',
    'Mon 09:00-24:30',
    'Mon 09:00-09:00',
    'Mon 09:00-12:00, Mon 11:00-18:00',
    'Sun 22:00-06:00, Mon 05:00-12:00',
    'Xyz 09:00-18:00',
  ])('cannot be read from "%s", and the program says what to write', (hours) => {
    expect(parseDeskHours(hours)).toBeNull();
    if (hours !== '') {
      expect(() => Env.read({ DESK_HOURS: hours })).toThrow(BadConfiguration);
      expect(() => Env.read({ DESK_HOURS: hours })).toThrow(/DESK_HOURS must be days and times/);
    }
  });

  it('leave out the days on which nobody is there', () => {
    const env = Env.read({ DESK_HOLIDAYS: '2026-10-01, 2026-10-02' });

    expect(env.deskHolidays).toEqual(['2026-10-01', '2026-10-02']);
    expect(Env.read({}).deskHolidays).toEqual([]);
    expect(() => Env.read({ DESK_HOLIDAYS: 'Christmas' })).toThrow(/DESK_HOLIDAYS must be days/);
  });
});
