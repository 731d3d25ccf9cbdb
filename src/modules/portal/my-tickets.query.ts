import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import type { KnownActor } from '../../platform/identity/actor.js';

export interface MyTicketRow {
  readonly reference: string;
  readonly subject: string;
  readonly status: string;
  readonly openedAt: Date;
  readonly unread: boolean;
}

const PAGE = 50;

/** A customer's own tickets, newest first; scoped in SQL. */
@Injectable()
export class MyTicketsQuery {
  constructor(private readonly reader: Reader) {}

  async of(actor: KnownActor): Promise<MyTicketRow[]> {
    const rows = await this.reader.rows(
      `SELECT reference, subject, status, opened_at, last_public_seq, customer_read_seq, last_staff_seq FROM tickets
       WHERE customer_id = ? ORDER BY opened_at DESC, id DESC LIMIT ${PAGE}`,
      [actor.id],
    );

    return rows.map((row) => ({
      reference: String(row.reference),
      subject: String(row.subject),
      status: String(row.status),
      openedAt: new Date(Number(row.opened_at)),
      unread: Number(row.last_staff_seq) > Number(row.customer_read_seq),
    }));
  }
}
