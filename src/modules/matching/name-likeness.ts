import { soundOf } from '../../platform/search/sound-terms.js';
import { fold } from '../../platform/search/text-folding.js';

/** A name in every form in which people write it. */
interface KnownName {
  readonly aliases: readonly Alias[];
}

interface Alias {
  /** Folded, without spaces and signs. */
  readonly text: string;
  /** Latin words that tell it from others. */
  readonly words: readonly string[];
  /** How it sounds, where it is Chinese. */
  readonly sound: string;
}

const LEGAL_FORM =
  /[(（][^)）]*[)）]|(?:股份)?有限(?:责任)?公司|集团|\b(?:ltd|limited|inc|llc|plc|gmbh|co|corp|ag|sarl|bv|pte)\b\.?/g;
const TRADING_AS = /\bt\/a\b|\btrading as\b|\bd\/?b\/?a\b|（商号[:：]?|\/(?=\s)/;
const HAN = /\p{Script=Han}/u;
const COMMON_WORDS = new Set(['the', 'and', 'of', 'at', 'for', 'us', 'uk', 'store', 'shop']);
const LEAST_WORD = 3;
/** A word of this length may have one wrong letter. */
const TYPO_LENGTH = 5;
/** Own choice: the name itself, its sound, most of it, a good part of it. */
const LIKENESS = { whole: 1, sound: 0.9, most: 0.8, part: 0.65 };
/** Less than this is chance. */
export const LEAST_LIKENESS = 0.6;
const KNOWN_LIMIT = 5_000;
const known = new Map<string, KnownName>();

/** A text in which names are looked for, made ready once. */
export class NamingText {
  private readonly plain: string;
  private readonly words: readonly string[];
  private readonly pairs: ReadonlySet<string>;
  private soundOfText: string | null = null;

  constructor(text: string) {
    const folded = fold(text).text;
    this.plain = withoutSigns(folded);
    this.words = folded.match(/[a-z0-9]+/g) ?? [];
    this.pairs = new Set(
      Array.from({ length: Math.max(0, this.plain.length - 1) }, (_, at) => this.plain.slice(at, at + 2)),
    );
  }

  get isEmpty(): boolean {
    return this.plain === '';
  }

  /** How surely this text names that party: 0 to 1. */
  likeness(name: string): number {
    return Math.max(0, ...knownName(name).aliases.map((alias) => this.aliasLikeness(alias)));
  }

  private aliasLikeness({ text, words, sound }: Alias): number {
    if (text.length >= 2 && this.plain.includes(text)) {
      return LIKENESS.whole;
    }

    return HAN.test(text) ? this.chineseLikeness(text, sound) : this.latinLikeness(words);
  }

  /** Homophones and pinyin sound alike; of a long name people write the part that they remember. */
  private chineseLikeness(text: string, sound: string): number {
    if (sound.length >= 4 && this.sound().includes(sound)) {
      return LIKENESS.sound;
    }
    const share = this.longestShared(text) / text.length;

    return share >= 0.7 ? LIKENESS.most : share >= 0.5 && text.length >= 4 ? LIKENESS.part : 0;
  }

  private latinLikeness(words: readonly string[]): number {
    const found = words.filter((word) => this.words.some((other) => isAlmost(word, other))).length;
    const share = words.length === 0 ? 0 : found / words.length;

    return share === 1
      ? LIKENESS.sound
      : share >= 0.6
        ? LIKENESS.most
        : share >= 0.5 && found > 0
          ? LIKENESS.part
          : 0;
  }

  /** Length of the longest run of a name that stands in the text. */
  private longestShared(name: string): number {
    let longest = 0;
    for (let start = 0; start < name.length - 1; start += 1) {
      if (this.pairs.has(name.slice(start, start + 2))) {
        let end = start + 2;
        while (end < name.length && this.plain.includes(name.slice(start, end + 1))) {
          end += 1;
        }
        longest = Math.max(longest, end - start);
      }
    }

    return longest;
  }

  private sound(): string {
    this.soundOfText ??= soundsOfText(this.plain);

    return this.soundOfText;
  }
}

function knownName(name: string): KnownName {
  const before = known.get(name);
  if (before) {
    return before;
  }
  const made = { aliases: aliasesOf(name) };
  if (known.size < KNOWN_LIMIT) {
    known.set(name, made);
  }

  return made;
}

/** The name whole, what it trades as, and both without the form of the company. */
function aliasesOf(name: string): Alias[] {
  const folded = fold(name).text;
  const parts = folded.split(TRADING_AS).map((part) => part.trim());
  const texts = new Set([folded, ...parts, ...parts.map((part) => part.replaceAll(LEGAL_FORM, ' ').trim())]);

  return [...texts]
    .map((text): Alias => {
      const plain = withoutSigns(text);
      const words = (text.match(/[a-z0-9]+/g) ?? []).filter(
        (word) => word.length >= LEAST_WORD && !COMMON_WORDS.has(word),
      );
      return { text: plain, words, sound: HAN.test(plain) ? soundsOfText(plain) : '' };
    })
    .filter(({ text }) => text.length >= 2);
}

const soundsOfText = (plain: string): string =>
  [...plain].map((sign) => (HAN.test(sign) ? soundOf(sign) : sign)).join('');

const withoutSigns = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '');

function isAlmost(word: string, other: string): boolean {
  if (word === other) {
    return true;
  }
  if (word.length < TYPO_LENGTH || Math.abs(word.length - other.length) > 1) {
    return false;
  }
  let at = 0;
  while (at < word.length && word[at] === other[at]) {
    at += 1;
  }
  const [a, b] = [word.slice(at), other.slice(at)];

  return (
    a.slice(1) === b ||
    a === b.slice(1) ||
    a.slice(1) === b.slice(1) ||
    (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  );
}
