import { firstAtLeast } from './sorted.js';
import { isStopWord, stem } from './english-words.js';
import { soundsOf } from './sound-terms.js';
import type { TextUnit } from './text-units.js';

/** What is kept of it: how often each word, stem and pair stands somewhere, and the characters of a sound. */
export interface StoredSpelling {
  readonly words: ReadonlyMap<string, number>;
  readonly stems: ReadonlyMap<string, number>;
  readonly pairs: ReadonlyMap<string, number>;
  readonly homophones: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Shorter words have too many neighbours to guess. */
const SHORTEST = 4;
const SHORTEST_CANDIDATE = 3;
const DIGIT = /\d/;
const GUESSES_KEPT = 5_000;

/**
 * What is spelt right: every word and every pair of characters that articles and synonyms hold. A word that is not
 * known is read as the known one that is one slip of a finger away; a character whose pairs are not known, as the
 * homophone that makes them known.
 */
export class Spelling {
  private words = new Map<string, number>();
  private stems = new Map<string, number>();
  private readonly wordsByLength = new Map<number, Set<string>>();
  private pairs = new Map<string, number>();
  private homophones = new Map<string, Map<string, number>>();
  /** For completions; null after a change. */
  private sorted: string[] | null = null;
  private readonly guesses = new Map<string, string | null>();

  static from({ words, stems, pairs, homophones }: StoredSpelling): Spelling {
    const spelling = new Spelling();
    spelling.words = new Map(words);
    spelling.stems = new Map(stems);
    spelling.pairs = new Map(pairs);
    spelling.homophones = new Map([...homophones].map(([sound, same]) => [sound, new Map(same)]));
    for (const word of words.keys()) {
      const same = spelling.wordsByLength.get(word.length) ?? new Set<string>();
      spelling.wordsByLength.set(word.length, same.add(word));
    }

    return spelling;
  }

  stored(): StoredSpelling {
    const { words, stems, pairs, homophones } = this;

    return {
      words: new Map(words),
      stems: new Map(stems),
      pairs: new Map(pairs),
      homophones: new Map([...homophones].map(([sound, same]) => [sound, new Map(same)])),
    };
  }

  /** Learns the units of a text, or with -1 forgets them. */
  count(units: readonly TextUnit[], by: 1 | -1): void {
    for (const [at, unit] of units.entries()) {
      const before = units[at - 1];
      if (unit.script === 'word') {
        this.countWord(unit, by);
      } else {
        for (const sound of soundsOf(unit.text)) {
          const same = this.homophones.get(sound) ?? new Map<string, number>();
          this.homophones.set(sound, same);
          add(same, unit.text, by);
        }
        if (touches(before, unit)) {
          add(this.pairs, before.text + unit.text, by);
        }
      }
    }
    this.guesses.clear();
    this.sorted = null;
  }

  /** The units as they were probably meant. */
  corrected(units: readonly TextUnit[]): TextUnit[] {
    const meant = [...units];

    for (const [at, unit] of meant.entries()) {
      const text = unit.script === 'word' ? this.meantWord(unit) : this.meantCharacter(meant, at);
      if (text !== null && text !== unit.text) {
        meant[at] = { ...unit, text, stem: unit.script === 'word' ? stem(text) : text };
      }
    }

    return meant;
  }

  /** Known words that begin like this, the most frequent first. */
  completions(beginning: string, most: number): string[] {
    const sorted = (this.sorted ??= [...this.words.keys()].sort());
    const found: string[] = [];
    for (let at = firstAtLeast(sorted, beginning); sorted[at]?.startsWith(beginning); at += 1) {
      found.push(sorted[at] ?? '');
    }

    return found
      .sort((a, b) => (this.words.get(b) ?? 0) - (this.words.get(a) ?? 0) || (a < b ? -1 : 1))
      .slice(0, most);
  }

  private countWord({ text, stem: root }: TextUnit, by: 1 | -1): void {
    add(this.words, text, by);
    add(this.stems, root, by);
    const same: Set<string> = this.wordsByLength.get(text.length) ?? new Set<string>();
    this.wordsByLength.set(text.length, same);
    if (this.words.has(text)) {
      same.add(text);
    } else {
      same.delete(text);
    }
  }

  private meantWord({ text, stem: root }: TextUnit): string | null {
    if (text.length < SHORTEST || isStopWord(text) || DIGIT.test(text) || this.stems.has(root)) {
      return null;
    }
    const known = this.guesses.get(text);
    if (known !== undefined) {
      return known;
    }
    if (this.guesses.size >= GUESSES_KEPT) {
      this.guesses.clear();
    }
    const guess = this.nearest(text);
    this.guesses.set(text, guess);

    return guess;
  }

  /** The most frequent word one slip away; the first letter is seldom the wrong one. */
  private nearest(word: string): string | null {
    let best: string | null = null;
    let most = 0;

    for (const length of [word.length - 1, word.length, word.length + 1]) {
      for (const candidate of this.wordsByLength.get(length) ?? []) {
        if (length >= SHORTEST_CANDIDATE && isOneSlipAway(word, candidate)) {
          const worth =
            (candidate[0] === word[0] ? 1 : 0) + 0.3 * Math.log(1 + (this.words.get(candidate) ?? 0));
          if (worth > most || (worth === most && best !== null && candidate < best)) {
            best = candidate;
            most = worth;
          }
        }
      }
    }

    return best;
  }

  private meantCharacter(units: readonly TextUnit[], at: number): string | null {
    const unit = units[at];
    const before = units[at - 1];
    const after = units[at + 1];
    if (!unit) {
      return null;
    }
    const left = touches(before, unit) ? before.text : null;
    const right = after && touches(unit, after) ? after.text : null;
    const known = (character: string): number =>
      (left === null ? 0 : (this.pairs.get(left + character) ?? 0)) +
      (right === null ? 0 : (this.pairs.get(character + right) ?? 0));
    if ((left === null && right === null) || known(unit.text) > 0) {
      return null;
    }

    let best: string | null = null;
    let most = 0;
    const candidates = soundsOf(unit.text).flatMap((sound) => [
      ...(this.homophones.get(sound)?.keys() ?? []),
    ]);
    for (const character of candidates) {
      const worth = known(character);
      if (worth > most || (worth === most && best !== null && character < best)) {
        best = character;
        most = worth;
      }
    }

    return best;
  }
}

/** Whether two Chinese units stand side by side. */
const touches = (a: TextUnit | undefined, b: TextUnit): a is TextUnit =>
  a?.script === 'han' && b.script === 'han' && a.end === b.start;

function add(counts: Map<string, number>, key: string, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count > 0) {
    counts.set(key, count);
  } else {
    counts.delete(key);
  }
}

/** One letter more, one less, another one, or two that changed places. */
export function isOneSlipAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) {
    return false;
  }
  let same = 0;
  while (same < a.length && a[same] === b[same]) {
    same += 1;
  }
  const rest = (text: string, skipped: number): string => text.slice(same + skipped);
  if (a.length === b.length) {
    return (
      rest(a, 1) === rest(b, 1) ||
      (a[same] === b[same + 1] && a[same + 1] === b[same] && rest(a, 2) === rest(b, 2))
    );
  }

  return a.length > b.length ? rest(a, 1) === rest(b, 0) : rest(a, 0) === rest(b, 1);
}
