import { randomUUID } from 'node:crypto';
import { FollowTransactionHandler } from '../../src/modules/tickets/follow-transaction.handler.js';
import type { Follow } from '../../src/modules/tickets/follow-transaction.job.js';
import { type LateLook, LateLookHandler } from '../../src/modules/tickets/hand-look.handler.js';
import type { LinkChange, LinkRequest } from '../../src/modules/tickets/link-request.js';
import { TransactionLinksService } from '../../src/modules/tickets/transaction-links.service.js';
import { TransactionLookupsService } from '../../src/modules/tickets/transaction-lookups.service.js';
import type { SqlRow } from '../../src/platform/database/statement.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import type { KnownActor } from '../../src/platform/identity/actor.js';
import type { WholeDesk } from './whole-desk.js';

/** A transaction as the wallet's interface shows it: a transfer of 500.00 CNY. */
export const gsmaTransfer = (reference: string, over: object = {}): object => ({
  transactionReference: reference,
  type: 'transfer',
  transactionStatus: 'pending',
  amount: '500.00',
  currency: 'CNY',
  debitParty: [{ key: 'msisdn', value: '+8613800000001' }],
  creditParty: [{ key: 'msisdn', value: '+8613800000002' }],
  creationDate: '2026-07-29T08:00:00Z',
  ...over,
});

/** One agent with one ticket, who links transactions to it and follows them, by the services alone. */
export class LinkedDesk {
  constructor(
    private readonly desk: WholeDesk,
    readonly agent: KnownActor,
    readonly ticket: string,
  ) {}

  look(lookReference: string): Promise<number | 'checking'> {
    return this.desk
      .the(TransactionLookupsService)
      .look(this.agent, this.ticket, { lookReference, purpose: 'state', key: randomUUID() });
  }

  async link(transaction: string, more: Partial<LinkRequest> = {}): Promise<void> {
    const request = {
      transaction,
      role: 'subject',
      purpose: 'identify',
      key: randomUUID(),
      ...more,
    } as const;
    await this.desk.the(TransactionLinksService).link(this.agent, this.ticket, request);
  }

  async change(act: LinkChange['act']): Promise<'done' | 'checking'> {
    const change = { act, key: randomUUID() };

    return this.desk
      .the(TransactionLinksService)
      .change(this.agent, this.ticket, String((await this.linkRow())?.id), change);
  }

  /** Does the job that follows the link, and says when the next one is due; null where none is left. */
  async follow(): Promise<Date | null> {
    const before = await this.jobs();
    await this.run(before.at(-1));
    const after = await this.jobs();

    return after.length > before.length ? new Date(Number(after.at(-1)?.available_at)) : null;
  }

  /** Does the job for whoever has stopped waiting for a slow wallet. */
  async lookForAsker(): Promise<void> {
    const [job] = await this.desk.rows(
      `SELECT payload FROM jobs WHERE dedupe_key LIKE 'look/%' AND payload LIKE ?`,
      [`%${String((await this.linkRow())?.id)}%`],
    );
    await this.run(job);
  }

  /** Does the look by hand that a slow wallet was asked for, as it stands among the jobs. */
  async lookLate(): Promise<SqlRow | undefined> {
    const [job] = await this.desk.rows(`SELECT payload FROM jobs WHERE dedupe_key LIKE 'late-look/%'`);
    await this.desk.the(LateLookHandler).look(JSON.parse(String(job?.payload)) as LateLook, {
      workId: randomUUID(),
      complete: (work) => this.desk.the(UnitOfWork).run(work),
    });

    return job;
  }

  /** As somebody would leave it who can write past the triggers: a text that is not the one of its hash. */
  async tamper(): Promise<void> {
    const id = String((await this.linkRow())?.id);
    await this.desk.the(UnitOfWork).run(async (tx) => {
      const [last] = await tx.sql('SELECT content, hash FROM transaction_snapshots WHERE link_id = ?', [id]);
      const content = String(last?.content).replace('"500.00"', '"5.00"');
      await tx.sql(
        'INSERT INTO transaction_snapshots (id, link_id, content, hash, taken_at) VALUES (?, ?, ?, ?, ?)',
        [randomUUID(), id, content, String(last?.hash), Date.now() + 1_000],
      );
    });
  }

  private async linkRow(): Promise<SqlRow | undefined> {
    const [link] = await this.rows(
      'SELECT l.id FROM transaction_links l JOIN tickets t ON t.id = l.ticket_id',
    );

    return link;
  }

  private async run(job: SqlRow | undefined): Promise<void> {
    await this.desk.the(FollowTransactionHandler).look(JSON.parse(String(job?.payload)) as Follow, {
      workId: randomUUID(),
      complete: (work) => this.desk.the(UnitOfWork).run(work),
    });
  }

  /** Of the newest confirmation of this ticket, in their order. */
  async jobs(): Promise<SqlRow[]> {
    const [confirmed] = await this.rows(
      `SELECT c.id FROM transaction_confirmations c JOIN transaction_links l ON l.id = c.link_id
       JOIN tickets t ON t.id = l.ticket_id`,
      'ORDER BY c.confirmed_at DESC LIMIT 1',
    );

    return this.desk.rows(
      `SELECT payload, available_at FROM jobs WHERE dedupe_key LIKE ? ORDER BY length(dedupe_key), dedupe_key`,
      [`follow/${String(confirmed?.id)}/%`],
    );
  }

  /** Rows of this ticket alone, which the statement calls `t`. */
  rows(sql: string, end = ''): Promise<SqlRow[]> {
    return this.desk.rows(`${sql} WHERE t.reference = ? ${end}`, [this.ticket]);
  }

  /** What the record says of money: whose line, and which sentence. */
  async told(): Promise<string[]> {
    const rows = await this.rows(
      `SELECT e.visibility, e.fact FROM entries e JOIN tickets t ON t.id = e.ticket_id`,
      `AND e.kind = 'link' ORDER BY e.seq`,
    );

    return rows.map(
      ({ visibility, fact }) => `${String(visibility)} ${(JSON.parse(String(fact)) as { key: string }).key}`,
    );
  }
}
