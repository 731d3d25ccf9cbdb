import { dayName } from './short-time.js';

const GROUP_MS = 180_000;
const DAY = 'timeline-day';

/** Names the day above the first line written on it, and draws what one person says in one go together. */
export function arrange(row: HTMLElement, language: string): void {
  if (row.previousElementSibling?.className === DAY) {
    row.previousElementSibling.remove();
  }
  const before = entryBefore(row);
  const [at, last] = [timeOf(row), before ? timeOf(before) : ''];
  if (at === '') {
    return; // Still under way.
  }
  const day = dayName(at, language);
  const newDay = last === '' || dayName(last, language) !== day;
  if (newDay) {
    divide(row, DAY, day);
  }
  row.dataset.grouped = String(
    !newDay && before !== null && sameVoice(before, row) && Date.parse(at) - Date.parse(last) < GROUP_MS,
  );
}

/** A line across the record, above a row. */
export function divide(row: Element, name: string, text: string): void {
  const line = document.createElement('li');
  line.className = name;
  line.textContent = text;
  row.before(line);
}

function entryBefore(row: Element): HTMLElement | null {
  let one = row.previousElementSibling;
  while (one && !one.classList.contains('entry')) {
    one = one.previousElementSibling;
  }

  return one as HTMLElement | null;
}

const timeOf = (row: Element): string => row.querySelector('time')?.dateTime ?? '';

const sameVoice = (one: HTMLElement, other: HTMLElement): boolean =>
  voiceOf(one) === voiceOf(other) && other.dataset.kind === 'message';

const voiceOf = (row: HTMLElement): string =>
  `${row.dataset.kind} ${row.querySelector('.entry-author')?.textContent} ${row.dataset.mine}`;
