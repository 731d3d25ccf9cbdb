import { Injectable } from '@nestjs/common';
import { canHandleTicket } from '../../policies/ticket.policy.js';
import type { Words } from '../../platform/i18n/words.js';
import type { Actor } from '../../platform/identity/actor.js';
import type { LiveEntry } from '../../platform/realtime/live-protocol.js';
import type { FoundTicket } from '../tickets/ticket.lookup.js';
import { DiagnosisPanel, type DiagnosisPanelModel } from './diagnosis-panel.js';
import { SILENT, TriagePanel, type TriagePanelModel } from './triage-panel.js';

export interface HintsPanelModel extends DiagnosisPanelModel {
  readonly triage: TriagePanelModel;
}

/** What the desk itself makes of a ticket: of its words, and of the money behind them. */
@Injectable()
export class HintsPanel {
  constructor(
    private readonly triage: TriagePanel,
    private readonly diagnosis: DiagnosisPanel,
  ) {}

  async model(
    actor: Actor,
    ticket: FoundTicket,
    entries: readonly LiveEntry[],
    path: string,
    words: Words,
  ): Promise<HintsPanelModel> {
    return {
      triage: canHandleTicket(actor) ? await this.triage.model(ticket, entries, path, words) : SILENT,
      ...(await this.diagnosis.model(actor, ticket, path, words)),
    };
  }
}
