/** An entry of a calendar: a moment at which something is expected. */
export interface CalendarEntry {
  readonly uid: string;
  readonly at: Date;
  readonly madeAt: Date;
  readonly title: string;
  readonly url: string;
}

const LONGEST_LINE = 75;

/** The entry as a file that calendars take (iCalendar, RFC 5545). */
export function calendarFile({ uid, at, madeAt, title, url }: CalendarEntry): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//WalletDesk//Requests//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${stamp(madeAt)}`,
    `DTSTART:${stamp(at)}`,
    `SUMMARY:${escaped(title)}`,
    `URL:${url}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
  ];

  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** `20261123T080500Z`. */
const stamp = (instant: Date): string => instant.toISOString().replace(/[-:]|\.\d{3}/g, '');

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** No line is longer than 75 bytes; what goes on begins with a space, and no character is cut. */
function folded(line: string): string {
  let [text, bytes] = ['', 0];
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > LONGEST_LINE) {
      text += '\r\n ';
      bytes = 1;
    }
    text += character;
    bytes += size;
  }

  return text;
}
