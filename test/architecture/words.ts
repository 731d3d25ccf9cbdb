type Words = ReadonlyMap<string, string>;

/** Complete from the first word on; another language joins by its folder. */
const LANGUAGES = ['en', 'zh-CN'];

/**
 * Files, keys and gaps that one language has and another lacks. `files` are the texts of `src/i18n/…` by their
 * path below it, for example `en/faq.json`.
 */
export function unequalWords(files: ReadonlyMap<string, string>): string[] {
  const languages = [
    ...new Set([...LANGUAGES, ...[...files.keys()].map((path) => path.split('/')[0] ?? '')]),
  ];
  const names = [...new Set([...files.keys()].map((path) => path.slice(path.indexOf('/') + 1)))];

  return names.flatMap((name) => {
    const known = languages.map((language) => ({
      path: `${language}/${name}`,
      text: files.get(`${language}/${name}`),
    }));
    const missing = known.filter(({ text }) => text === undefined).map(({ path }) => `${path} is missing`);
    const present = known.flatMap(({ path, text }) =>
      text === undefined ? [] : [{ path, words: wordsOf(text) }],
    );

    return [...missing, ...compare(present)];
  });
}

function compare(files: readonly { readonly path: string; readonly words: Words }[]): string[] {
  const keys = new Set(files.flatMap(({ words }) => [...words.keys()]));

  return [...keys].sort().flatMap((key) => {
    const without = files.filter(({ words }) => !words.has(key)).map(({ path }) => `${path} lacks ${key}`);
    const gaps = new Set(
      files.flatMap(({ words }) => (words.has(key) ? [gapsOf(words.get(key) ?? '')] : [])),
    );
    const unequal =
      gaps.size > 1
        ? files.map(({ path, words }) => `${path} ${key} has the gaps [${gapsOf(words.get(key) ?? '')}]`)
        : [];

    return [...without, ...unequal];
  });
}

/** The names in braces, in order and once each: a translation may turn them around or repeat one. */
function gapsOf(sentence: string): string {
  const names = [...sentence.matchAll(/\{+\s*([\w.-]+)[^{}]*\}+/g)].map(([, name = '']) => name);

  return [...new Set(names)].sort().join(', ');
}

/** Nested objects become keys with points. @throws Error where a value is neither a text nor an object. */
function wordsOf(json: string): Words {
  return new Map(flatten(JSON.parse(json) as unknown, ''));
}

function flatten(value: unknown, key: string): [string, string][] {
  if (typeof value === 'string') {
    return [[key, value]];
  }
  if (typeof value !== 'object' || value === null) {
    throw new Error(`The word ${key} is no text: ${JSON.stringify(value)}.`);
  }
  return Object.entries(value).flatMap(([name, inner]) =>
    flatten(inner, key === '' ? name : `${key}.${name}`),
  );
}
