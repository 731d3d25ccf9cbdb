import { type FieldFault, Invalid } from '../../platform/errors/app-error.js';
import { type Language, LANGUAGES } from '../../platform/i18n/languages.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import type { EscalationLine } from '../exceptions/exception-type.js';
import { A_PERSON_LOOKS, type DiagnosisRule, type RuleEdition, type RuleWords } from './diagnosis-rule.js';
import { type Condition, readCondition, UnreadableLine, written } from './rule-conditions.js';
import { type EditRuleDto, RULE_TEXTS, ruleTextField, typedInRule } from './rule-edit.dto.js';
import { GAPS, gapsIn, hasWholeBrackets } from './rule-text.js';
import { faultsOfText } from './text-rules.js';

const MOST_STEPS = 6;

/** What was typed, as an edition: checked, and without secrets. @throws Invalid naming the field that cannot be */
export function typedRule({ id, when: standing }: DiagnosisRule, dto: EditRuleDto): RuleEdition {
  const typed = typedInRule(dto);
  const when = conditionIn('when', dto.when);
  const raiseWhen = dto.raiseWhen === undefined ? null : conditionIn('raiseWhen', dto.raiseWhen);
  const text = (name: string): string =>
    withoutSecrets(typed[name] ?? '')
      .replaceAll(/[^\S\n]+/g, ' ')
      .trim();
  const wordsIn = (language: Language): RuleWords => ({
    cause: text(ruleTextField('cause', language)),
    customer: text(ruleTextField('customer', language)),
    agent: text(ruleTextField('agent', language)),
    next: text(ruleTextField('next', language))
      .split(/\s*\n\s*/)
      .filter((line) => line !== ''),
  });
  const edition: RuleEdition = {
    when,
    cause: dto.tag,
    priority: dto.priority ?? null,
    escalatesTo: linesOf(typed.line1, typed.line2),
    raise: raiseWhen && {
      when: raiseWhen,
      priority: dto.raisePriority ?? null,
      escalatesTo: linesOf(typed.raiseLine1, typed.raiseLine2),
    },
    article: dto.article,
    disclosure: dto.disclosure,
    recheck: {
      minutes: (dto.minutes?.match(/\d+/g) ?? []).map(Number).filter((minutes) => minutes > 0),
      atDue: dto.atDue === 'yes',
      hourly: dto.hourly === 'yes',
    },
    validMinutes: dto.validMinutes,
    words: { 'zh-CN': wordsIn('zh-CN'), en: wordsIn('en') },
  };
  const faults = [
    // What says that a person looks fits whatever else does not: otherwise something would fit nothing.
    ...(id === A_PERSON_LOOKS && written(when) !== written(standing)
      ? [{ field: 'when', key: 'rules.errors.last' }]
      : []),
    ...faultsOfRule(edition),
  ];
  if (faults.length > 0) {
    throw new Invalid(faults);
  }

  return edition;
}

/** What no rule may say, in force or not. */
export const faultsOfRule = (edition: RuleEdition): FieldFault[] =>
  LANGUAGES.flatMap((language) => [
    ...RULE_TEXTS.flatMap((text) => gapFaults(ruleTextField(text, language), edition.words[language][text])),
    ...(edition.words[language].next.length > MOST_STEPS
      ? [{ field: ruleTextField('next', language), key: 'rules.errors.steps', params: { most: MOST_STEPS } }]
      : []),
    ...faultsOfText(edition, language).map((fault) => ({
      field: ruleTextField('customer', language),
      key: `rules.faults.${fault}`,
    })),
  ]);

function gapFaults(field: string, text: string | readonly string[]): FieldFault[] {
  const parts = typeof text === 'string' ? [text] : text;
  const strange = parts.flatMap(gapsIn).find((name) => !(GAPS as readonly string[]).includes(name));
  if (strange !== undefined || parts.some((part) => /[{}]/.test(part.replaceAll(/\{[A-Za-z]+\}/g, '')))) {
    return [{ field, key: 'rules.errors.gap', params: { name: strange ?? '{', known: GAPS.join(' ') } }];
  }

  return parts.every(hasWholeBrackets) ? [] : [{ field, key: 'rules.errors.brackets' }];
}

function conditionIn(field: string, typed: string): Condition {
  try {
    return readCondition(typed);
  } catch (error) {
    if (error instanceof UnreadableLine) {
      const params = { line: error.line, text: error.text.slice(0, 120) };
      throw new Invalid([{ field, key: 'rules.errors.unreadable', params }]);
    }
    throw error;
  }
}

const linesOf = (...lines: readonly (EscalationLine | undefined)[]): EscalationLine[] => [
  ...new Set(lines.filter((line) => line !== undefined)),
];
