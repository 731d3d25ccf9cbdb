import { shortTime } from './short-time.js';

const NOW = new Date('2026-11-23T12:00:00Z');

describe('the time of a line', () => {
  it('is told by the reader’s own clock, in his language', () => {
    expect(shortTime('2026-11-23T11:01:00.000Z', 'en', NOW, 'Asia/Shanghai')).toBe('23 Nov, 19:01');
    expect(shortTime('2026-11-23T11:01:00.000Z', 'zh-CN', NOW, 'Asia/Shanghai')).toBe('11月23日 19:01');
    expect(shortTime('2026-11-23T23:30:00.000Z', 'en', NOW, 'Asia/Shanghai')).toBe('24 Nov, 07:30');
  });

  it('names the year where it is another one for the reader', () => {
    expect(shortTime('2025-12-31T15:59:00.000Z', 'en', NOW, 'Asia/Shanghai')).toBe('31 Dec 2025, 23:59');
    expect(shortTime('2025-12-31T16:00:00.000Z', 'en', NOW, 'Asia/Shanghai')).toBe('1 Jan, 00:00');
  });
});
