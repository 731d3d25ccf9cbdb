import { calendarFile } from './promise-calendar.js';

const ENTRY = {
  uid: 'WD-7K3M-9QX2-4@help.example.org',
  at: new Date('2026-11-23T08:05:00.000Z'),
  madeAt: new Date('2026-11-23T04:05:30.250Z'),
  title: 'First reply, WD-7K3M-9QX2-4',
  url: 'https://help.example.org/en/requests/WD-7K3M-9QX2-4',
};

describe('a promised time as an entry of a calendar', () => {
  it('names the moment in UTC, and the request', () => {
    expect(calendarFile(ENTRY).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//WalletDesk//Requests//EN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:WD-7K3M-9QX2-4@help.example.org',
      'DTSTAMP:20261123T040530Z',
      'DTSTART:20261123T080500Z',
      'SUMMARY:First reply\\, WD-7K3M-9QX2-4',
      'URL:https://help.example.org/en/requests/WD-7K3M-9QX2-4',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('is folded between characters, and whole again when it is unfolded', () => {
    const title = '客服首次回复，'.repeat(20);
    const lines = calendarFile({ ...ENTRY, title }).split('\r\n');

    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(lines.join('\r\n').replaceAll('\r\n ', '')).toContain(`SUMMARY:${title}`);
  });
});
