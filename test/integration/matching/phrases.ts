import type { Random } from '../../../src/demo-wallet/random.js';
import type { WalletTransaction } from '../../../src/modules/wallets/wallet-transaction.js';

export type Tongue = 'zh' | 'en';

/** A moment by somebody's clock. */
export interface Local {
  readonly date: string;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  /** 1 is Monday. */
  readonly weekday: number;
  /** Days since 1970 by that calendar. */
  readonly days: number;
}

export function localOf(at: Date, zone: string): Local {
  const shown = new Intl.DateTimeFormat('sv', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = (shown.match(/\d+/g) ?? []).map(Number);
  const days = Date.UTC(year, month - 1, day) / 86_400_000;

  return { date: shown.slice(0, 10), year, month, day, hour, minute, weekday: ((days + 3) % 7) + 1, days };
}

const two = (value: number): string => String(value).padStart(2, '0');
export const clockText = ({ hour, minute }: Local): string => `${two(hour)}:${two(minute)}`;

const WEEKDAYS_ZH = '一二三四五六日';
const WEEKDAYS_EN = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS_EN = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const NUMERALS = '零一二三四五六七八九';

/** A day as people say it, some days later. */
export function dayPhrase(then: Local, sent: Local, tongue: Tongue): string {
  const ago = sent.days - then.days;
  if (tongue === 'zh') {
    if (ago <= 2) {
      return ['今天', '昨天', '前天'][ago] ?? '今天';
    }
    const weeks = (sent.days - sent.weekday - (then.days - then.weekday)) / 7;
    return ago < 7
      ? `${weeks > 0 ? '上周' : '周'}${WEEKDAYS_ZH[then.weekday - 1]}`
      : `${then.month}月${then.day}号`;
  }
  if (ago <= 2) {
    return ['today', 'yesterday', 'the day before yesterday'][ago] ?? 'today';
  }

  return ago < 7 ? `on ${WEEKDAYS_EN[then.weekday - 1]}` : `on ${then.day} ${MONTHS_EN[then.month - 1]}`;
}

/** The part of a day in which an hour is, as people say it before the hour. */
export function partZh(hour: number): string {
  return hour < 6
    ? '凌晨'
    : hour < 9
      ? '早上'
      : hour < 12
        ? '上午'
        : hour < 13
          ? '中午'
          : hour < 18
            ? '下午'
            : '晚上';
}

export const partEn = (hour: number): string =>
  hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : hour < 24 ? 'evening' : 'night';

/** `下午2点32分` or `14:32`; `at 2:32 pm` or `at 14:32`. */
export function minutePhrase(then: Local, tongue: Tongue, random: Random): string {
  const { hour, minute } = then;
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  if (tongue === 'zh') {
    return random.chance(0.5)
      ? ` ${clockText(then)}`
      : `${partZh(hour)}${hour === 0 ? 0 : twelve}点${two(minute)}分`;
  }

  return random.chance(0.5)
    ? `at ${clockText(then)}`
    : `at ${twelve}:${two(minute)} ${hour < 12 ? 'am' : 'pm'}`;
}

/** To the half hour: 下午两点半左右, around 2:30 pm. */
export function aboutPhrase(then: Local, tongue: Tongue): string {
  const half = Math.round((then.hour * 60 + then.minute) / 30) * 30;
  const [hour, minute] = [Math.floor(half / 60) % 24, half % 60];
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  if (tongue === 'zh') {
    return `${partZh(hour)}${chineseHour(hour === 0 ? 0 : twelve)}点${minute === 30 ? '半' : ''}左右`;
  }

  return `around ${twelve}${minute === 30 ? ':30' : ''}${hour < 12 ? 'am' : 'pm'}`;
}

/** 下午三点多, after 3 pm. */
export function hourPhrase({ hour }: Local, tongue: Tongue): string {
  const twelve = hour % 12 === 0 ? 12 : hour % 12;

  return tongue === 'zh'
    ? `${partZh(hour)}${chineseHour(hour === 0 ? 0 : twelve)}点多`
    : `at ${twelve}${hour < 12 ? 'am' : 'pm'} or a bit later`;
}

export const partPhrase = ({ hour }: Local, tongue: Tongue): string =>
  tongue === 'zh' ? (hour >= 12 && hour < 13 ? '中午' : partZh(hour)) : `in the ${partEn(hour)}`;

function chineseHour(hour: number): string {
  if (hour === 2) {
    return '两';
  }

  return hour < 10 ? (NUMERALS[hour] ?? '') : `十${hour === 10 ? '' : NUMERALS[hour - 10]}`;
}

/** A whole number in Chinese signs, as it is said: 1200 is 一千二, 200 两百, 35 三十五. */
export function chineseAmount(value: number, random: Random): string {
  if (value >= 10_000) {
    const [high, low] = [Math.floor(value / 10_000), value % 10_000];
    return `${chineseAmount(high, random)}万${low === 0 ? '' : `${low < 1_000 ? '零' : ''}${chineseAmount(low, random)}`}`;
  }
  let text = '';
  let rest = value;
  for (const [unit, sign] of [
    [1_000, '千'],
    [100, '百'],
    [10, '十'],
  ] as const) {
    const digit = Math.floor(rest / unit);
    rest %= unit;
    if (digit > 0) {
      const spoken = digit === 2 && unit >= 100 && random.chance(0.7) ? '两' : (NUMERALS[digit] ?? '');
      text += unit === 10 && digit === 1 && text === '' ? sign : `${spoken}${sign}`;
    } else if (text !== '' && rest > 0 && !text.endsWith('零')) {
      text += '零';
    }
  }
  // 一千二: the last place is left unsaid.
  const isShort =
    value >= 200 && value % 100 === 0 && value % 1_000 !== 0 && value > 1_000 && random.chance(0.5);

  return isShort ? text.slice(0, -1) : `${text}${rest > 0 || text === '' ? NUMERALS[rest] : ''}`;
}

const SIGNS: Readonly<Record<string, string>> = {
  CNY: '¥',
  USD: '$',
  EUR: '€',
  GBP: '£',
  INR: '₹',
  RWF: 'RWF ',
};
const WORDS: Readonly<Record<string, Readonly<Record<Tongue, string>>>> = {
  CNY: { zh: '元', en: ' yuan' },
  USD: { zh: '美元', en: ' dollars' },
  EUR: { zh: '欧元', en: ' euros' },
  GBP: { zh: '英镑', en: ' pounds' },
  INR: { zh: '卢比', en: ' rupees' },
  RWF: { zh: '卢旺达法郎', en: ' francs' },
};

/** An amount with a sign before it or a word behind it. */
export function moneyText(amount: string, currency: string, tongue: Tongue, random: Random): string {
  if (tongue === 'zh' && currency === 'CNY') {
    return random.pick([`${amount}元`, `${amount}块`, `¥${amount}`, `${amount}块钱`]);
  }

  return random.chance(0.5)
    ? `${SIGNS[currency]}${amount}`
    : `${amount}${WORDS[currency]?.[tongue] ?? currency}`;
}

/** The other side, as the wallet shows it; '' where it shows none. */
export function otherSide({ direction, debit, credit }: WalletTransaction): string {
  return (direction === 'in' ? debit.display : credit.display) ?? '';
}
