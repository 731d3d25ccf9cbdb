import { LANGUAGES } from '../../platform/i18n/languages.js';
import { articleSources } from '../../../seeds/reference/articles.seed.js';
import { baseRules } from './rule-file.js';
import { GAPS, gapsIn, hasWholeBrackets } from './rule-text.js';
import { faultsOfText } from './text-rules.js';

const rules = baseRules();

describe('the rules that every install begins with', () => {
  test('are all 61 of the table, the one by which a person looks and one of a refund to a wallet, each once', () => {
    const ids = rules.map(({ id }) => id).sort();

    expect(ids).toEqual(Array.from({ length: 63 }, (_, index) => `D${String(index + 1).padStart(2, '0')}`));
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

  test.each(rules.map((rule) => [rule.id, rule] as const))(
    '%s tells nobody that nothing was taken where the wallet shows that it was, nor that it is back while it is on its way',
    (_, { when, words }) => {
      const mentions = (text: RegExp): boolean => text.test(words['zh-CN'].customer);
      const excludes = (field: string, value: string): boolean =>
        when.every((group) =>
          group.some(
            (line) => line.field === field && (line.op === 'in') !== line.values.some((one) => one === value),
          ),
        );

      expect(!mentions(/没有扣款|未被扣除|没有转出|没有离开/) || excludes('debit', 'posted')).toBe(true);
      expect(!mentions(/回到钱包/) || excludes('reversal', 'running')).toBe(true);
    },
  );

  test.each(
    rules.filter(({ disclosure }) => disclosure === 'public').map((rule) => [rule.id, rule] as const),
  )('%s may be told to anybody because it says nothing of what the wallet holds', (_, { words }) => {
    expect(words['zh-CN'].customer).not.toMatch(/钱包(目前)?(还)?(没有|中)|暂未查到这笔转入/);
    expect(words.en.customer).not.toMatch(/the wallet has|no record of/i);
  });

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
