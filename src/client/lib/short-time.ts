/** English is written the British way, as on the server. */
const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language);

/**
 * When a line was written, by its reader's own clock: `23 Nov, 19:01`, with the year where it is another one.
 *
 * @param at ISO 8601
 * @param timeZone of the reader; the browser's where none is named
 */
export function shortTime(at: string, language: string, now = new Date(), timeZone?: string): string {
  const instant = new Date(at);
  const yearOf = (date: Date): string =>
    new Intl.DateTimeFormat('en', { year: 'numeric', timeZone }).format(date);

  return new Intl.DateTimeFormat(localeOf(language), {
    ...(yearOf(instant) === yearOf(now) ? {} : { year: 'numeric' }),
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(instant);
}

/** The time of day alone, where the day stands above it: `19:01`. */
export const clockTime = (at: string, language: string): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(at));

/** `Monday 23 November`: the day above the lines that were written on it. */
export const dayName = (at: string, language: string): string =>
  new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', month: 'long', day: 'numeric' }).format(
    new Date(at),
  );
