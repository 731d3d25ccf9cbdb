import { createInstance, type i18n } from 'i18next';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../project-root.js';
import { intlLocale, LANGUAGES, type Language, type Locale, PSEUDO_LOCALES } from './languages.js';
import { pseudo } from './pseudo.js';

/** What stands in the gaps of a sentence. */
export type Params = Readonly<Record<string, string | number>>;

type Texts = ReadonlyMap<string, string>;

/**
 * All words of `src/i18n`, by `<file>.<key>` with gaps like `{reference}`; `requests_one` and `requests_other` are
 * forms of one sentence by its `{count}`. What is put into a gap is only printed, whatever it looks like.
 */
export class Translator {
  /** Sentences without gaps, as they were printed before: most of a page, and always the same. */
  private readonly plain: ReadonlyMap<Locale, Map<string, string>>;

  private constructor(
    private readonly engine: i18n,
    private readonly numbers: ReadonlyMap<Locale, Intl.NumberFormat>,
  ) {
    this.plain = new Map([...numbers.keys()].map((locale) => [locale, new Map<string, string>()]));
  }

  /**
   * Reads every file of every language. Missing keys and gaps throw where `strict`, so that no test passes over
   * one; there the pseudo-locales are made too.
   */
  static load(strict: boolean): Translator {
    const folder = join(projectRoot(), 'src/i18n');
    const texts = new Map(LANGUAGES.map((lang) => [lang, textsOf(join(folder, lang))]));

    return Translator.of(texts, strict);
  }

  static of(texts: ReadonlyMap<Language, Texts>, strict: boolean): Translator {
    const shelves = new Map<Locale, Texts>(texts);
    for (const locale of strict ? PSEUDO_LOCALES : []) {
      const words = [...(texts.get('en') ?? [])].map(([key, text]) => [key, pseudo(locale, text)] as const);
      shelves.set(locale, new Map(words));
    }
    const numbers = [...shelves.keys()].map(
      (locale) => [locale, new Intl.NumberFormat(intlLocale(locale))] as const,
    );

    return new Translator(engineOf(shelves, strict), new Map(numbers));
  }

  /** @throws Error where `strict` and the words or what stands in a gap is missing */
  t(locale: Locale, key: string, params: Params = {}): string {
    if (Object.keys(params).length > 0) {
      return this.print(locale, key, params);
    }
    const known = this.plain.get(locale);
    const text = known?.get(key) ?? this.print(locale, key, params);
    if (text !== key) {
      known?.set(key, text);
    }

    return text;
  }

  speaks(locale: unknown): locale is Locale {
    return this.numbers.has(locale as Locale);
  }

  has(locale: Locale, key: string): boolean {
    return this.engine.exists(key, { lng: rulesOf(locale), count: 1 });
  }

  private print(locale: Locale, key: string, params: Params): string {
    const { count } = params;

    return this.engine.t(key, {
      lng: rulesOf(locale),
      replace: this.printed(locale, params),
      ...(typeof count === 'number' ? { count } : {}),
      nest: false,
      told: `${key} in ${locale}`,
    });
  }

  /** Numbers as the locale writes them. */
  private printed(locale: Locale, params: Params): Readonly<Record<string, string>> {
    return Object.fromEntries(
      Object.entries(params).map(([gap, value]) => [
        gap,
        typeof value === 'number' ? (this.numbers.get(locale)?.format(value) ?? String(value)) : value,
      ]),
    );
  }
}

/** By whose rules a locale counts; that from right to left is English too. */
const rulesOf = (locale: Locale): string => (locale === 'ar-XB' ? 'en-XB' : locale);

function engineOf(shelves: ReadonlyMap<Locale, Texts>, strict: boolean): i18n {
  const missing = (what: string, instead: string): string => {
    if (strict) {
      throw new Error(what);
    }

    return instead;
  };
  const engine = createInstance();
  void engine.init({
    resources: Object.fromEntries(
      [...shelves].map(([locale, texts]) => [rulesOf(locale), { translation: Object.fromEntries(texts) }]),
    ),
    initAsync: false,
    load: 'currentOnly',
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { prefix: '{', suffix: '}', escapeValue: false },
    parseMissingKeyHandler: (key, _default, options) => missing(`No words for ${told(options)}.`, key),
    missingInterpolationHandler: (_text, [gap], options) =>
      missing(`No value for ${String(gap)} of ${told(options)}.`, ''),
  });

  return engine;
}

/** `<key> in <locale>`, as `t` gave it. */
const told = (options: unknown): string => String((options as { told?: unknown } | undefined)?.told);

function textsOf(folder: string): Texts {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

  return new Map(
    files.flatMap((name) =>
      flat(name.replace('.json', ''), JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown),
    ),
  );
}

function flat(key: string, value: unknown): [string, string][] {
  return typeof value === 'string'
    ? [[key, value]]
    : Object.entries(value as object).flatMap(([name, inner]) => flat(`${key}.${name}`, inner));
}
