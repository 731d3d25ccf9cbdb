import type { SaidText } from './said-text.js';

/** A number by which a transaction may be known: as a whole, or the part that the customer gave. */
export interface SaidReference {
  readonly value: string;
  /** Only its beginning or end was given. */
  readonly isPart: boolean;
}

export interface SaidNumbers {
  readonly references: readonly SaidReference[];
  /** The last four digits of a card. */
  readonly card: string | null;
}

const MASKED = /[•*x]{2,}[\s-]*(\d{4})\b|•+/g;
const ADDRESSES = /https?:\/\/\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const PHONES =
  /\+\d(?:[\s().-]?\d){7,14}(?!\d)|(?<![\w.])1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)|(?<![\w.])\(?0\d{2,4}\)?[\s-]\d{3,4}[\s-]?\d{3,4}(?![\d.])|(?<![\w.])\(\d{3}\)\s?\d{3}-\d{4}(?!\d)/g;
const VERSIONS =
  /(?<![\d.])(?!\d{1,2}\.\d{1,2}\.20\d{2}|20\d{2}\.)v?\d+\.\d+\.\d+(?:\.\d+)*(?![\d-])|\b(?:version|android|ios|ipados|harmonyos)\s*\d+(?:\.\d+)*|(?:版本|安卓|鸿蒙|苹果)\s*(?:号|系统)?\s*[:是]?\s*v?\d+(?:\.\d+)*|\bv\d+(?:\.\d+)*\b/g;

const NUMBER_WORD =
  '(?:(?:交易|订单|流水|凭证|回单|参考|业务|支付)(?:编号|单号|流水号|号码|号)|单号|流水号|编号|(?<![a-z])(?:receipt|reference|ref|order|transaction|transfer|txn|number)(?![a-z0-9]))';
const LINK = '(?:\\s*(?:id|no\\.?|nr\\.?|number|code))?\\s*(?:[:#]|是|为|is|was|=)?\\s*#?\\s*';
const PART_WORD =
  '(?:尾号|末尾|结尾|最后|后)?(?:[几一二三四五六七八\\d]{0,2}位)?(?:数字?|字符)?(?:是|为|:)?|(?:that\\s+)?(?:ends?|ending|starts?|starting|begins?|beginning)\\s*(?:in|with|on)?|(?:the\\s+)?last\\s+(?:\\w+\\s+)?(?:digits?|characters?|letters?)(?:\\s+(?:are|is|were))?';
const LABELLED_PART = new RegExp(
  `${NUMBER_WORD}(?:\\s*(?:id|number|no\\.?))?(?:的)?\\s*,?\\s*(?:尾号|末尾|结尾|最后|后|ends?\\b|ending|starts?\\b|starting|begins?\\b|beginning|last)(?:${PART_WORD})?\\s*[:是为]?\\s*"?([a-z0-9-]{4,24})`,
  'g',
);
const LABELLED = new RegExp(`${NUMBER_WORD}${LINK}"?([a-z]{0,6}-?[a-z0-9][a-z0-9-]{3,40})`, 'g');
const CARD_TAIL =
  /(?:尾号|末四位|后四位|最后四位|末4位|后4位)\s*(?:是|为|:)?\s*(\d{4})(?!\d)|(?:card|visa|mastercard|unionpay|account)?[^.;\n\d]{0,24}\b(?:ending|ends|last\s+(?:four|4)(?:\s+digits)?)\s*(?:in|with|is|are|:)?\s*(\d{4})(?!\d)/g;
/** Letters and digits mixed, as numbers of transactions are; and digits alone where they are ten or more. */
const MIXED = /(?<![a-z0-9.])(?=[a-z0-9-]*\d)(?=[a-z0-9-]*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*(?![a-z0-9])/g;
const LONG = /(?<![\d.])\d{10,}(?![\d.])/g;
const SHORTEST_MIXED = 6;

/** Takes everything that is a number and no amount: addresses, phones, versions, cards, and numbers of transactions. */
export function takeNumbers(said: SaidText): SaidNumbers {
  said.take(ADDRESSES);
  const masked = said.take(MASKED).map(([, digits]) => digits);
  const parts = said.take(LABELLED_PART, ([, value = '']) => /\d/.test(value));
  const cards = said.take(CARD_TAIL).map(([, chinese, english]) => chinese ?? english);
  said.take(PHONES);
  const labelled = said.take(LABELLED, ([, value = '']) => isNumberLike(value));
  said.take(VERSIONS);
  const mixed = said.take(MIXED, ([value]) => isMixedNumber(value));
  const long = said.take(LONG);

  return {
    references: [
      ...labelled.map(([, value = '']) => ({ value, isPart: false })),
      ...mixed.map(([value]) => ({ value, isPart: false })),
      ...long.map(([value]) => ({ value, isPart: false })),
      ...parts.map(([, value = '']) => ({ value, isPart: true })),
    ],
    card: [...cards, ...masked].find((digits) => digits !== undefined) ?? null,
  };
}

/** `order 66` is no number of an order, `order 730021` is. */
const isNumberLike = (value: string): boolean => /\d{4}/.test(value) || isMixedNumber(value);

/** Neither `2k`, `50usd` nor `3pm`, nor a word with a digit such as `covid19`. */
const isMixedNumber = (value: string): boolean =>
  value.length >= SHORTEST_MIXED &&
  /\d.*\d/.test(value) &&
  !/^[a-z]{4,}\d{1,3}$/.test(value) &&
  !/^\d+(?:k|m|w|rmb|usd|cny|gbp|eur|inr|rwf|yuan|kuai|bucks|euros?|pounds?|dollars?|rupees?|francs?)$/.test(
    value,
  ) &&
  !/^(?:rmb|usd|cny|gbp|eur|inr|rwf)\d+$/.test(value) &&
  !/^\d{4}-\d{1,2}-\d{1,2}/.test(value);
