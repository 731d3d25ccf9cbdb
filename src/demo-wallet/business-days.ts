const DAY = 86_400_000;
const OPENING_HOUR = 9 * 3_600_000;

/** Days of the year on which banks rest everywhere in the demonstration. */
const HOLIDAYS = ['01-01', '05-01', '10-01', '10-02', '10-03', '12-25'];

/** @param offsetMs what the clocks at the bank are ahead of UTC */
export function isBusinessDay(at: number, offsetMs: number): boolean {
  const local = new Date(at + offsetMs);
  const isWeekend = local.getUTCDay() === 0 || local.getUTCDay() === 6;

  return !isWeekend && !HOLIDAYS.includes(local.toISOString().slice(5, 10));
}

/** The same moment, or the opening of the next day on which banks work. */
export function nextBusinessMoment(at: number, offsetMs: number): number {
  let moment = at;

  while (!isBusinessDay(moment, offsetMs)) {
    moment = Math.floor((moment + offsetMs) / DAY + 1) * DAY - offsetMs + OPENING_HOUR;
  }

  return moment;
}

/** The same time of day, this many business days later. */
export function addBusinessDays(at: number, days: number, offsetMs: number): number {
  let moment = at;

  for (let left = days; left > 0;) {
    moment += DAY;
    left -= isBusinessDay(moment, offsetMs) ? 1 : 0;
  }

  return moment;
}
