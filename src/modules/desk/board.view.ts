import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Words } from '../../platform/i18n/words.js';
import { type BoardRow, EscalationLookup } from '../escalations/escalation.lookup.js';

export interface BoardModel {
  readonly title: string;
  readonly rows: readonly (Omit<BoardRow, 'requestedBy'> & {
    readonly path: string;
    readonly requestedBy: string;
    readonly state: string;
    readonly dueAt: Date;
    readonly late: boolean;
  })[];
}

/** What waits for a supervisor, with its clock. */
@Injectable()
export class BoardView {
  constructor(
    private readonly escalations: EscalationLookup,
    private readonly clock: Clock,
  ) {}

  async model(words: Words): Promise<BoardModel> {
    const now = this.clock.now();
    const rows = await this.escalations.open();

    return {
      title: words.t('desk.board.title'),
      rows: rows.map((row) => {
        const dueAt = row.status === 'requested' ? row.seenDueAt : row.decisionDueAt;

        return {
          ...row,
          path: `/agent/t/${row.reference}`,
          requestedBy: words.t(`tickets.authors.${row.requestedBy}`),
          state: words.t(`escalations.short.${row.status}`, { name: row.supervisor }),
          dueAt,
          late: dueAt < now,
        };
      }),
    };
  }
}
