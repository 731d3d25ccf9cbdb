import { LANGUAGES } from '../../platform/i18n/languages.js';
import { articleSources } from '../../../seeds/reference/articles.seed.js';
import { baseRules } from './rule-file.js';
import { GAPS, gapsIn, hasWholeBrackets } from './rule-text.js';
import { faultsOfText } from './text-rules.js';

const rules = baseRules();

describe('the rules that every install begins with', () => {
  test('are all 61 of the table and the one by which a person looks, each once', () => {
    const ids = rules.map(({ id }) => id).sort();

    expect(ids).toEqual(Array.from({ length: 62 }, (_, index) => `D${String(index + 1).padStart(2, '0')}`));
  });

  test.each(rules.flatMap((rule) => LANGUAGES.map((language) => [rule.id, language, rule] as const)))(
    '%s promises no money, names no reason, asks for no secret in %s, and warns of paying twice',
    (_, language, rule) => {
      expect(faultsOfText(rule, language)).toEqual([]);
    },
  );

  test.each(rules.map((rule) => [rule.id, rule] as const))(
    '%s has gaps that can be filled, and the same ones in both languages',
    (_, { words }) => {
      const textsOf = (language: (typeof LANGUAGES)[number]): string[] => {
        const { cause, customer, agent, next } = words[language];

        return [cause, customer, agent, ...next];
      };
      const [first, second] = LANGUAGES.map((language) => gapsIn(textsOf(language).join(' ')).sort());

      expect(LANGUAGES.flatMap(textsOf).every(hasWholeBrackets)).toBe(true);
      expect(GAPS).toEqual(expect.arrayContaining(first ?? []));
      expect(first).toEqual(second);
    },
  );

  test('lead to articles that there are in both languages', () => {
    const known = new Set(articleSources().map(({ slug, lang }) => `${lang}/${slug}`));
    const missing = rules.flatMap(({ id, article }) =>
      LANGUAGES.filter((language) => !known.has(`${language}/${article}`)).map((language) => [
        id,
        language,
        article,
      ]),
    );

    expect(missing).toEqual([]);
  });
});
