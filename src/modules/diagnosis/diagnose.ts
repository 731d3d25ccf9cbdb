import { createHash } from 'node:crypto';
import type { EscalationLine, ExceptionCause, Priority } from '../exceptions/exception-type.js';
import { type Language, LANGUAGES } from '../../platform/i18n/languages.js';
import type { Words } from '../../platform/i18n/words.js';
import type { DiagnosisFacts, FactName } from './diagnosis-facts.js';
import { A_PERSON_LOOKS, type DiagnosisRule, type Disclosure, NOT_FOUND } from './diagnosis-rule.js';
import { whatHolds } from './rule-conditions.js';
import { canBeFilled, type Figures, fillText } from './rule-text.js';
import { saysNotAgain } from './text-rules.js';

/** How much may be built on it: a transaction that a person tied, one that fits well, or a guess. */
export type Confidence = 'sure' | 'likely' | 'unsure';

export const ASKS = ['account', 'amount', 'counterparty', 'time', 'reference'] as const;

export type Ask = (typeof ASKS)[number];

/** A fact that a rule asked for, as it was. */
export interface EvidenceItem {
  readonly field: FactName;
  readonly value: string | number | null;
}

export interface FilledWords {
  readonly cause: string;
  readonly customer: string;
  readonly agent: string;
  readonly next: readonly string[];
}

/** What most likely happened, with everything that follows from it. Plain data: it is stored as it is. */
export interface Diagnosis {
  readonly rule: string;
  readonly version: number;
  readonly confidence: Confidence;
  readonly cause: ExceptionCause;
  readonly words: Readonly<Record<Language, FilledWords>>;
  readonly article: string;
  readonly priority: Priority;
  readonly escalatesTo: readonly EscalationLine[];
  readonly disclosure: Disclosure;
  readonly evidence: readonly EvidenceItem[];
  /** Further rules that fit, the more specific first. */
  readonly alternatives: readonly {
    readonly rule: string;
    readonly version: number;
    readonly cause: Readonly<Record<Language, string>>;
  }[];
  /** What to ask the customer next, where nothing was found. */
  readonly ask: Ask | null;
  /** Moments at which it is looked at again, ISO 8601. */
  readonly recheckAt: readonly string[];
  readonly validUntil: string;
}

/** Everything that a diagnosis is made of: the same always gives the same. */
export interface DiagnosisQuestion {
  readonly facts: DiagnosisFacts;
  readonly figures: Figures;
  readonly now: Date;
  /** That of the exception type, for rules that have none of their own. */
  readonly typePriority: Priority;
  /** The rule that was said before, where this is another look; null at the first. */
  readonly before: string | null;
  /** What would narrow it down most. */
  readonly ask: Ask | null;
  /** In each language, by the clock of the customer. */
  readonly speakers: Readonly<Record<Language, Words>>;
}

const MINUTE = 60_000;
const HOUR = 60;
const MOST_ALTERNATIVES = 3;

/** Said where nothing else fits: no alternative to anything. */
const FALLBACKS: readonly string[] = [NOT_FOUND, A_PERSON_LOOKS];

/** @throws Error where no rule fits, which a whole set of rules does not let happen */
export function diagnose(rules: readonly DiagnosisRule[], question: DiagnosisQuestion): Diagnosis {
  const { facts, figures, speakers } = question;
  const [first, ...others] = rules.filter(
    (rule) => whatHolds(rule.when, facts) !== null && canBeTold(rule, figures),
  );
  if (!first) {
    throw new Error('No rule fits, not even the last one.');
  }
  const times = timesOf(first, question);
  const raised = first.raise && whatHolds(first.raise.when, facts) ? first.raise : null;

  return {
    rule: first.id,
    version: first.since,
    confidence: confidenceOf(facts),
    cause: first.cause,
    words: inEach((language) => filled(first, language, withCheck(question, times.recheckAt[0]))),
    article: first.article,
    priority: raised?.priority ?? first.priority ?? question.typePriority,
    escalatesTo: raised ? raised.escalatesTo : first.escalatesTo,
    disclosure: first.disclosure,
    evidence: evidenceOf(first, facts),
    alternatives: others
      .filter(({ id }) => !FALLBACKS.includes(id))
      .slice(0, MOST_ALTERNATIVES)
      .map((rule) => ({
        rule: rule.id,
        version: rule.since,
        cause: inEach((language) => fillText(rule.words[language].cause, figures, speakers[language])),
      })),
    ask: first.id === NOT_FOUND ? question.ask : null,
    ...times,
  };
}

