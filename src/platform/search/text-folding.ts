import { simplified } from './traditional-characters.js';

/** A text as the index sees it, and where each of its characters stood in the text it came from. */
export interface FoldedText {
  readonly text: string;
  /** For each UTF-16 unit of `text`: where its source character begins. */
  readonly starts: readonly number[];
  /** For each UTF-16 unit of `text`: where its source character ends. */
  readonly ends: readonly number[];
}

const INVISIBLE = /^\p{Cf}$/u;
const COMBINING = /^\p{M}$/u;
const APOSTROPHES = /^[’‘ʼ`´]$/;
/** Folding one character costs more than looking it up; a language uses a few thousand. */
const KNOWN = new Map<string, string>();
const KNOWN_LIMIT = 20_000;

/**
 * Makes spellings that mean the same equal: width, case, accents, invisible characters, traditional Chinese.
 * Works character by character, so every character keeps its place in the source and the cost is linear.
 */
export function fold(source: string): FoldedText {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';

  for (let at = 0, end = 0; at < source.length; at = end) {
    const code = source.codePointAt(at) ?? 0;
    end = at + (code > 0xffff ? 2 : 1);

    const folded = code < 0x80 ? source.charAt(at).toLowerCase() : foldedCharacter(source.slice(at, end));
    text += folded;
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(at);
      ends.push(end);
    }
    if (folded === '' && ends.length > 0) {
      // A mark or an invisible sign belongs to the character before it.
      ends[ends.length - 1] = end;
    }
  }

  return { text, starts, ends };
}

function foldedCharacter(character: string): string {
  const known = KNOWN.get(character);

  if (known !== undefined) {
    return known;
  }

  const folded = foldedAnew(character);

  if (KNOWN.size < KNOWN_LIMIT) {
    KNOWN.set(character, folded);
  }

  return folded;
}

function foldedAnew(character: string): string {
  if (INVISIBLE.test(character)) {
    return '';
  }
  if (APOSTROPHES.test(character)) {
    return "'";
  }

  return [...character.normalize('NFKD').toLowerCase().normalize('NFKD')]
    .filter((part) => !COMBINING.test(part))
    .map(simplified)
    .join('');
}
