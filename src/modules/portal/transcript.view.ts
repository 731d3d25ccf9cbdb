import { Injectable } from '@nestjs/common';
import type { Words } from '../../platform/i18n/words.js';
import type { Actor } from '../../platform/identity/actor.js';
import { isStaff } from '../../platform/identity/actor.js';
import { type PublicRecord, publicRecord } from '../tickets/public-record.js';
import { TicketLookup } from '../tickets/ticket.lookup.js';

export interface TranscriptModel {
  readonly title: string;
  readonly record: PublicRecord;
  readonly participants: string;
  readonly paths: { readonly back: string; readonly text: string; readonly data: string };
}

/** The public record of a ticket for whoever may open the ticket: his customer and the staff read the same. */
@Injectable()
export class TranscriptView {
  constructor(private readonly tickets: TicketLookup) {}

  async model(actor: Actor, reference: string, words: Words): Promise<TranscriptModel> {
    const record = await this.record(actor, reference, words);
    const path = `/${words.language}/requests/${record.reference}`;

    return {
      title: words.t('tickets.record.title', { reference: record.reference }),
      record,
      participants: words.list(record.participants),
      paths: {
        back: isStaff(actor) ? `/agent/t/${record.reference}` : path,
        text: `${path}/transcript.txt`,
        data: `${path}/transcript.json`,
      },
    };
  }

  /** @throws NotFound alike for what is not there and what is somebody else's */
  async record(actor: Actor, reference: string, words: Words): Promise<PublicRecord> {
    return publicRecord(this.tickets, await this.tickets.require(actor, reference), words);
  }
}
