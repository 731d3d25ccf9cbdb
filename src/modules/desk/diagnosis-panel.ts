import { Injectable } from '@nestjs/common';
import { canHandleTicket } from '../../policies/ticket.policy.js';
import { canSeeTransactions } from '../../policies/wallet.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Language } from '../../platform/i18n/languages.js';
import type { Words } from '../../platform/i18n/words.js';
import type { Actor } from '../../platform/identity/actor.js';
import type { Diagnosis } from '../diagnosis/diagnose.js';
import { DiagnosisRecords, type LastDiagnosis, seenIn } from '../diagnosis/diagnosis-records.js';
import { LEADS_TO_REVERSAL } from '../diagnosis/diagnosis-rule.js';
import { evidenceFigures } from '../diagnosis/figure-words.js';
import { factName, factWord } from '../diagnosis/fact-words.js';
import { PRIORITIES, type Priority } from '../exceptions/exception-type.js';
import { ArticleLookup } from '../faq/article.lookup.js';
import { articleUrl } from '../faq/help-links.js';
import { questionText } from '../matching/match-texts.js';
import { ShownMoney } from '../tickets/shown-money.js';
import type { FoundTicket } from '../tickets/ticket.lookup.js';

export interface DiagnosisModel {
  readonly rule: string;
  readonly cause: string;
  readonly confidence: string;
  readonly confidenceTone: 'ok' | 'info' | 'warn';
  readonly evidence: readonly { readonly label: string; readonly value: string }[];
  /** For the customer, in his language. */
  readonly reply: string;
  readonly lang: Language;
  readonly agent: string;
  readonly next: readonly string[];
  /** What to ask next; '' where something was found. */
  readonly ask: string;
  readonly article: { readonly title: string; readonly url: string } | null;
  readonly alternatives: readonly { readonly rule: string; readonly cause: string }[];
  /** Who should take it besides; '' where the first line can end it. */
  readonly escalation: string;
  /** Where it should be more urgent than it is; null where it is urgent enough. */
  readonly urgency: { readonly label: string; readonly raisePath: string } | null;
  /** To whom it may be told. */
  readonly disclosure: string;
  readonly madeAt: Date;
  /** Too old to be told without another look. */
  readonly isOld: boolean;
  readonly preparePath: string;
  /** The next step is to propose that money goes back. */
  readonly leadsToReversal: boolean;
}

export interface DiagnosisPanelModel {
  /** Null where nothing was looked at yet, and for who sees no transactions. */
  readonly diagnosis: DiagnosisModel | null;
}

const TONES = { sure: 'ok', likely: 'info', unsure: 'warn' } as const;

/** What most likely happened, why, and what follows from it. */
@Injectable()
export class DiagnosisPanel {
  constructor(
    private readonly records: DiagnosisRecords,
    private readonly articles: ArticleLookup,
    private readonly clock: Clock,
    private readonly shown: ShownMoney,
  ) {}

  async model(actor: Actor, ticket: FoundTicket, path: string, words: Words): Promise<DiagnosisPanelModel> {
    const last = canSeeTransactions(actor) ? await this.records.lastOf(ticket.id) : null;
    if (last) {
      await this.shown.note(actor, ticket.id, seenIn(last));
    }

    return {
      diagnosis: last && {
        ...toldOf(last, ticket, words),
        article: await this.articleOf(last.result, ticket.language as Language),
        urgency: urgencyOf(actor, last.result, ticket, path, words),
        isOld: isOpen(ticket) && new Date(last.result.validUntil) < this.clock.now(),
        preparePath: `${path}/replies/preparation`,
      },
    };
  }

  /** In the customer's language, where it can be read; there is none that was taken down meanwhile. */
  private async articleOf({ article: slug }: Diagnosis, lang: Language): Promise<DiagnosisModel['article']> {
    const article = (await this.articles.headings(lang)).find((one) => one.slug === slug);

    return article ? { title: article.title, url: articleUrl(lang, slug) } : null;
  }
}

/** The words for a reply, in the customer's language. */
export const replyOf = ({ result }: LastDiagnosis, { language }: FoundTicket): string =>
  result.words[language as Language].customer;

function toldOf(
  last: LastDiagnosis,
  ticket: FoundTicket,
  words: Words,
): Omit<DiagnosisModel, 'article' | 'urgency' | 'isOld' | 'preparePath'> {
  const { rule, words: said, confidence, evidence, alternatives, escalatesTo, ask, disclosure } = last.result;
  const { cause, agent, next } = said[words.language];

  return {
    rule,
    cause,
    confidence: words.t(`diagnosis.confidence.${confidence}`),
    confidenceTone: TONES[confidence],
    evidence: [
      ...evidence.map(({ field, value }) => ({
        label: factName(field, words),
        value: factWord(field, value, words),
      })),
      ...evidenceFigures(evidence, last.figures, words),
    ],
    reply: replyOf(last, ticket),
    lang: ticket.language as Language,
    agent,
    next,
    ask: ask === null ? '' : words.t(questionText(ask)),
    alternatives: alternatives.map((one) => ({ rule: one.rule, cause: one.cause[words.language] })),
    escalation: words.list(escalatesTo.map((line) => words.t(`taxonomy.lines.${line}`))),
    disclosure: words.t(`diagnosis.disclosure.${disclosure}`),
    madeAt: last.madeAt,
    leadsToReversal: LEADS_TO_REVERSAL.includes(rule),
  };
}

const isOpen = ({ status }: FoundTicket): boolean => status !== 'resolved' && status !== 'closed';

/** Only ever to more: what was promised to a customer is never moved back. */
function urgencyOf(
  actor: Actor,
  { priority }: Diagnosis,
  ticket: FoundTicket,
  path: string,
  words: Words,
): DiagnosisModel['urgency'] {
  const isMore = PRIORITIES.indexOf(priority) < PRIORITIES.indexOf(ticket.priority as Priority);

  return isMore && canHandleTicket(actor) && ticket.status !== 'closed'
    ? { label: words.t(`desk.priorities.${priority}`), raisePath: `${path}/priority` }
    : null;
}
