import { relativeTime } from './relative-time.js';

const now = new Date('2026-11-24T12:00:00Z');
const ago = (seconds: number, language = 'en'): string =>
  relativeTime(new Date(now.getTime() - seconds * 1_000), now, language);

describe('a time beside the clock’s', () => {
  it.each([
    [0, 'now', '现在'],
    [59, 'now', '现在'],
    [60, '1 minute ago', '1分钟前'],
    [3_599, '59 minutes ago', '59分钟前'],
    [3_600, '1 hour ago', '1小时前'],
    [90_000, 'yesterday', '昨天'],
    [-7_200, 'in 2 hours', '2小时后'],
  ])('is %i seconds away in both languages: %s, %s', (seconds, english, chinese) => {
    expect(ago(seconds)).toBe(english);
    expect(ago(seconds, 'zh-CN')).toBe(chinese);
  });
});
