import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { intlLocale, LANGUAGES, type Language, type Locale, PSEUDO_LOCALES } from './languages.js';
import { Message, type Params } from './message.js';
import { pseudo } from './pseudo.js';

/** `requests_one`, `requests_other`: the forms of one sentence by its `{count}`. */
const FORM = /^(.+)_(zero|one|two|few|many|other)$/;

interface Shelf {
  readonly numbers: Intl.NumberFormat;
  readonly plurals: Intl.PluralRules;
  readonly sentences: ReadonlyMap<string, Message>;
  /** The keys of sentences that have forms. */
  readonly counted: ReadonlySet<string>;
}

/** All words of `src/i18n`, by `<file>.<key>` with gaps like `{reference}`. */
export class Translator {
  private constructor(
    private readonly shelves: ReadonlyMap<Locale, Shelf>,
    private readonly strict: boolean,
  ) {}

  /**
   * Reads every file of every language. Missing keys and gaps throw where `strict`, so that no test passes over
   * one; there the pseudo-locales are made too.
   */
  static load(strict: boolean): Translator {
    const folder = join(dirname(fileURLToPath(import.meta.url)), '../../i18n');
    const texts = new Map(LANGUAGES.map((lang) => [lang, textsOf(join(folder, lang))]));

    return Translator.of(texts, strict);
  }

  static of(texts: ReadonlyMap<Language, ReadonlyMap<string, string>>, strict: boolean): Translator {
    const shelves = new Map<Locale, Shelf>([...texts].map(([lang, words]) => [lang, shelf(lang, words)]));
    const english = texts.get('en');
    for (const locale of strict && english ? PSEUDO_LOCALES : []) {
      const words = [...(english ?? [])].map(([key, text]): [string, string] => [key, pseudo(locale, text)]);
      shelves.set(locale, shelf(locale, new Map(words)));
    }

    return new Translator(shelves, strict);
  }

  /** @throws Error where `strict` and the words or what stands in a gap is missing */
  t(locale: Locale, key: string, params: Params = {}): string {
    const shelf = this.shelves.get(locale);
    const sentence = shelf && sentenceOf(shelf, key, params);
    if (!shelf || !sentence) {
      return this.missing(`No words for ${key} in ${locale}.`, key);
    }

    return sentence.print(params, shelf.numbers, (gap) =>
      this.missing(`No value for {${gap}} of ${key} in ${locale}.`, ''),
    );
  }

  speaks(locale: unknown): locale is Locale {
    return this.shelves.has(locale as Locale);
  }

  has(locale: Locale, key: string): boolean {
    const shelf = this.shelves.get(locale);

    return shelf !== undefined && (shelf.sentences.has(key) || shelf.counted.has(key));
  }

  private missing(what: string, instead: string): string {
    if (this.strict) {
      throw new Error(what);
    }

    return instead;
  }
}

/** By the number in `{count}` where the sentence has forms; a number like 1.5 has one too. */
function sentenceOf(
  { sentences, counted, plurals }: Shelf,
  key: string,
  params: Params,
): Message | undefined {
  if (!counted.has(key)) {
    return sentences.get(key);
  }
  const form = typeof params.count === 'number' ? plurals.select(params.count) : 'other';

  return sentences.get(`${key}_${form}`) ?? sentences.get(`${key}_other`);
}

function shelf(locale: Locale, texts: ReadonlyMap<string, string>): Shelf {
  return {
    numbers: new Intl.NumberFormat(intlLocale(locale)),
    plurals: new Intl.PluralRules(intlLocale(locale)),
    sentences: new Map([...texts].map(([key, text]) => [key, new Message(text)])),
    counted: new Set([...texts.keys()].flatMap((key) => FORM.exec(key)?.[1] ?? [])),
  };
}

function textsOf(folder: string): ReadonlyMap<string, string> {
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
