import type { Words } from '../../platform/i18n/words.js';
import type { PublicRecord } from './public-record.js';

/** The record as plain text, to be kept: who, when, what, with its permanent numbers. */
export function recordText(record: PublicRecord, words: Words): string {
  const head = [
    words.t('tickets.record.title', { reference: record.reference }),
    words.t('tickets.record.subject', { subject: record.subject }),
    `${words.t('tickets.record.opened')}: ${record.openedAtText}`,
    `${words.t('tickets.record.participants')}: ${words.list(record.participants)}`,
    `${words.t('tickets.record.zone', { zone: record.zone })} ${words.t('tickets.record.masked')}`,
  ];
  const lines = record.lines.map(({ number, atText, author, text, file }) => {
    const hash = file ? `\n${words.t('tickets.record.file-hash', { hash: file.hash })}` : '';

    return `#${number} · ${atText} · ${author}\n${text}${hash}`;
  });
  const looks = record.looks.map(
    ({ atText, text, hash }) => `${atText}: ${text}\n${words.t('tickets.record.look-hash', { hash })}`,
  );
  const seen = looks.length > 0 ? [words.t('tickets.record.looks'), ...looks] : [];
  const end = [
    words.t('tickets.record.end', { count: record.lines.length }),
    words.t('tickets.record.hash', { hash: record.hash }),
  ];

  return `${[head.join('\n'), ...lines, ...seen, end.join('\n')].join('\n\n')}\n`;
}
