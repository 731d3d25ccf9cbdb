import { Injectable } from '@nestjs/common';
import { canSeeTransactions } from '../../policies/wallet.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotFound } from '../../platform/errors/app-error.js';
import type { Language } from '../../platform/i18n/languages.js';
import type { Actor } from '../../platform/identity/actor.js';
import { diagnose } from '../diagnosis/diagnose.js';
import { DiagnosisRecords, seenIn } from '../diagnosis/diagnosis-records.js';
import type { RuleEdition } from '../diagnosis/diagnosis-rule.js';
import { RuleBook } from '../diagnosis/rule-book.js';
import { priorityOf } from '../exceptions/taxonomy.js';
import { DiagnosisSpeech } from '../tickets/diagnosis-speech.js';
import { ShownMoney } from '../tickets/shown-money.js';
import { type FoundTicket, TicketLookup } from '../tickets/ticket.lookup.js';

export interface RuleTrialModel {
  /** What was asked, as it was typed. */
  readonly asked: string;
  /** Why there is nothing to try it on; '' where there is. */
  readonly nothing: '' | 'no-ticket' | 'no-facts';
  /** What was said of the ticket, and what would be said. */
  readonly before: string;
  readonly rule: string;
  readonly isThis: boolean;
  /** The words for the customer; '' for who sees no transactions. */
  readonly text: string;
  readonly lang: Language;
}

/** What a rule would say of a ticket, by the facts that were seen last: nobody's money is looked at for it. */
@Injectable()
export class RuleTrial {
  constructor(
    private readonly tickets: TicketLookup,
    private readonly records: DiagnosisRecords,
    private readonly book: RuleBook,
    private readonly speech: DiagnosisSpeech,
    private readonly clock: Clock,
    private readonly shown: ShownMoney,
  ) {}

  async of(actor: Actor, id: string, edition: RuleEdition, asked: string): Promise<RuleTrialModel> {
    const nothing = { asked, before: '', rule: '', isThis: false, text: '', lang: 'en' } as const;
    const ticket = await this.find(actor, asked);
    if (!ticket) {
      return { ...nothing, nothing: 'no-ticket' };
    }
    const last = await this.records.lastOf(ticket.id);
    if (!last) {
      return { ...nothing, nothing: 'no-facts' };
    }
    await this.shown.note(actor, ticket.id, seenIn(last));
    const lang = ticket.language as Language;
    const result = diagnose(this.book.with(id, edition), {
      facts: last.facts,
      figures: last.figures,
      now: this.clock.now(),
      typePriority: priorityOf(last.facts.type),
      speakers: this.speech.speakersFor(ticket),
      before: null,
      ask: null,
    });

    return {
      asked,
      nothing: '',
      before: last.rule,
      rule: result.rule,
      isThis: result.rule === id,
      text: canSeeTransactions(actor) ? result.words[lang].customer : '',
      lang,
    };
  }

  private async find(actor: Actor, asked: string): Promise<FoundTicket | null> {
    try {
      return await this.tickets.require(actor, asked);
    } catch (error) {
      if (error instanceof NotFound) {
        return null;
      }
      throw error;
    }
  }
}
