import type { LanguageIndex } from './language-index.js';
import type { SearchDocument, Suggestion } from './search-document.js';
import { firstAtLeast } from './sorted.js';
import { soundOf, soundsOf } from './sound-terms.js';
import { unitsIn } from './text-analyser.js';
import type { TextUnit } from './text-units.js';

const KEY_LENGTH = 24;
const LATIN = /^[a-z0-9 ']+$/;
/** Beginnings of so many titles are looked at: more match only one or two letters. */
const MOST_MATCHES = 500;
/** A word that is being typed may become one of so many. */
const MOST_COMPLETIONS = 8;
/** A title of 200 characters says in its first ones what it is about. */
const TITLE_LENGTH = 120;

/**
 * What a search field offers while somebody types. First titles and keywords with a part that begins like what was
 * typed, in characters or in their sounds (`daozhang` for 到账); then what a search would find for the words so far,
 * with the last one completed and slips of the finger forgiven.
 */
export class Suggestions<D extends SearchDocument> {
  private readonly keys: string[];

  constructor(private readonly index: LanguageIndex<D>) {
    const keys: string[] = [];
    for (const { id, title, keywords } of index.all()) {
      for (const text of [title, ...keywords]) {
        for (const key of beginnings(unitsIn(text))) {
          keys.push(`${key}\n${id}`);
        }
      }
    }
    this.keys = keys.sort();
  }

  for(typed: string, most: number): Suggestion[] {
    const units = unitsIn(typed);
    const beginning = keyOf(units, ({ text }) => text);
    if (units.length === 0 || most <= 0) {
      return [];
    }

    const found = new Set(this.matches(beginning));
    if (found.size < most && !this.index.lang.startsWith('en') && LATIN.test(beginning)) {
      for (const id of this.matches(`~${beginning.replaceAll(' ', '')}`)) {
        found.add(id);
      }
    }
    if (found.size < most) {
      for (const id of this.searched(typed, units, most)) {
        found.add(id);
      }
    }

    return [...found].slice(0, most).flatMap((id) => {
      const document = this.index.document(id);
      return document ? [{ id, title: document.title.slice(0, TITLE_LENGTH) }] : [];
    });
  }

  /** Ids whose title begins so first, then those where another part does; each in the order of the keys. */
  private matches(beginning: string): string[] {
    const ids: string[] = [];
    const from = firstAtLeast(this.keys, beginning);
    for (let at = from; at < from + MOST_MATCHES && this.keys[at]?.startsWith(beginning); at += 1) {
      ids.push(this.keys[at]?.split('\n')[1] ?? '');
    }

    return [...new Set(ids)];
  }

  private searched(typed: string, units: readonly TextUnit[], most: number): string[] {
    const last = units.at(-1);
    const completed =
      last?.script === 'word' ? this.index.completions(last.text, MOST_COMPLETIONS).join(' ') : '';
    const question = this.index.understand(`${typed} ${completed}`);

    return this.index
      .rank(question)
      .slice(0, most)
      .map(([{ id }]) => id);
  }
}

/** What a text begins with from each of its words or characters on, in characters and in sounds. */
function beginnings(units: readonly TextUnit[]): string[] {
  return units.flatMap((unit, at) => {
    const rest = units.slice(at, at + KEY_LENGTH);
    const written = keyOf(rest, ({ text }) => text);

    if (unit.script === 'word') {
      return [written];
    }
    const after = rest.slice(1).map(({ script, text }) => (script === 'han' ? soundOf(text) : text));

    return [
      written,
      ...soundsOf(unit.text).map((sound) => `~${sound}${after.join('')}`.slice(0, KEY_LENGTH)),
    ];
  });
}

/** Words are parted by a blank, Chinese characters by nothing. */
const keyOf = (units: readonly TextUnit[], say: (unit: TextUnit) => string): string =>
  units
    .map((unit, at) => `${at > 0 && unit.script === 'word' ? ' ' : ''}${say(unit)}`)
    .join('')
    .slice(0, KEY_LENGTH * 2);
