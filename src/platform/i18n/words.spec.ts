import type { Locale } from './languages.js';
import { Translator } from './translator.js';
import { Words } from './words.js';

const ENGLISH = {
  'a.hello': 'Hello {name}',
  'a.requests_one': '{count} request',
  'a.requests_other': '{count} requests',
};
const CHINESE = { 'a.hello': '{name}，您好', 'a.requests_other': '{count} 个工单' };
const AT = new Date('2026-11-23T08:05:00Z');

describe('words', () => {
  const translator = (strict: boolean): Translator =>
    Translator.of(
      new Map([
        ['en', new Map(Object.entries(ENGLISH))],
        ['zh-CN', new Map(Object.entries(CHINESE))],
      ]),
      strict,
    );
  const words = (locale: Locale, zone = 'Asia/Shanghai'): Words => new Words(translator(true), locale, zone);

  it('count as each language counts', () => {
    const count = (locale: Locale): string[] =>
      [0, 1, 2, 1234].map((count) => words(locale).t('a.requests', { count }));

    expect(count('en')).toEqual(['0 requests', '1 request', '2 requests', '1,234 requests']);
    expect(count('zh-CN')).toEqual(['0 个工单', '1 个工单', '2 个工单', '1,234 个工单']);
    expect(words('en').has('a.requests')).toBe(true);
  });

  it('print what people wrote as it is, though it looks like a gap or a key', () => {
    expect(words('en').t('a.hello', { name: '{name} $t(a.hello) {count}' })).toBe(
      'Hello {name} $t(a.hello) {count}',
    );
  });

  it('that are missing, or have nothing for a gap, fail a test and spare a customer', () => {
    expect(() => words('en').t('a.goodbye')).toThrow('No words for a.goodbye in en.');
    expect(() => words('zh-CN').t('a.hello')).toThrow('No value for {name} of a.hello in zh-CN.');
    expect(translator(false).t('en', 'a.hello')).toBe('Hello ');
    expect(translator(false).t('en', 'a.goodbye')).toBe('a.goodbye');
  });

  it('are accented and longer, or turned around, in the pseudo-locales, which production has not', () => {
    const [accented, turned] = (['en-XA', 'ar-XB'] as const).map((locale) =>
      words(locale).t('a.hello', { name: 'Mei' }),
    );

    expect(accented).toBe('[Ĥéľľó Mei ôñé ŧ]');
    expect(turned).toBe('\u202EHello\u202C Mei');
    expect(translator(false).has('en-XA', 'a.hello')).toBe(false);
  });

  it('say how long something is as people do', () => {
    const spans = (locale: Locale): string[] =>
      [1, 90, 91, 865, 2_880, 4_000].map((m) => words(locale).span(m));

    expect(spans('en')).toEqual(['1 minute', '90 minutes', '2 hours', '14 hours', '48 hours', '3 days']);
    expect(spans('zh-CN')).toEqual(['1分钟', '90分钟', '2小时', '14小时', '48小时', '3天']);
  });

  it('tell times by the clock of the reader', () => {
    expect(words('en').date(AT)).toBe('23 Nov 2026, 16:05 GMT+8');
    expect(words('zh-CN').date(AT)).toBe('2026年11月23日 16:05 GMT+8');
    expect(words('en', 'America/New_York').time(AT)).toBe('03:05');
    expect(words('en', 'Pacific/Auckland').day(new Date('2026-11-23T20:00:00Z'))).toBe('24 November 2026');
    expect(words('zh-CN', 'America/New_York').calendarDay('2026-11-23')).toBe('2026年11月23日');
  });

  it('tell an hour of the night in which the clocks go back apart by its offset', () => {
    const times = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map((at) =>
      words('en', 'Europe/Berlin').date(new Date(at)),
    );

    expect(times).toEqual(['25 Oct 2026, 02:30 GMT+2', '25 Oct 2026, 02:30 GMT+1']);
  });

  it.each([
    [-10, 'now', '现在'],
    [-60, '1 minute ago', '1分钟前'],
    [-3 * 3_600, '3 hours ago', '3小时前'],
    [-86_400, 'yesterday', '昨天'],
    [2 * 86_400, 'in 2 days', '后天'],
    [-400 * 86_400, 'last year', '去年'],
  ])('tell %d seconds from now', (seconds, english, chinese) => {
    const then = new Date(AT.getTime() + seconds * 1_000);

    expect(words('en').relative(then, AT)).toBe(english);
    expect(words('zh-CN').relative(then, AT)).toBe(chinese);
  });

  it('write numbers, sizes, lists and amounts', () => {
    expect(words('en').number(1234.5)).toBe('1,234.5');
    expect([0, 999, 1_000, 1_449_000, 10_000_000].map((size) => words('en').bytes(size))).toEqual([
      '0 B',
      '999 B',
      '1 KB',
      '1.4 MB',
      '10 MB',
    ]);
    expect(words('en').list(['a', 'b', 'c'])).toBe('a, b and c');
    expect(words('zh-CN').list(['甲', '乙', '丙'], 'or')).toBe('甲、乙或丙');
    expect(words('zh-CN').money('-90071992547409931.05', 'CNY')).toBe('-¥90,071,992,547,409,931.05');
    expect(words('en').money('500', 'JPY')).toBe('¥500');
  });

  it('tell how long to wait as people say it, and never too short', () => {
    expect([1, 90, 91, 840, 7_000].map((seconds) => words('en').wait(seconds))).toEqual([
      '1 second',
      '90 seconds',
      '2 minutes',
      '14 minutes',
      '2 hours',
    ]);
    expect([30, 840].map((seconds) => words('zh-CN').wait(seconds))).toEqual(['30秒钟', '14分钟']);
  });
});
