import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import { JobType, Runs } from '../../platform/events/registry.js';
import type { Delivery } from '../../platform/jobs/work-runner.js';
import { AppError } from '../../platform/errors/app-error.js';
import { type HandFound, type HandLook, HandLooks } from './hand-look.js';
import { TicketRecord } from './ticket-record.js';

/** A look that takes longer than somebody of the staff is kept waiting. */
export interface LateLook {
  readonly ticketId: string;
  readonly look: HandLook;
  readonly asker: { readonly id: string; readonly name: string };
}

export const LATE_LOOK = new JobType<LateLook>('tickets.late-look');

/** Asks a slow wallet behind the page: the line that this leaves brings the page of whoever has asked up to date. */
@Injectable()
export class LateLookHandler {
  constructor(
    private readonly looks: HandLooks,
    private readonly record: TicketRecord,
    private readonly reader: Reader,
  ) {}

  @Runs(LATE_LOOK)
  async look({ ticketId, look, asker }: LateLook, delivery: Delivery): Promise<void> {
    const ticket = await this.reader.first('SELECT * FROM tickets WHERE id = ?', [ticketId]);
    if (!ticket) {
      return;
    }
    const author = { kind: 'staff', ...asker } as const;
    const found = await this.looks.ask(ticket, look).catch(unlessRefused);
    await delivery.complete(async (tx) => {
      if (found) {
        await this.looks.store(tx, author, ticket, { ...look, for: asker.id }, found);

        return;
      }
      await this.record.addFact(
        tx,
        { id: ticketId, reference: String(ticket.reference) },
        { kind: 'lookup', visibility: 'internal', author, fact: { key: 'lookup-unanswered', params: {} } },
      );
    });
  }
}

/** Null where the wallet gives no answer: whoever has asked is told, and asks again if he still wants to know. */
function unlessRefused(error: unknown): HandFound | null {
  if (error instanceof AppError) {
    return null;
  }
  throw error;
}
