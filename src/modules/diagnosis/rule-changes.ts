import { type Language, LANGUAGES } from '../../platform/i18n/languages.js';
import type { DiagnosisRule, RuleEdition } from './diagnosis-rule.js';
import { written } from './rule-conditions.js';
import { RULE_TEXTS, type RuleText } from './rule-edit.dto.js';

export const RULE_FACTS = [
  'when',
  'cause',
  'priority',
  'escalatesTo',
  'raise',
  'article',
  'disclosure',
  'recheck',
  'validMinutes',
] as const;

export type RuleFact = (typeof RULE_FACTS)[number];

/** A fact, or a text in one language, that is not the same in two editions; each as lines. */
export type RuleChange = { readonly before: readonly string[]; readonly after: readonly string[] } & (
  { readonly fact: RuleFact } | { readonly text: RuleText; readonly language: Language }
);

/** A rule without what never changes about it. */
export function editionOfRule({
  id: _id,
  place: _place,
  since: _since,
  ...edition
}: DiagnosisRule): RuleEdition {
  return edition;
}

/** What is different in `after`; nothing where both say the same. */
export function ruleChanges(before: RuleEdition, after: RuleEdition): RuleChange[] {
  const all: RuleChange[] = [
    ...RULE_FACTS.map((fact) => ({ fact, before: saidOf(before, fact), after: saidOf(after, fact) })),
    ...LANGUAGES.flatMap((language) =>
      RULE_TEXTS.map((text) => ({
        text,
        language,
        before: textOf(before, text, language),
        after: textOf(after, text, language),
      })),
    ),
  ];

  return all.filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

/** A fact of a rule as it is written, a line each. */
export function saidOf(edition: RuleEdition, fact: RuleFact): readonly string[] {
  const { when, raise, recheck, escalatesTo, validMinutes } = edition;
  switch (fact) {
    case 'when':
      return written(when).split('\n');
    case 'raise':
      return raise
        ? [...written(raise.when).split('\n'), [raise.priority ?? '', ...raise.escalatesTo].join(' ').trim()]
        : [];
    case 'escalatesTo':
      return escalatesTo;
    case 'recheck':
      return [
        ...recheck.minutes.map(String),
        ...(recheck.atDue ? ['due'] : []),
        ...(recheck.hourly ? ['hourly'] : []),
      ];
    case 'validMinutes':
      return [String(validMinutes)];
    default:
      return edition[fact] === null ? [] : [edition[fact]];
  }
}

function textOf({ words }: RuleEdition, text: RuleText, language: Language): readonly string[] {
  const value = words[language][text];

  return typeof value === 'string' ? [value] : value;
}
