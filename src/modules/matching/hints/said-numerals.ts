const DIGIT: Readonly<Record<string, bigint>> = {
  零: 0n,
  〇: 0n,
  一: 1n,
  二: 2n,
  两: 2n,
  三: 3n,
  四: 4n,
  五: 5n,
  六: 6n,
  七: 7n,
  八: 8n,
  九: 9n,
};
const UNIT: Readonly<Record<string, bigint>> = {
  十: 10n,
  百: 100n,
  千: 1_000n,
  万: 10_000n,
  亿: 100_000_000n,
};

const WORD: Readonly<Record<string, bigint>> = Object.fromEntries(
  [
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
      .split(' ')
      .map((word, value) => [word, BigInt(value)] as const),
    'twenty thirty forty fifty sixty seventy eighty ninety'
      .split(' ')
      .map((word, index) => [word, BigInt(20 + 10 * index)] as const),
    [['a', 1n] as const, ['an', 1n] as const],
  ].flat(),
);

/** For patterns: a Chinese numeral, and an English one. */
export const CHINESE_NUMERAL = '[零〇一二两三四五六七八九十百千万亿]+';
export const ENGLISH_NUMERAL = `(?:(?:${Object.keys(WORD).join('|')}|hundred|thousand)(?:[\\s-]+(?:and\\s+)?)?)+`;

/**
 * A Chinese numeral as a whole number: 两百五十 is 250, and so is 两百五, 一千零五 is 1005, 二〇二六 is 2026. Null where
 * the signs make no number.
 */
export function chineseNumber(text: string): bigint | null {
  const signs = [...text];
  if (signs.length === 0 || signs.some((sign) => DIGIT[sign] === undefined && UNIT[sign] === undefined)) {
    return null;
  }
  if (signs.every((sign) => DIGIT[sign] !== undefined)) {
    return BigInt(signs.map((sign) => DIGIT[sign]).join(''));
  }
  let total = 0n;
  let section = 0n;
  let digit: bigint | null = null;
  let last = 1n;
  for (const sign of signs) {
    const unit = UNIT[sign];
    if (unit === undefined) {
      digit = DIGIT[sign] ?? null;
      last = digit === 0n ? 1n : last;
    } else if (unit >= 10_000n) {
      total = (total + section + (digit ?? (section === 0n && total === 0n ? 1n : 0n))) * unit;
      [section, digit, last] = [0n, null, unit];
    } else {
      section += (digit ?? 1n) * unit;
      [digit, last] = [null, unit];
    }
  }
  // The last digit is of the next place where nothing says otherwise: 一千二 is 1200, 十二 is 12.
  return total + section + (digit ?? 0n) * (last > 10n ? last / 10n : 1n);
}

/** `two hundred and fifty` is 250, `a hundred` 100. Null where the words make no number. */
export function englishNumber(text: string): bigint | null {
  const words = text.split(/[\s-]+/).filter((word) => word !== '' && word !== 'and');
  if (words.every((word) => word === 'a' || word === 'an')) {
    return null;
  }
  let total = 0n;
  let section = 0n;
  for (const word of words) {
    if (word === 'hundred') {
      section = (section === 0n ? 1n : section) * 100n;
    } else if (word === 'thousand') {
      total += (section === 0n ? 1n : section) * 1_000n;
      section = 0n;
    } else if (WORD[word] === undefined) {
      return null;
    } else {
      section += WORD[word];
    }
  }

  return total + section;
}
