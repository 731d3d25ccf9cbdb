import type { Words } from '../../platform/i18n/words.js';
import type { LiveEntry } from '../../platform/realtime/live-protocol.js';

/** The record as plain text, to be kept: who, when, what, with its permanent numbers. */
export function recordText(
  reference: string,
  subject: string,
  entries: readonly LiveEntry[],
  words: Words,
): string {
  const head = [
    words.t('tickets.record.title', { reference }),
    words.t('tickets.record.subject', { subject }),
    words.t('tickets.record.zone', { zone: words.zone }),
  ];
  const lines = entries.map(
    ({ seq, atText, authorName, text, file }) =>
      `#${seq} · ${atText} · ${authorName}\n${text}${file ? `\nSHA-256 ${file.hash}` : ''}`,
  );

  return `${[head.join('\n'), ...lines, words.t('tickets.record.end', { count: entries.length })].join('\n\n')}\n`;
}
