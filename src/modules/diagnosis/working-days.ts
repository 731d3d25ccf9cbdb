const DAY = 86_400_000;
const WEEKEND = ['Sat', 'Sun'];

const weekdayIn = (zone: string, at: Date): string =>
  new Intl.DateTimeFormat('en-US', { timeZone: zone, weekday: 'short' }).format(at);

/** Whole working days from one instant to another; public holidays are the bank's own and are not known here. */
export function workingDaysBetween(from: Date, to: Date, zone: string): number {
  const days = Math.min(Math.floor((to.getTime() - from.getTime()) / DAY), 366);

  return Array.from(
    { length: Math.max(0, days) },
    (_, index) => new Date(from.getTime() + (index + 1) * DAY),
  ).filter((day) => !WEEKEND.includes(weekdayIn(zone, day))).length;
}
