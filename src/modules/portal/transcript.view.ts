import { Injectable } from '@nestjs/common';
import { ownsTicket } from '../../policies/ticket.policy.js';
import { canSeeTransactions } from '../../policies/wallet.policy.js';
import { Clock } from '../../platform/clock/clock.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { Words } from '../../platform/i18n/words.js';
import type { Actor } from '../../platform/identity/actor.js';
import { isStaff } from '../../platform/identity/actor.js';
import { isIntact } from '../wallets/transaction-snapshot.js';
import { MyMoneyQuery } from './my-money.query.js';
import { moneyModel } from './my-money.view.js';
import { type PublicRecord, publicRecord, type RecordedLook } from '../tickets/public-record.js';
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
  constructor(
    private readonly tickets: TicketLookup,
    private readonly money: MyMoneyQuery,
    private readonly clock: Clock,
  ) {}

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
    const ticket = await this.tickets.require(actor, reference);
    const maySeeMoney = ownsTicket(actor, ticket) || canSeeTransactions(actor);
    const looks = maySeeMoney ? await this.money.looks(actor, ticket.id) : [];
    const now = this.clock.now();

    return publicRecord(
      this.tickets,
      ticket,
      words,
      looks.map((row) => recordedLook(row, words, now)),
    );
  }
}

/** A text that is not what was stored says nothing about anybody's money; that it was changed is said instead. */
function recordedLook(row: SqlRow, words: Words, now: Date): RecordedLook {
  const at = new Date(Number(row.taken_at));
  const hash = String(row.hash);
  const intact = isIntact(String(row.content), hash);
  const { amount, type, text } = intact ? moneyModel(row, words, now) : NOTHING;

  return {
    at: at.toISOString(),
    atText: words.date(at),
    text: intact ? `${type}, ${amount}. ${text}` : words.t('tickets.record.look-changed'),
    hash,
    isIntact: intact,
  };
}

const NOTHING = { amount: '', type: '', text: '' };
