import { chineseNumber } from './said-numerals.js';
import type { SaidText } from './said-text.js';
import {
  type ClockWords,
  clockOf,
  type Found,
  type FoundTimes,
  foundIn,
  partOf,
  type SaidClock,
  type SaidDay,
  type SaidTime,
} from './said-times.js';

const N = '\\d{1,2}|[零一二两三四五六七八九十]{1,3}';
const PARTS: Readonly<Record<string, readonly [from: number, to: number]>> = {
  凌晨: [0, 6],
  清晨: [5, 9],
  早晨: [6, 9],
  早上: [6, 9],
  早: [6, 10],
  晨: [5, 9],
  上午: [8, 12],
  中午: [11, 14],
  正午: [11, 14],
  午后: [12, 18],
  下午: [12, 18],
  傍晚: [17, 19],
  晚上: [18, 24],
  晚间: [18, 24],
  晚: [18, 26],
  夜里: [21, 28],
  深夜: [21, 28],
  半夜: [22, 28],
  午夜: [23, 25],
  夜: [18, 26],
};
const PART = `${Object.keys(PARTS)
  .filter((word) => word.length > 1)
  .join('|')}|(?<=[昨今前当])[早晨晚夜]`;
const ABOUT = '大概|大约|差不多|好像|约|快';
const CLOCK = new RegExp(
  `(?:(?<part>${PART})的?\\s*)?(?<about>(?:${ABOUT})(?:是|在)?\\s*)?(?<hour>${N})\\s*(?:点钟?|时(?![间候常候]))` +
    `(?:(?<half>半)|(?<quarter>[一三])刻|过?(?<minute>\\d{1,2}(?!\\d|[块元万千百毛])|[零一二三四五六七八九十]{1,3}(?![块元万千百毛]))分?|(?<past>多|几分|过))?` +
    `(?<after>\\s*(?:左右|前后|上下|的样子))?`,
  'g',
);
const DIGITAL = new RegExp(
  `(?<part>${PART})\\s*(?<about>(?:${ABOUT})\\s*)?(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::\\d{2})?(?!\\d)(?<after>\\s*(?:左右|前后|上下))?`,
  'g',
);
const PART_ALONE = new RegExp(`(?:${PART})(?!好)`, 'g');

const AGO_DAYS: Readonly<Record<string, number>> = { 今: 0, 昨: 1, 前: 2, 大前: 3 };
const RELATIVE = /(?<word>大前|今|昨|前)(?:天|日(?!期)|儿(?!子)|(?=\ue000))/g;
const DAYS_AGO = new RegExp(`(?<days>${N})天(?:之前|以前|前)`, 'g');
const WEEKDAY = /(?<which>上上|上|这|本)?个?(?:周|星期|礼拜)(?<day>[一二三四五六日天])/g;
const DATE = new RegExp(
  `(?:(?<year>\\d{4}|[零〇一二三四五六七八九]{4})年)?(?<month>${N})月(?:份)?(?<day>${N})(?:日|号)?`,
  'g',
);
const OF_MONTH = new RegExp(
  `(?<which>上个?月|这个?月|本月)?的?(?<![\\d.])(?<day>${N})(?:号|日)(?![线店楼码院门机])`,
  'g',
);

const JUST_NOW = /刚刚|刚才|方才|刚(?![好需性])/g;
const AGO = new RegExp(
  `(?<half>半)?(?<count>${N}|几)?个?(?<andHalf>半)?(?:多)?(?<unit>分钟|小时|钟头)(?<more>多)?(?:之前|以前|前)`,
  'g',
);
/** 一刻钟前 is a quarter of an hour ago. */
const QUARTERS_AGO = /(?<count>[一两二三123])刻钟(?:之前|以前|前)/g;
/** 快两个小时了, 都等了半个小时了: so long ago it happened, though nobody says ago. */
const SINCE = new RegExp(
  `(?:(?:快要?|都|已经?|将近|差不多|过去?|等)了?\\s*)*(?:(?<half>半)|(?<count>${N}|几))(?:个)?(?<andHalf>半)?(?:多)?(?<unit>分钟|小时|钟头|刻钟)(?<more>多)?(?:了|(?=[,，]?还[没不未]))`,
  'g',
);
const DAYS = /前几天|前些天|前两天|前阵子|这几天|这两天|几天前|好几天|最近|近期|近日/g;
const WEEK = /上(?:个)?(?:周|星期|礼拜)(?![一二三四五六日天])/g;
const MONTH = /上个?月(?!\d|[一二三四五六七八九十]|底|初)/g;
const WEEKDAYS = '一二三四五六日';

