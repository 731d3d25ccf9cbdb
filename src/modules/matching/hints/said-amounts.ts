import { CHINESE_NUMERAL, chineseNumber, ENGLISH_NUMERAL, englishNumber } from './said-numerals.js';
import { currencyOf, GENERIC_MONEY, MONEY_SYMBOL, MONEY_WORD } from './said-currencies.js';
import type { SaidText } from './said-text.js';

/** An amount in ten-thousandths of its unit: what was said, and between what it lies. Both are the same if it is exact. */
export interface SaidAmount {
  readonly value: bigint;
  readonly from: bigint;
  readonly to: bigint;
  readonly certainty: 'exact' | 'about';
  /** ISO 4217, where a word or sign says which. */
  readonly currency: string | null;
  /** Without cents: it may be rounded. */
  readonly isWhole: boolean;
  /** A number that nothing calls money: it may be something else. */
  readonly isBare: boolean;
}

export const ONE = 10_000n;

const DIGITS = '\\d{1,3}(?:,\\d{2})*,\\d{3}(?:\\.\\d{1,2})?|\\d+,\\d{2}(?!\\d)|\\d+(?:\\.\\d{1,4})?';
const ABOUT =
  'about|around|roughly|approximately|approx\\.?|circa|nearly|almost|some|maybe|~|≈|大概|大约|大致|差不多|好像|将近|接近|近|约';
const OVER = 'over|more than|just over|超过';
const AFTER_ABOUT = '左右|上下|or so|ish|-ish|大概|的样子';
const MONEY = new RegExp(
  `(?:(?<about>${ABOUT})\\s*(?:是|有|为)?\\s*)?(?:(?<over>${OVER})\\s*)?(?:(?<symbol>${MONEY_SYMBOL})\\s*)?` +
    `(?<![\\d.,a-z-])(?:(?<digits>${DIGITS})\\s*(?:(?<scale>[百千万]|k\\b|w(?![a-z]))(?<next>\\d(?![\\d.]))?)?` +
    `|(?<chinese>几[十百千万]|十几|${CHINESE_NUMERAL})|(?<english>(?<![a-z])${ENGLISH_NUMERAL}(?![a-z])))` +
    `(?<more>多|来|余|好几|\\+|-odd| odd)?(?:个)?\\s*(?:(?<unit>${MONEY_WORD}|${GENERIC_MONEY}))?` +
    `(?:(?<=[块元])(?<coins>[\\d一二两三四五六七八九](?!\\d))\\s*(?:[毛角](?:(?<cents>[\\d一二两三四五六七八九](?!\\d))分?)?)?)?(?<after>\\s*(?:${AFTER_ABOUT}|多|出头))?`,
  'g',
);
const COINS = /(?<![\d.])(\d+|[一二两三四五六七八九])\s*[毛角](?:钱)?/g;
/** Notes and thousands by the names that people have for them. */
const SLANG: Readonly<Record<string, bigint>> = { fiver: 5n, tenner: 10n, grand: 1_000n };
const SLANG_MONEY = new RegExp(
  `(?:(?<about>${ABOUT})\\s+)?(?<![\\d.,a-z-])(?:(?<digits>\\d{1,3}(?:\\.\\d{1,2})?)|(?<half>half an?)|(?<english>${ENGLISH_NUMERAL}))\\s*` +
    '(?<note>fivers?|tenners?|grand)(?![a-z])(?! ?(?:total|opening|hotel|prix))',
  'g',
);
/** What makes a number a count, a share or a rank. */
const COUNTED =
  /^\s*(?:%|％|percent|per cent|次|遍|回|个|天|日|号|周|星期|月|年|岁|分钟|分|小时|钟头|秒|笔|条|张|家|位|楼|级|度|折|积分|人|times?\b|x\b|days?\b|hours?\b|hrs?\b|minutes?\b|mins?\b|seconds?\b|secs?\b|weeks?\b|months?\b|years?\b|attempts?\b|people\b|digits?\b|st\b|nd\b|rd\b|th\b|payments?\b|transactions?\b|transfers?\b|orders?\b|items?\b|cups?\b|coffees?\b|tickets?\b|g\b|gb\b|mb\b|bars?\b)/;
