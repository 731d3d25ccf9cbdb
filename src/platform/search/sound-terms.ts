import { pinyin } from 'pinyin-pro';
import { isPair, saysSomething } from './text-analyser.js';
import type { TextUnit } from './text-units.js';

/** Parts of words of so many letters, with the ends of the word marked. */
const SHORTEST_PART = 3;
const LONGEST_PART = 4;
const SHORTEST_WORD = 3;

const sounds = new Map<string, readonly string[]>();

/** Every way a Chinese character is read, without tones: 还 is `hai` and `huan`. The usual one comes first. */
export function soundsOf(character: string): readonly string[] {
  const known = sounds.get(character);
  if (known !== undefined) {
    return known;
  }

  const usual = pinyin(character, { toneType: 'none' });
  const all = pinyin(character, { toneType: 'none', type: 'array', multiple: true });
  const read = [...new Set([usual, ...all])];
  sounds.set(character, read);

  return read;
}

/** How a Chinese character is usually read: 账 and 帐 and 涨 are `zhang`. */
export const soundOf = (character: string): string => soundsOf(character)[0] ?? character;

/**
 * What a unit is made of, for the second field: the parts of an English word, or the sound of a Chinese character
 * alone and with the one before it. So a word is found by most of its letters, and a character by a homophone.
 */
export function soundTerms(units: readonly TextUnit[], at: number): string[] {
  const unit = units[at];
  if (!unit) {
    return [];
  }
  if (unit.script === 'word') {
    return saysSomething(unit) && unit.text.length >= SHORTEST_WORD ? partsOf(`<${unit.text}>`) : [];
  }

  const before = units[at - 1];
  const sound = soundOf(unit.text);

  return [
    ...(saysSomething(unit) ? [`~${sound}`] : []),
    ...(before && isPair(before, unit) ? [`~${soundOf(before.text)}~${sound}`] : []),
  ];
}

function partsOf(word: string): string[] {
  const parts: string[] = [];

  for (let length = SHORTEST_PART; length <= LONGEST_PART; length += 1) {
    for (let start = 0; start + length <= word.length; start += 1) {
      parts.push(`~${word.slice(start, start + length)}`);
    }
  }

  return parts;
}
