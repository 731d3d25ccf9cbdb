import { momentText } from './moments.js';

const END = new Date('2026-10-25T00:30:00Z');

describe('a moment by the reader’s own clock', () => {
  it('has day, time and offset, as the server writes them', () => {
    expect(momentText(END, 'en', 'Asia/Shanghai', false)).toBe('25 Oct 2026, 08:30 GMT+8');
    expect(momentText(END, 'zh-CN', 'Asia/Shanghai', false)).toBe('2026年10月25日 08:30 GMT+8');
  });

  it('tells the two equal half hours of a night apart by their offset', () => {
    const later = new Date(END.getTime() + 3_600_000);

    expect(momentText(END, 'en', 'Europe/Berlin', true)).toBe('02:30 GMT+2');
    expect(momentText(later, 'en', 'Europe/Berlin', true)).toBe('02:30 GMT+1');
  });
});
