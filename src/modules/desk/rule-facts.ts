import type { Words } from '../../platform/i18n/words.js';
import type { RuleEdition } from '../diagnosis/diagnosis-rule.js';
import { factName, factWord } from '../diagnosis/fact-words.js';
import {
  type RuleChange,
  type RuleFact,
  RULE_FACTS,
  ruleChanges,
  saidOf,
} from '../diagnosis/rule-changes.js';
import type { Condition } from '../diagnosis/rule-conditions.js';
import { RULE_TEXTS } from '../diagnosis/rule-edit.dto.js';
import { causeName } from '../exceptions/exception-words.js';
import { EXCEPTION_CAUSES } from '../exceptions/exception-type.js';
import { type Language, LANGUAGES } from '../../platform/i18n/languages.js';
import type { Said, ToldChange, ToldFact } from './exception-facts.js';

/** What a rule asks, in the reader's words: each of the groups, of which one has to hold. */
export const toldCondition = (condition: Condition, words: Words): readonly (readonly string[])[] =>
  condition.map((group) =>
    group.map(({ field, op, values }) =>
      words.t(`rules.operators.${op}`, {
        fact: factName(field, words),
        values: words.list(
          values.map((value) => factWord(field, value, words)),
          'or',
        ),
      }),
    ),
  );

/** The other facts of a rule, in the reader's words. */
export const toldRuleFacts = (edition: RuleEdition, words: Words): ToldFact[] =>
  RULE_FACTS.filter((fact) => fact !== 'when').map((fact) => ({
    label: words.t(`rules.facts.${fact}`),
    said: inWords(fact, saidOf(edition, fact), words),
  }));

/** The texts of a rule in one language beside the other. */
export const toldTexts = (
  edition: RuleEdition,
  words: Words,
): readonly { readonly label: string; readonly lang: Language; readonly said: Said }[] =>
  RULE_TEXTS.flatMap((text) =>
    LANGUAGES.map((lang) => {
      const value = edition.words[lang][text];

      return {
        label: inLanguage(words.t(`rules.texts.${text}`), lang, words),
        lang,
        said: saidBy(typeof value === 'string' ? [value] : value),
      };
    }),
  );

/** What is different, with both of what it was and what it is. */
export const toldRuleChanges = (before: RuleEdition, after: RuleEdition, words: Words): ToldChange[] =>
  ruleChanges(before, after).map((change) => toldChange(change, words));

function toldChange(change: RuleChange, words: Words): ToldChange {
  if ('fact' in change) {
    return {
      label: words.t(`rules.facts.${change.fact}`),
      lang: null,
      before: inWords(change.fact, change.before, words),
      after: inWords(change.fact, change.after, words),
    };
  }

  return {
    label: inLanguage(words.t(`rules.texts.${change.text}`), change.language, words),
    lang: change.language,
    before: saidBy(change.before),
    after: saidBy(change.after),
  };
}

const inLanguage = (what: string, language: Language, words: Words): string =>
  words.t('taxonomy.in-language', { what, language: words.t(`taxonomy.languages.${language}`) });

function inWords(fact: RuleFact, lines: readonly string[], words: Words): Said {
  return saidBy(lines.map((line) => told(fact, line, words)));
}

/** Conditions stay as they are written: that is what somebody has changed. */
function told(fact: RuleFact, line: string, words: Words): string {
  switch (fact) {
    case 'cause': {
      const cause = EXCEPTION_CAUSES.find((one) => one === line);

      return cause ? causeName(cause, words) : line;
    }
    case 'priority':
      return words.t(`desk.priorities.${line}`);
    case 'escalatesTo':
      return words.t(`taxonomy.lines.${line}`);
    case 'disclosure':
      return words.t(`diagnosis.disclosure.${line}`);
    case 'validMinutes':
      return words.span(Number(line));
    case 'recheck':
      return /^\d+$/.test(line) ? words.span(Number(line)) : words.t(`rules.rechecks.${line}`);
    default:
      return line;
  }
}

const saidBy = (texts: readonly string[]): Said =>
  texts.length > 1 ? { one: '', several: texts } : { one: texts[0] ?? '', several: [] };
