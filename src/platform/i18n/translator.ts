import { createInstance, type i18n } from 'i18next';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LANGUAGES, type Language } from './languages.js';

/** All words of `src/i18n`, by `<file>.<key>` with gaps like `{reference}`. */
export class Translator {
  private constructor(private readonly engine: i18n) {}

  /** Reads every file of every language. Missing keys throw where `strict`, so that no test passes over one. */
  static load(strict: boolean): Translator {
    const folder = join(dirname(fileURLToPath(import.meta.url)), '../../i18n');
    const engine = createInstance();
    void engine.init({
      resources: Object.fromEntries(
        LANGUAGES.map((lang) => [lang, { translation: readLanguage(join(folder, lang)) }]),
      ),
      lng: 'en',
      fallbackLng: 'en',
      initAsync: false,
      returnNull: false,
      interpolation: { prefix: '{', suffix: '}', escapeValue: false },
      saveMissing: strict,
      missingKeyHandler: (languages, _namespace, key) => {
        if (strict) {
          throw new Error(`No words for ${key} in ${languages.join(', ')}.`);
        }
      },
    });

    return new Translator(engine);
  }

  t(language: Language, key: string, params: Readonly<Record<string, unknown>> = {}): string {
    return this.engine.t(key, { ...params, lng: language });
  }

  has(language: Language, key: string): boolean {
    return this.engine.exists(key, { lng: language });
  }
}

function readLanguage(folder: string): Record<string, unknown> {
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => [
        name.replace('.json', ''),
        JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown,
      ]),
  );
}