const RANKED = /(?:#|no\.?|nr\.?|number|第|code|错误|error|代码|step|room|line|尾号)\s*:?\s*$/;
const LARGEST_DIGITS = 14;

/** Amounts in the order in which they were said; numbers that nothing calls money only where nothing else is money. */
export function takeAmounts(said: SaidText): SaidAmount[] {
  const amounts: SaidAmount[] = [];
  said.take(SLANG_MONEY, ({ groups = {} }) => {
    const amount = slangAmount(groups);
    if (amount) {
      amounts.push(amount);
    }
    return amount !== null;
  });
  const text = said.text;
  said.take(MONEY, (match) => {
    const amount = amountOf(match, text);
    if (amount) {
      amounts.push(amount);
    }
    return amount !== null;
  });
  said.take(COINS, ([, digits = '']) => {
    const tenths = chineseNumber(digits) ?? BigInt(digits);
    amounts.push(exactly((tenths * ONE) / 10n, 'CNY', false));
    return true;
  });
  const told = amounts.filter(({ isBare }) => !isBare);

  return told.length > 0 ? told : amounts;
}

/** An amount of a form: exact, and money for certain. */
export const exactly = (value: bigint, currency: string | null, isWhole: boolean): SaidAmount => ({
  value,
  from: value,
  to: value,
  certainty: 'exact',
  currency,
  isWhole,
  isBare: false,
});

/** `two tenners`, `2.5 grand`, `about a grand`, `half a grand`. */
function slangAmount({ about, digits, half, english, note = '' }: Groups): SaidAmount | null {
  const unit = SLANG[note.replace(/s$/, '')] ?? 0n;
  const count = english === undefined ? null : countOf(english.trim());
  const value =
    half !== undefined
      ? (unit * ONE) / 2n
      : digits !== undefined
        ? scaled(digits) * unit
        : count === null
          ? 0n
          : count * unit * ONE;
  if (value === 0n) {
    return null;
  }
  const exact = exactly(value, null, true);

  return about === undefined
    ? exact
    : { ...exact, from: value - value / 10n, to: value + value / 10n, certainty: 'about' };
}

const countOf = (words: string): bigint | null => (/^an?$/.test(words) ? 1n : englishNumber(words));

function amountOf(match: RegExpExecArray, text: string): SaidAmount | null {
  const { digits, scale, next, chinese, english, symbol, unit, coins, cents, about, over, more, after } =
    match.groups ?? {};
  const isMoney = symbol !== undefined || unit !== undefined;
  const number = numberOf({ digits, scale, next, chinese, english });
  if (number === null || number.value <= 0n || (!isMoney && !mayBeMoney(match, text))) {
    return null;
  }
  const value = number.value + partOf(coins, 10n) + partOf(cents, 100n);
  const isMore = over !== undefined || more !== undefined || /多|出头/.test(after ?? '');
  const isAbout = about !== undefined || after !== undefined || isMore || number.isVague;
  const [from, to] = number.isVague
    ? [number.value, number.to]
    : isMore
      ? [value, value + lastPlace(value) - 1n]
      : isAbout
        ? [value - value / 10n, value + value / 10n]
        : [value, value];

  return {
    value,
    from,
    to,
    certainty: isAbout ? 'about' : 'exact',
    currency: currencyOf(symbol) ?? currencyOf(unit),
    isWhole: value % ONE === 0n && !/\./.test(digits ?? ''),
    isBare: !isMoney,
  };
}

/** 三毛四 is 0.34: its first sign in tenths, its second in hundredths. */
const partOf = (sign: string | undefined, parts: bigint): bigint =>
  sign === undefined ? 0n : ((chineseNumber(sign) ?? BigInt(sign)) * ONE) / parts;

type Groups = Readonly<Record<string, string | undefined>>;
type Parts = Readonly<Record<'digits' | 'scale' | 'next' | 'chinese' | 'english', string | undefined>>;

function numberOf({ digits, scale, next, chinese, english }: Parts): {
  readonly value: bigint;
  readonly to: bigint;
  readonly isVague: boolean;
} | null {
  const precise = (value: bigint | null) => value !== null && { value, to: value, isVague: false };
  if (chinese !== undefined) {
    const vague = /^(?:几([十百千万])|十几)$/.exec(chinese);
    if (vague) {
      const unit = chineseNumber(vague[1] ?? '十') ?? 10n;
      return { value: unit * ONE, to: unit * (vague[1] ? 10n : 2n) * ONE - 1n, isVague: true };
    }
    const value = chineseNumber(chinese);
    return precise(value === null ? null : value * ONE) || null;
  }
  if (english !== undefined) {
    const value = englishNumber(english.trim());
    return precise(value === null ? null : value * ONE) || null;
  }
  if (digits === undefined || digits.length > LARGEST_DIGITS) {
    return null;
  }
  const factor = scale === undefined ? 1n : (SCALE[scale] ?? 1n);
  return (
    precise(scaled(digits) * factor + (next === undefined ? 0n : (BigInt(next) * factor * ONE) / 10n)) || null
  );
}

const SCALE: Readonly<Record<string, bigint>> = { 百: 100n, 千: 1_000n, k: 1_000n, 万: 10_000n, w: 10_000n };

/** `1,234.50`, and `24,90` as people write it where the comma divides the cents. */
function scaled(digits: string): bigint {
  const plain = /^\d+,\d{2}$/.test(digits) ? digits.replace(',', '.') : digits.replaceAll(',', '');
  const [whole = '0', fraction = ''] = plain.split('.');

  return BigInt(whole) * ONE + BigInt(fraction.slice(0, 4).padEnd(4, '0'));
}

/** 三千多 is below 4000, 120多 below 130: one more in the last place that was said. */
function lastPlace(value: bigint): bigint {
  let place = ONE;
  while (value % (place * 10n) === 0n) {
    place *= 10n;
  }

  return place;
}

/** A number that nothing calls money may be some, unless it counts or names something. */
function mayBeMoney({ index, groups, 0: whole }: RegExpExecArray, text: string): boolean {
  const { digits, chinese, scale } = groups ?? {};
  const isLarge =
    scale !== undefined || (chinese !== undefined && /[百千万]/.test(chinese)) || (digits?.length ?? 0) > 1;

  return (
    isLarge &&
    !COUNTED.test(text.slice(index + whole.length)) &&
    !RANKED.test(text.slice(Math.max(0, index - 12), index))
  );
}