/** The same facts and figures always give the same text, whatever order they came in. */
export const factsHash = (facts: DiagnosisFacts, figures: Figures): string =>
  createHash('sha256').update(canonical({ facts, figures })).digest('hex');

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** A text that lacks what it is about is not told: a more general rule has one that can be. */
const canBeTold = ({ words }: DiagnosisRule, figures: Figures): boolean =>
  LANGUAGES.every((language) => {
    const { cause, customer, agent, next } = words[language];

    return [cause, customer, agent, ...next].every((text) => canBeFilled(text, figures));
  });

function filled(
  { words }: DiagnosisRule,
  language: Language,
  { figures, facts, speakers }: DiagnosisQuestion,
): FilledWords {
  const { cause, customer, agent, next } = words[language];
  const fill = (text: string): string => fillText(text, figures, speakers[language]);
  const told = fill(customer);
  const isOpen = facts.state === 'PENDING' || facts.state === 'IN_DOUBT';

  return {
    cause: fill(cause),
    // Whatever a rule says of it: who pays again meanwhile may have paid twice.
    customer:
      isOpen && !saysNotAgain(told, language)
        ? [told, speakers[language].t('diagnosis.not-again')].join(language === 'en' ? ' ' : '')
        : told,
    agent: fill(agent),
    next: next.map(fill),
  };
}

function confidenceOf({ found, legs, account }: DiagnosisFacts): Confidence {
  if (found === 'linked' || (found === 'none' && account === 'found')) {
    return legs === 'assumed' ? 'likely' : 'sure';
  }

  return found === 'strong' ? 'likely' : 'unsure';
}

/** What the rule asked for and found; what it only ruled out is no sign of anything. */
function evidenceOf({ when }: DiagnosisRule, facts: DiagnosisFacts): EvidenceItem[] {
  const asked = whatHolds(when, facts)?.filter(({ op }) => op !== 'not-in') ?? [];

  return asked.map(({ field }) => ({ field, value: facts[field] }));
}

function timesOf(
  { id, recheck, validMinutes }: DiagnosisRule,
  { now, figures, before }: DiagnosisQuestion,
): Pick<Diagnosis, 'recheckAt' | 'validUntil'> {
  const after = (minutes: number): Date => new Date(now.getTime() + minutes * MINUTE);
  const { times } = figures;
  const dueAt = [times.eta, times.due, times.until, times.max].find((at) => at !== undefined && at > now);
  // The first looks come soon one after the other; once they have said the same, only those that go on are left.
  const moments = [
    ...(before === id ? [] : recheck.minutes.map(after)),
    ...(recheck.hourly ? [after(HOUR)] : []),
    ...(recheck.atDue && dueAt ? [dueAt] : []),
  ].map((at) => at.toISOString());

  return { recheckAt: [...new Set(moments)].sort(), validUntil: after(validMinutes).toISOString() };
}

/** When it is looked at again is known only once the rule is. */
const withCheck = (question: DiagnosisQuestion, check: string | undefined): DiagnosisQuestion =>
  check === undefined
    ? question
    : {
        ...question,
        figures: {
          ...question.figures,
          times: { ...question.figures.times, check: new Date(check) },
        },
      };

const inEach = <T>(of: (language: Language) => T): Record<Language, T> => ({
  'zh-CN': of('zh-CN'),
  en: of('en'),
});
