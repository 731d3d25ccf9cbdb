import { Injectable } from '@nestjs/common';
import { isIanaZone } from '../../config/env-values.js';
import { Env } from '../../config/env.js';
import { Clock } from '../../platform/clock/clock.js';
import { instantOf } from '../../platform/database/columns.js';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import { Handles, JobType, Runs } from '../../platform/events/registry.js';
import type { Language } from '../../platform/i18n/languages.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import type { Delivery } from '../../platform/jobs/work-runner.js';
import type { MailOrder, MailTemplate } from '../../platform/mail/mail.js';
import { Post } from '../../platform/mail/post.js';
import { DISCREET_TYPES } from '../tickets/requests-of-customers.js';
import { RequestReceived } from '../tickets/request-received.event.js';
import { MoneyMoved } from '../tickets/money-moved.event.js';
import { StaffSpoke } from '../tickets/staff-spoke.event.js';
import { CustomersPresent } from './customers-present.js';
import { decisionDueIn, mailFor } from './news-of-ticket.js';

/** What is said within this time is told in one mail, and only where it is still unread then. */
const GATHER_MS = 120_000;

const TELL_CUSTOMER = new JobType<{ readonly ticketId: string }>('notifications.tell-customer');

const TICKET = `SELECT t.id, t.reference, t.language, t.type_code, t.customer_id, t.mode, t.occurred_zone,
    t.first_reply_due_at, t.last_staff_seq,
    t.customer_read_seq, c.contact, c.contact_proved_at, COALESCE(n.seq, 0) AS told_seq
  FROM tickets t JOIN customers c ON c.id = t.customer_id LEFT JOIN told_customers n ON n.ticket_id = t.id
  WHERE t.id = ? AND c.contact IS NOT NULL`;

/**
 * Mails to customers about their own tickets: that there is news and where it stands, never the news itself. Whoever
 * named no address, or is there and reading, gets none.
 */
@Injectable()
export class WriteToCustomers {
  constructor(
    private readonly present: CustomersPresent,
    private readonly reader: Reader,
    private readonly post: Post,
    private readonly jobs: Jobs,
    private readonly env: Env,
    private readonly clock: Clock,
  ) {}

  @Handles(RequestReceived)
  async confirm({ ticketId }: RequestReceived, delivery: Delivery): Promise<void> {
    const ticket = await this.reader.first(TICKET, [ticketId]);
    if (!ticket) {
      return;
    }
    await delivery.complete(async (tx) => {
      const order = this.mail(ticket, 'request-received', 'confirmation');
      await this.post.send(tx, { ...order, dedupeKey: `mail.received/${ticketId}` });
    });
  }

  /** A mail for each turn of the clock's two minutes at most: whoever says three things says them in one. */
  @Handles(StaffSpoke)
  async gather({ ticketId }: StaffSpoke, delivery: Delivery): Promise<void> {
    await this.tellSoon(ticketId, delivery);
  }

  /** The money that he waits for has moved; his record says where it is. */
  @Handles(MoneyMoved)
  async gatherMoney({ ticketId }: MoneyMoved, delivery: Delivery): Promise<void> {
    await this.tellSoon(ticketId, delivery);
  }

  @Runs(TELL_CUSTOMER)
  async tell({ ticketId }: { readonly ticketId: string }, delivery: Delivery): Promise<void> {
    const ticket = await this.reader.first(TICKET, [ticketId]);
    if (!ticket || this.present.isThere(String(ticket.customer_id), ticketId)) {
      return;
    }
    const after = Math.max(Number(ticket.told_seq), Number(ticket.customer_read_seq));
    const entries = await this.reader.rows(
      `SELECT seq, kind, fact FROM entries WHERE ticket_id = ? AND seq > ? AND visibility = 'public'
         AND (author = 'staff' OR kind = 'link') ORDER BY seq LIMIT 200`,
      [ticketId, after],
    );
    const template = mailFor(entries);
    if (!template) {
      return;
    }
    const seq = Number(entries.at(-1)?.seq);
    await delivery.complete(async (tx) => {
      await tx.sql(
        `INSERT INTO told_customers (ticket_id, seq) VALUES (?, ?)
         ON CONFLICT (ticket_id) DO UPDATE SET seq = excluded.seq`,
        [ticketId, seq],
      );
      const order = this.mail(ticket, template, 'news');
      const params = { ...order.params, decisionDueAt: decisionDueIn(entries) };
      await this.post.send(tx, { ...order, params });
    });
  }

  private async tellSoon(ticketId: string, delivery: Delivery): Promise<void> {
    const ticket = await this.reader.first(TICKET, [ticketId]);
    if (!ticket) {
      return;
    }
    const turn = Math.floor(this.clock.now().getTime() / GATHER_MS) + 1;
    await delivery.complete((tx) =>
      this.jobs.enqueue(
        tx,
        TELL_CUSTOMER,
        { ticketId },
        new Date(turn * GATHER_MS),
        `tell/${ticketId}/${turn}`,
      ),
    );
  }

  /** An address that nobody has proved gets few mails: anybody may have named it. */
  private mail(ticket: SqlRow, template: MailTemplate, unproved: 'confirmation' | 'news'): MailOrder {
    const language = ticket.language as Language;
    const reference = String(ticket.reference);
    const zone = ticket.occurred_zone;
    const discreet = DISCREET_TYPES.includes(String(ticket.type_code));
    const link = discreet ? '' : `${this.env.publicUrl}/${language}/requests/${reference}`;

    return {
      to: String(ticket.contact),
      template,
      language,
      params: { reference, link, promisedAt: promisedIn(ticket) },
      ...(typeof zone === 'string' && isIanaZone(zone) ? { zone } : {}),
      thread: { reference },
      ...(ticket.contact_proved_at === null ? { allowance: unproved } : {}),
    };
  }
}

/** The promised first reply in ISO form; '' for a chat, which is answered before a mail is read. */
const promisedIn = ({ mode, first_reply_due_at: dueAt }: SqlRow): string =>
  mode === 'live' ? '' : (instantOf(dueAt)?.toISOString() ?? '');
