import { filesIn, readText, type Source, sourcesIn } from '../architecture/sources.js';
import { FAMILIES, type Families } from './families.js';
import { usedWords } from './used-words.js';
import { textsOf, unequalWords, withoutForm } from './words.js';

/** Everything that is asked for words, and the words that there are. */
export interface Vocabulary {
  readonly sources: readonly Source[];
  /** Path → text. */
  readonly templates: ReadonlyMap<string, string>;
  /** `en/faq.json` → text. */
  readonly words: ReadonlyMap<string, string>;
  readonly families: Families;
}

export const ownVocabulary = (): Vocabulary => ({
  sources: sourcesIn('src', 'seeds'),
  templates: new Map(filesIn(['views'], '.hbs').map((path) => [path, readText(path)])),
  words: new Map(
    filesIn(['src/i18n'], '.json').map((path) => [path.slice('src/i18n/'.length), readText(path)]),
  ),
  families: FAMILIES,
});

/** Words that are missing, never used, unequal, empty or in the wrong language; one line each. */
export function faultsOf({ sources, templates, words, families }: Vocabulary): string[] {
  const english = [...words].filter(([path]) => path.startsWith('en/'));
  const files = english.map(([path]) => path.slice('en/'.length).replace('.json', ''));
  const known = new Set(
    english.flatMap(([, text], index) => [...textsOf(text, files[index]).keys()].map(withoutForm)),
  );
  const used = usedWords(sources, templates, files);
  const together = Object.entries(families).flatMap(([pattern, names]) =>
    (names ?? [...known].flatMap((key) => standingAt(pattern, key))).map(
      (name) => [pattern.replace('*', name), `the family ${pattern}`] as const,
    ),
  );
  const asked = new Map([...together, ...used.keys]);

  return [
    ...unequalWords(words),
    ...[...asked].filter(([key]) => !known.has(key)).map(([key, by]) => `${key} has no words (${by})`),
    ...[...known]
      .filter((key) => !asked.has(key) && !used.perhaps.has(key))
      .map((key) => `${key} is used nowhere`),
    ...[...used.patterns]
      .filter(([pattern]) => !(pattern in families))
      .map(([pattern, path]) => `${pattern} is not among the families of test/words/families.ts (${path})`),
    ...Object.keys(families)
      .filter((pattern) => !used.patterns.has(pattern))
      .map((pattern) => `${pattern} is a family that nothing puts together`),
  ];
}

/** What stands at the `*` of a key of the family. */
function standingAt(pattern: string, key: string): string[] {
  const [before = '', after = ''] = pattern.split('*');
  const inner =
    key.startsWith(before) && key.endsWith(after) ? key.slice(before.length, key.length - after.length) : '';

  return inner !== '' && !inner.includes('.') ? [inner] : [];
}