/** Times of day first: 昨晚 is a day and a part of it in two signs. */
export function chineseTimes(said: SaidText): FoundTimes {
  const clocks = [...foundIn(said, DIGITAL, clocksOf), ...foundIn(said, CLOCK, clocksOf)];
  const parts = foundIn(said, PART_ALONE, ([word]) => partClocks(word));
  const others: SaidTime[] = [
    ...foundIn(said, AGO, agoOf),
    ...foundIn(said, QUARTERS_AGO, quartersAgo),
    ...foundIn(said, SINCE, sinceOf),
    ...foundIn(said, JUST_NOW, (): SaidTime => ({ kind: 'ago', from: 30, to: 0, sigmaMinutes: 30 })),
  ].map(({ said: time }) => time);
  const days: Found<readonly SaidDay[]>[] = [
    ...foundIn(said, RELATIVE, ({ groups }): SaidDay[] => [
      { kind: 'ago', days: AGO_DAYS[groups?.word ?? ''] ?? 0 },
    ]),
    ...foundIn(said, DAYS_AGO, ({ groups }): SaidDay[] => [{ kind: 'ago', days: numberOf(groups?.days) }]),
    ...foundIn(said, WEEKDAY, ({ groups }) => [weekdayOf(groups?.day ?? '', groups?.which)]),
    ...foundIn(said, DATE, dateOf),
    ...foundIn(said, OF_MONTH, dayOfMonth),
  ];
  others.push(
    ...foundIn(said, DAYS, (): SaidTime => ({ kind: 'days', from: 7, to: 0 })).map(({ said: time }) => time),
    ...foundIn(said, WEEK, (): SaidTime => ({ kind: 'week' })).map(({ said: time }) => time),
    ...foundIn(said, MONTH, (): SaidTime => ({ kind: 'month' })).map(({ said: time }) => time),
  );

  return { days, clocks: clocks.length > 0 ? clocks : parts, others };
}

function clocksOf({ groups = {} }: RegExpExecArray): readonly SaidClock[] | null {
  const { part, hour, half, quarter, minute, about, past, after } = groups;
  const said = numberOf(hour);
  const minutes = half ? 30 : quarter ? (quarter === '一' ? 15 : 45) : minute ? numberOf(minute) : null;
  if (said > 24 || (minutes ?? 0) > 59) {
    return null;
  }
  const words: ClockWords = {
    minute: minutes,
    isAbout: about !== undefined || after !== undefined,
    isPast: past !== undefined,
  };

  return hoursOf(said, part).map((one) => clockOf(one, words));
}

/** The hours of the day that an hour may be, with the part of the day that was said before it. */
function hoursOf(hour: number, part: string | undefined): number[] {
  if (part === undefined) {
    return hour === 0 || hour === 24
      ? [0, 24]
      : hour > 12
        ? [hour]
        : hour === 12
          ? [12, 24]
          : [hour, hour + 12];
  }
  if (hour > 12) {
    return [hour];
  }
  const [from, to] = PARTS[part] ?? [0, 24];
  const isNight = to > 24 || part === '晚上' || part === '晚间';
  if (part === '凌晨' || (isNight && hour === 12) || (from >= 21 && hour < 6)) {
    const small = hour === 12 ? 0 : hour;
    return [small, small + 24];
  }
  if (isNight && hour < 5) {
    return [hour + 24];
  }

  return [from >= 12 || (from === 11 && hour < 10) ? (hour === 12 ? 12 : hour + 12) : hour];
}

/** A small hour of 昨天凌晨 is of that day, or of the night that began on it. */
function partClocks(word: string): readonly SaidClock[] | null {
  const [from, to] = PARTS[word] ?? [0, 24];

  return word === '凌晨' ? [partOf(0, 6), partOf(24, 30)] : [partOf(from, to)];
}

const sinceOf = (match: RegExpExecArray): SaidTime | null =>
  match.groups?.unit === '刻钟' ? quartersAgo(match) : agoOf(match);

function quartersAgo({ groups = {} }: RegExpExecArray): SaidTime | null {
  const quarters = numberOf(groups.count);

  return quarters >= 1 && quarters <= 3 ? minutesAgo(quarters * 15) : null;
}

function agoOf({ groups = {} }: RegExpExecArray): SaidTime | null {
  const { half, count, andHalf, unit } = groups;
  if (half === undefined && count === undefined) {
    return null;
  }
  const isMinutes = unit === '分钟';
  if (count === '几') {
    return { kind: 'ago', from: isMinutes ? 20 : 8 * 60, to: 0, sigmaMinutes: isMinutes ? 20 : 90 };
  }
  const minutes = half
    ? isMinutes
      ? 1
      : 30
    : numberOf(count) * (isMinutes ? 1 : 60) + (andHalf && !isMinutes ? 30 : 0);

  return minutesAgo(minutes);
}

function minutesAgo(minutes: number): SaidTime {
  const margin = Math.max(5, minutes / 4);

  return {
    kind: 'ago',
    from: minutes + margin,
    to: Math.max(0, minutes - margin),
    sigmaMinutes: Math.max(15, margin * 2),
  };
}

function weekdayOf(sign: string, which: string | undefined): SaidDay {
  const weekday = WEEKDAYS.indexOf(sign === '天' ? '日' : sign) + 1;

  return {
    kind: 'weekday',
    weekday,
    which: which === '上' ? 1 : which === '上上' ? 2 : which === undefined ? 'newest' : 0,
  };
}

function dateOf({ groups = {} }: RegExpExecArray): SaidDay[] | null {
  const [month, day] = [numberOf(groups.month), numberOf(groups.day)];
  const year = groups.year === undefined ? null : numberOf(groups.year);

  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? [{ kind: 'date', year, month, day }] : null;
}

function dayOfMonth({ groups = {} }: RegExpExecArray): SaidDay[] | null {
  const day = numberOf(groups.day);
  const months = groups.which === undefined ? null : groups.which.startsWith('上') ? 1 : 0;

  return day >= 1 && day <= 31 ? [{ kind: 'day-of-month', day, months }] : null;
}

const numberOf = (text: string | undefined): number =>
  text === undefined ? 0 : /^\d+$/.test(text) ? Number(text) : Number(chineseNumber(text) ?? 0n);
