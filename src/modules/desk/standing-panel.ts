import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { instantOf } from '../../platform/database/columns.js';
import type { Words } from '../../platform/i18n/words.js';
import { type NoticeLine, NoticeLines } from '../notices/notice-lines.js';
import { CallerLookup } from '../tickets/caller.lookup.js';
import type { FoundTicket } from '../tickets/ticket.lookup.js';
import { type CallPanelModel, callPanel } from './call-panel.js';
import { standingModel, type StandingModel } from './standing.view.js';
import { type TicketFact, ticketFacts } from './ticket-facts.js';
import { WorkspaceQuery } from './workspace.query.js';

export interface StandingPanelModel {
  readonly standing: StandingModel;
  readonly facts: readonly TicketFact[];
  /** What everybody knows at this moment of what it is about. */
  readonly notices: readonly NoticeLine[];
  /** Who has called, where it came in by a call; null for all others. */
  readonly call: CallPanelModel | null;
}

/** How a ticket stands, and what is known of it, by the clock of now. */
@Injectable()
export class StandingPanel {
  constructor(
    private readonly query: WorkspaceQuery,
    private readonly clock: Clock,
    private readonly notices: NoticeLines,
    private readonly callers: CallerLookup,
  ) {}

  async model(ticket: FoundTicket, words: Words): Promise<StandingPanelModel> {
    const now = this.clock.now();
    const facts = {
      status: ticket.status,
      priority: String(ticket.priority),
      assignee: await this.query.assigneeOf(ticket),
      nextDueAt: instantOf(ticket.next_due_at),
    };

    const call = ticket.channel === 'phone' ? await this.callers.lastCall(ticket.id) : null;

    return {
      standing: standingModel(facts, now, words),
      facts: ticketFacts(ticket, now, words),
      notices: this.notices.running(words, [ticket.type_code === null ? null : String(ticket.type_code)]),
      call: call && callPanel(ticket.reference, call, words),
    };
  }
}
