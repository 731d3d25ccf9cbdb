/** The words of one language: key (`faq.home.title`) → text. */
export type Texts = ReadonlyMap<string, string>;

/** Complete from the first word on; another language joins by its folder. */
const LANGUAGES = ['en', 'zh-CN'];
const FORM = /_(zero|one|two|few|many|other)$/;

/** Each language is named in itself. */
const NAMES_OF_LANGUAGES = /^common\.languages\./;
/** Names that are written the same everywhere. */
const NAMES = /WalletDesk|HTML|PDF|JSON|CSV|API|ID|URL/g;

/** A key without the form that it has for some numbers. */
export const withoutForm = (key: string): string => key.replace(FORM, '');

/**
 * Files, keys and gaps that one language has and another lacks, texts with nothing in them, and texts in the wrong
 * language. `files` are the texts of `src/i18n/…` by their path below it, for example `en/faq.json`.
 */
export function unequalWords(files: ReadonlyMap<string, string>): string[] {
  const languages = [
    ...new Set([...LANGUAGES, ...[...files.keys()].map((path) => path.split('/')[0] ?? '')]),
  ];
  const names = [...new Set([...files.keys()].map((path) => path.slice(path.indexOf('/') + 1)))];

  return names.flatMap((name) => {
    const known = languages.map((language) => ({
      language,
      path: `${language}/${name}`,
      text: files.get(`${language}/${name}`),
    }));
    const missing = known.filter(({ text }) => text === undefined).map(({ path }) => `${path} is missing`);
    const present = known.flatMap(({ language, path, text }) =>
      text === undefined ? [] : [{ language, path, texts: textsOf(text) }],
    );

    return [
      ...missing,
      ...compare(present),
      ...present.flatMap((file) => wrongTexts(file, name.replace('.json', ''))),
    ];
  });
}

/** Nested objects become keys with points. @throws Error where a value is neither a text nor an object. */
export function textsOf(json: string, file = ''): Texts {
  return new Map(flatten(JSON.parse(json) as unknown, file));
}

interface File {
  readonly language: string;
  readonly path: string;
  readonly texts: Texts;
}

/** A language has all forms in which it counts, and no others: English one and other, Chinese only other. */
function compare(files: readonly File[]): string[] {
  const keys = new Set(files.flatMap(({ texts }) => [...texts.keys()].map(withoutForm)));

  return [...keys].sort().flatMap((key) => {
    const counted = files.some(({ texts }) => texts.has(`${key}_other`));
    const without = files.flatMap(({ language, path, texts }) =>
      formsOf(key, counted ? language : null)
        .filter((form) => !texts.has(form))
        .map((form) => `${path} lacks ${form}`),
    );
    const spare = files.flatMap(({ language, path, texts }) =>
      [...texts.keys()]
        .filter((form) => withoutForm(form) === key)
        .filter((form) => !formsOf(key, counted ? language : null).includes(form))
        .map((form) => `${path} has ${form}, a form that is never used`),
    );
    const gaps = files.flatMap(({ language, path, texts }) =>
      formsOf(key, counted ? language : null).flatMap((form) => {
        const text = texts.get(form);

        return text === undefined ? [] : [{ path, form, gaps: gapsOf(text) }];
      }),
    );
    const unequal =
      new Set(gaps.map((one) => one.gaps)).size > 1
        ? gaps.map((one) => `${one.path} ${one.form} has the gaps [${one.gaps}]`)
        : [];

    return [...without, ...spare, ...unequal];
  });
}

const formsOf = (key: string, language: string | null): string[] =>
  language === null
    ? [key]
    : new Intl.PluralRules(language).resolvedOptions().pluralCategories.map((form) => `${key}_${form}`);

/** The names in braces, in order and once each: a translation may turn them around or repeat one. */
function gapsOf(sentence: string): string {
  const names = [...sentence.matchAll(/\{+\s*([\w.-]+)[^{}]*\}+/g)].map(([, name = '']) => name);

  return [...new Set(names)].sort().join(', ');
}

function wrongTexts({ language, path, texts }: File, name: string): string[] {
  return [...texts].flatMap(([key, text]) => {
    const spoken = text.replace(/\{[^{}]*\}/g, '').replace(NAMES, '');
    if (text.trim() === '') {
      return [`${path} ${key} is empty`];
    }
    if (NAMES_OF_LANGUAGES.test(`${name}.${key}`)) {
      return [];
    }
    if (language === 'en' && /\p{Script=Han}/u.test(spoken)) {
      return [`${path} ${key} has Chinese signs`];
    }

    return language === 'zh-CN' && /\p{L}/u.test(spoken) && !/\p{Script=Han}/u.test(spoken)
      ? [`${path} ${key} has no Chinese signs`]
      : [];
  });
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
