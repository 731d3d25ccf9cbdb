/** How people write currencies. What may be any of them, such as `bucks` or 块, says that it is money and no more. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  CNY: ['人民币', 'rmb', 'cny', 'yuan', 'renminbi', 'kuai', '元', '圆'],
  USD: ['美元', '美金', 'us dollars?', 'usd', 'us\\$', '刀'],
  EUR: ['欧元', 'euros?', 'eur', '€'],
  GBP: ['英镑', 'pounds?', 'quid', 'gbp', '£'],
  INR: ['卢比', 'rupees?', 'inr', '₹', 'rs\\.?'],
  RWF: ['卢旺达法郎', 'rwandan francs?', 'francs?', 'rwf', 'frw'],
  JPY: ['日元', 'yen', 'jpy'],
  HKD: ['港币', '港元', 'hkd', 'hk\\$'],
};
const EVERY = Object.values(WORDS).flat();
const isSign = (word: string): boolean => /[$€£₹]/.test(word);
const isLatin = (word: string): boolean => /^[a-z]/.test(word) && !isSign(word);

/** For patterns: before a number, and behind it. */
export const MONEY_SYMBOL = [
  ...EVERY.filter(isSign),
  '[$¥]',
  ...['rmb', 'usd', 'cny', 'gbp', 'eur', 'inr', 'rwf', 'frw', 'hkd', 'jpy', 'rs\\.?'].map(
    (word) => `(?<![a-z])${word}`,
  ),
  '人民币',
].join('|');
export const MONEY_WORD = EVERY.map((word) => (isLatin(word) ? `${word}(?![a-z])` : word)).join('|');
export const GENERIC_MONEY = '块钱|块|bucks?(?![a-z])|dollars?(?![a-z])|¥|\\$|cash(?![a-z])';

const PATTERNS = Object.entries(WORDS).map(
  ([currency, words]) => [currency, new RegExp(`^(?:${words.join('|')})$`)] as const,
);
const SIGNS: Readonly<Record<string, string>> = { '¥': 'CNY' };

/** ISO 4217 of a word or sign; null for one that may be several currencies, and for none. */
export const currencyOf = (word: string | undefined): string | null =>
  word === undefined
    ? null
    : (SIGNS[word] ?? PATTERNS.find(([, pattern]) => pattern.test(word))?.[0] ?? null);
