const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** English is written the British way, as on the server. */
const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language);

/** As the server writes it: day, time and offset, or the time alone where the day is today. */
export function momentText(at: Date, language: string, timeZone: string, isClock: boolean): string {
  const locale = localeOf(language);
  const day = { year: 'numeric', month: 'short', day: 'numeric' } as const;
  const text = new Intl.DateTimeFormat(locale, { timeZone, ...(isClock ? {} : day), ...CLOCK }).format(at);
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at);

  return `${text} ${parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''}`;
}

/**
 * Tells moments (`moment.hbs`) by the clock of the reader's browser; who chose a zone in his profile is told by that one
 * already. What stands around a moment is in `data-text`, with `{time}` in its place.
 */
export function tellMoments(page: Document = document): void {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  if (!timeZone || page.body.dataset.zone) {
    return;
  }
  for (const element of page.querySelectorAll<HTMLTimeElement>('time[data-moment]')) {
    const { moment, text = '{time}' } = element.dataset;
    const at = new Date(element.dateTime);
    element.textContent = text.replace(
      '{time}',
      momentText(at, page.documentElement.lang, timeZone, moment === 'clock'),
    );
  }
  for (const field of page.querySelectorAll<HTMLInputElement>('input[data-own-zone]')) {
    field.value ||= timeZone;
  }
}
