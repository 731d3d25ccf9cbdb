import type { Span } from './plain-text.js';

/** A digit, however it is said. */
export interface Digit extends Span {
  readonly value: number;
}

const CHINESE = '〇零○一壹二贰貳两兩三叁參四肆五伍六陆陸七柒八捌九玖幺';
const CHINESE_VALUES = [0, 0, 0, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6, 6, 6, 7, 7, 8, 8, 9, 9, 1];
const ENGLISH = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const DIGIT = new RegExp(`[0-9]|[${CHINESE}]|(?<![a-z])(?:${ENGLISH.join('|')}|oh)(?![a-z])`, 'g');

/** Every digit of a plain text, in figures, in Chinese and in English words. */
export function digitsOf(plain: string): Digit[] {
  return Array.from(plain.matchAll(DIGIT), ({ 0: said, index }) => ({
    start: index,
    end: index + said.length,
    value: valueOf(said),
  }));
}

function valueOf(said: string): number {
  if (said >= '0' && said <= '9') {
    return Number(said);
  }
  const chinese = CHINESE.indexOf(said);

  return chinese >= 0 ? (CHINESE_VALUES[chinese] ?? 0) : Math.max(0, ENGLISH.indexOf(said));
}

/** Digits that stand in one breath: `mayLieBetween` judges what separates two neighbours. */
export function runsOf(
  digits: readonly Digit[],
  plain: string,
  mayLieBetween: (gap: string) => boolean,
): Digit[][] {
  const runs: Digit[][] = [];
  let last: Digit | null = null;
  for (const digit of digits) {
    if (last && mayLieBetween(plain.slice(last.end, digit.start))) {
      runs.at(-1)?.push(digit);
    } else {
      runs.push([digit]);
    }
    last = digit;
  }

  return runs;
}
