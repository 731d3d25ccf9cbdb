import { readingsOf } from './said-instants.js';
import { SaidText } from './said-text.js';
import { takeTimes } from './take-times.js';

const SHANGHAI = 'Asia/Shanghai';
/** Wednesday, 29 July 2026, noon in Shanghai. */
const WEDNESDAY = new Date('2026-07-29T04:00:00Z');

/** Every stretch that a sentence may mean, by the clocks of its zone: `28 15:20-28 15:40` with days of the month. */
function times(text: string, zone = SHANGHAI, sentAt = WEDNESDAY): string[] {
  return takeTimes(new SaidText(text))
    .flatMap((said) => readingsOf(said, { sentAt, zone, day: null }))
    .map(({ from, to, clocks }) => `${local(from, zone)}-${local(to, zone)}${clocks ? ` ${clocks}` : ''}`);
}

function local(at: number, zone: string): string {
  const shown = new Intl.DateTimeFormat('sv', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at);

  return shown.slice(5);
}

describe('times in a customer’s words', () => {
  it.each([
    ['昨天下午三点半付的', '07-28 15:20-07-28 15:40'],
    ['昨天14:32', '07-28 14:30-07-28 14:34'],
    ['前天晚上8点多', '07-27 20:00-07-27 20:59'],
    ['下午两点半左右，昨天', '07-28 14:10-07-28 14:50'],
    ['今早', '07-29 06:00-07-29 09:59'],
    ['昨晚', '07-28 18:00-07-29 01:59'],
    ['刚刚转了', '07-29 11:30-07-29 12:00'],
    ['两个小时前', '07-29 09:30-07-29 10:30'],
    ['一个半小时前', '07-29 10:07-07-29 10:52'],
    ['一个小时前', '07-29 10:45-07-29 11:15'],
    ['三刻钟前', '07-29 11:03-07-29 11:26'],
    ['一刻钟前', '07-29 11:40-07-29 11:50'],
    ['快两个小时了，还没到', '07-29 09:30-07-29 10:30'],
    ['等了快两个小时还没到', '07-29 09:30-07-29 10:30'],
    ['已经半个小时了', '07-29 11:22-07-29 11:37'],
    ['都等了三刻钟了', '07-29 11:03-07-29 11:26'],
    ['上周五', '07-24 00:00-07-24 23:59'],
    ['周一上午', '07-27 08:00-07-27 11:59'],
    ['7月3号下午', '07-03 12:00-07-03 17:59'],
    ['二十三号晚上十点', '07-23 21:45-07-23 22:59'],
    ['前几天', '07-22 00:00-07-29 12:10'],
    ['上周', '07-20 00:00-07-26 23:59'],
    ['今天还没到账，是昨天下午转的', '07-28 12:00-07-28 17:59'],
    ['昨天早上９点０５分', '07-28 09:00-07-28 09:10'],
    ['昨天下午3點半', '07-28 15:20-07-28 15:40'],
    ['yesterday around 3pm', '07-28 14:40-07-28 15:20'],
    ['at 9.30 pm yesterday', '07-28 21:20-07-28 21:40'],
    ['last night', '07-28 18:00-07-29 02:59'],
    ['last night at 1', '07-29 00:45-07-29 01:59'],
    ['this morning at 9:05', '07-29 09:00-07-29 09:10'],
    ['last Friday at 14:32', '07-24 14:30-07-24 14:34'],
    ['3 July 2026, 2:30pm', '07-03 14:20-07-03 14:40'],
    ['July 3rd', '07-03 00:00-07-03 23:59'],
    ['25.07.2026 18:04', '07-25 18:02-07-25 18:06'],
    ['half an hour ago', '07-29 11:22-07-29 11:37'],
    ['three quarters of an hour ago', '07-29 11:03-07-29 11:26'],
    ['about a quarter of an hour ago', '07-29 11:40-07-29 11:50'],
    ['about an hour and a half ago', '07-29 10:07-07-29 10:52'],
    ['the day before yesterday', '07-27 00:00-07-27 23:59'],
    ['quarter to 5 in the afternoon yesterday', '07-28 16:40-07-28 16:50'],
    ['2026-07-01 09:15', '07-01 09:10-07-01 09:20'],
    ['7/25', '07-25 00:00-07-25 23:59'],
  ])('reads %j', (text, expected) => {
    expect(times(text)).toEqual([expected]);
  });

  it.each([
    ['昨天晚上12点', ['07-27 23:45-07-28 00:59', '07-28 23:45-07-29 00:59']],
    ['昨天凌晨', ['07-28 00:00-07-28 05:59', '07-29 00:00-07-29 05:59']],
    ['midnight yesterday', ['07-27 23:40-07-28 00:20', '07-28 23:40-07-29 00:20']],
    ['on 3/4', ['03-04 00:00-03-04 23:59', '04-03 00:00-04-03 23:59']],
    ['3 o’clock yesterday', ['07-28 02:45-07-28 03:59', '07-28 14:45-07-28 15:59']],
    ['on Wednesday', ['07-29 00:00-07-29 12:10', '07-22 00:00-07-22 23:59']],
  ])('keeps both of what %j may mean', (text, expected) => {
    expect(times(text)).toEqual(expected);
  });

  it('takes the month first where a date is written among Chinese words', () => {
    expect(times('3/4 转的')).toEqual(['03-04 00:00-03-04 23:59']);
  });

  it('means both of an hour that was twice, and moves one that never was', () => {
    const berlin = (text: string, sentAt: string): string[] => times(text, 'Europe/Berlin', new Date(sentAt));

    expect(berlin('at 2:32 am today', '2026-10-25T12:00:00Z')).toEqual(['10-25 02:30-10-25 02:34 twice']);
    expect(berlin('at 2:32 am today', '2026-03-29T12:00:00Z')).toEqual(['03-29 03:30-03-29 03:34 moved']);
  });

  it.each([
    'tomorrow',
    '明天',
    'it sat there',
    'may I ask',
    '早上好',
    '晚上好',
    '30th of February',
    '2月30号',
  ])('finds no time in %j that was', (text) => {
    expect(times(text)).toEqual([]);
  });
});
