import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { withStated } from '../../../src/modules/desk/money-fields.js';
import { FindTransactionsHandler } from '../../../src/modules/tickets/find-transactions.handler.js';
import type { LinkRequest } from '../../../src/modules/tickets/link-request.js';
import type { TicketOpened } from '../../../src/modules/tickets/ticket-opened.event.js';
import { TicketLookup } from '../../../src/modules/tickets/ticket.lookup.js';
import { TransactionLinksService } from '../../../src/modules/tickets/transaction-links.service.js';
import {
  type LookUp,
  TransactionLookupsService,
} from '../../../src/modules/tickets/transaction-lookups.service.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { BLANK } from '../../../src/platform/http/form.js';
import type { KnownActor } from '../../../src/platform/identity/actor.js';
import { databaseKinds } from '../../support/databases.js';
import { type DemoWallet, startDemoWallet } from '../../support/demo-wallet.js';
import { temporaryFolder } from '../../support/processes.js';
import { WholeDesk } from '../../support/whole-desk.js';

/** Amina's pending transfer, and another transaction that the demo wallet knows. */
const TRANSFER = 'TX9000000002';
const OTHER = 'TX9000000006';

describe.each(databaseKinds)('the money behind a ticket, on $name', ({ newUrl }) => {
  let wallet: DemoWallet;
  let desk: WholeDesk;
  let customer: KnownActor;
  let jonas: KnownActor;
  let reference = '';

  beforeAll(async () => {
    wallet = await startDemoWallet({
      env: {
        DEMO_WALLET_FILE: join(temporaryFolder('wallet'), 'wallet.db'),
        DEMO_WALLET_NOW: new Date().toISOString(),
      },
    });
    desk = await WholeDesk.start(await newUrl(), { WALLET_URL: wallet.baseUrl });
    customer = await desk.customer();
    jonas = await desk.staff('Jonas');
  }, 60_000);
  afterAll(async () => {
    await desk?.stop();
    await wallet?.kill();
  });
  beforeEach(async () => {
    reference = await desk.ticket(customer);
  });

  const look = async (asked: Partial<LookUp>): Promise<number> => {
    const found = await desk
      .the(TransactionLookupsService)
      .look(jonas, reference, { purpose: 'state', key: randomUUID(), ...asked });
    if (found === 'checking') {
      throw new Error('The wallet of this test took longer than a second.');
    }

    return found;
  };
  const links = (): TransactionLinksService => desk.the(TransactionLinksService);
  const link = (more: Partial<LinkRequest> = {}): Promise<void> =>
    links().link(jonas, reference, {
      transaction: TRANSFER,
      role: 'subject',
      purpose: 'identify',
      key: randomUUID(),
      ...more,
    });
  const change = async (act: 'show' | 'hide' | 'refresh' | 'unlink'): Promise<void> => {
    const [row] = await of('SELECT l.id FROM transaction_links l JOIN tickets t ON t.id = l.ticket_id');
    await links().change(jonas, reference, String(row?.id), { act, key: randomUUID() });
  };
  /** Rows of this ticket alone. */
  const of = (sql: string) => desk.rows(`${sql} WHERE t.reference = ?`, [reference]);
  const suggested = async (): Promise<string[]> =>
    (
      await desk.rows(
        `SELECT c.reference FROM transaction_candidates c JOIN tickets t ON t.id = c.ticket_id
         WHERE t.reference = ? ORDER BY c.rank`,
        [reference],
      )
    ).map((row) => String(row.reference));
  const audited = async (action: string): Promise<unknown[]> =>
    (
      await desk.rows(
        `SELECT a.meta FROM audit_rows a JOIN tickets t ON a.object_id = t.id OR a.meta LIKE '%' || t.id || '%'
         WHERE t.reference = ? AND a.action = ? ORDER BY a.at, a.id`,
        [reference, action],
      )
    ).map((row) => JSON.parse(String(row.meta)) as unknown);

  it('is looked up by a number, or by another account and a day; what was found before stays below', async () => {
    const one = await look({ lookReference: OTHER, purpose: 'complaint' });
    const day = new Date().toISOString().slice(0, 10);
    const more = await look({ lookAccount: 'amina', lookDate: day, lookAmount: '200' });
    const unknown = await look({ lookReference: 'TX-nobody-knows' });

    expect([one, unknown]).toEqual([1, 0]);
    expect(more).toBeGreaterThan(0);
    expect(await suggested()).toContain(OTHER);
    expect((await suggested()).length).toBeLessThanOrEqual(10);
    expect(await audited('wallet.looked-up')).toEqual([
      { purpose: 'complaint', by: 'reference', count: 1, seen: OTHER },
      { purpose: 'state', by: 'account', count: more, seen: (await suggested()).slice(0, more).join(' ') },
      { purpose: 'state', by: 'reference', count: 0, seen: '' },
    ]);
  });

  it('stays found where the first look of the desk itself comes late, after one by hand, and finds nothing', async () => {
    await desk.the(UnitOfWork).run((tx) =>
      tx.sql(
        `UPDATE tickets SET account = 'amina', occurred_date = '2020-01-01', occurred_zone = 'Asia/Shanghai',
           occurred_precision = 'day', lookup_state = 'waiting' WHERE reference = ?`,
        [reference],
      ),
    );
    await look({ lookReference: OTHER });
    const [row] = await of('SELECT t.id FROM tickets t');
    const ticketId = String(row?.id);
    await desk.the(FindTransactionsHandler).whenOpened({ ticketId } as TicketOpened, {
      workId: randomUUID(),
      complete: (work) => desk.the(UnitOfWork).run(work),
    });
    const [after] = await of('SELECT t.lookup_state, t.version FROM tickets t');

    expect(after?.lookup_state).toBe('found');
    expect(await suggested()).toEqual([OTHER]);
  });

  it('is looked for in all of the part of a day that its customer remembers', () => {
    const stated = { account: 'amina', occurred_date: '2026-11-23', occurred_time: '18:00', amount: null };
    const timeOf = (precision: string): string | undefined =>
      withStated({ ...stated, occurred_precision: precision }, BLANK).values.lookTime;

    expect([timeOf('part-of-day'), timeOf('exact')]).toEqual(['', '18:00']);
  });

  it('is not asked for where nobody could tell what is meant, and the field is named', async () => {
    await expect(look({ lookAccount: 'amina' })).rejects.toMatchObject({
      faults: [{ field: 'lookDate', key: 'tickets.errors.date' }],
    });
    await expect(look({ lookReference: OTHER, lookAmount: 'a lot' })).rejects.toMatchObject({
      faults: [{ field: 'lookAmount' }],
    });
    await expect(look({ lookAccount: 'amina', lookDate: '2026-02-30' })).rejects.toMatchObject({
      faults: [{ field: 'lookDate' }],
    });
  });

  it('keeps several transactions, each in its role and with its reason, and reads one anew beside what was seen', async () => {
    await look({ lookReference: TRANSFER });
    await look({ lookReference: OTHER });
    await link();
    await link({ transaction: OTHER, role: 'context', purpose: 'complaint' });
    const roles = await of(
      'SELECT l.role, l.purpose FROM transaction_links l JOIN tickets t ON t.id = l.ticket_id',
    );
    await change('refresh');
    const snapshots = await of(
      `SELECT s.hash FROM transaction_snapshots s JOIN transaction_links l ON l.id = s.link_id
       JOIN tickets t ON t.id = l.ticket_id`,
    );

    expect(roles.map(({ role, purpose }) => `${role} ${purpose}`).sort()).toEqual([
      'context complaint',
      'subject identify',
    ]);
    expect(snapshots).toHaveLength(3);
    expect(await audited('transaction.linked')).toMatchObject([
      { role: 'subject', purpose: 'identify' },
      { role: 'context', purpose: 'complaint' },
    ]);
  });

  it('is tied twice by nobody; untied it stays as evidence, and can be tied again', async () => {
    await look({ lookReference: TRANSFER });
    await link();
    await expect(link()).rejects.toThrow('linked-meanwhile');
    await change('show');
    await change('unlink');
    const [untied] = await of('SELECT l.* FROM transaction_links l JOIN tickets t ON t.id = l.ticket_id');
    await expect(change('show')).rejects.toThrow('errors.not-found');
    await link();
    const [again] = await of('SELECT l.* FROM transaction_links l JOIN tickets t ON t.id = l.ticket_id');

    expect([untied?.unlinked_by, untied?.shown_at]).toEqual([jonas.id, null]);
    expect([again?.id, again?.unlinked_at]).toEqual([untied?.id, null]);
  });

  it('tells the customer’s window nothing of looks and links', async () => {
    await look({ lookReference: TRANSFER });
    await link();
    await change('show');
    const { id } = await desk.the(TicketLookup).require(customer, reference);
    const seen = await desk.the(TicketLookup).entriesAfter(customer, id, 0, 50);

    expect(seen.map(({ kind }) => kind)).toEqual(['message']);
    expect(JSON.stringify(seen)).not.toContain(TRANSFER);
  });

  it('is refused to another ticket’s link, and to a transaction that nobody suggested', async () => {
    await look({ lookReference: TRANSFER });
    await link();
    const [row] = await of('SELECT l.id FROM transaction_links l JOIN tickets t ON t.id = l.ticket_id');
    reference = await desk.ticket(customer);

    await expect(
      links().change(jonas, reference, String(row?.id), { act: 'show', key: randomUUID() }),
    ).rejects.toThrow('errors.not-found');
    await expect(link()).rejects.toThrow('errors.not-found');
  });

  it('says when the wallet is away, writes nothing, and keeps what was found', async () => {
    await look({ lookReference: TRANSFER });
    const before = await of('SELECT t.last_seq FROM tickets t');
    await wallet.kill();

    await expect(look({ lookReference: OTHER })).rejects.toThrow('tickets.errors.wallet-away');
    expect(await suggested()).toEqual([TRANSFER]);
    expect(await of('SELECT t.last_seq FROM tickets t')).toEqual(before);

    await link();
    const snapshots = await of(
      `SELECT s.content, c.snapshot FROM transaction_snapshots s JOIN transaction_links l ON l.id = s.link_id
       JOIN tickets t ON t.id = l.ticket_id JOIN transaction_candidates c ON c.ticket_id = t.id`,
    );
    expect(snapshots).toHaveLength(1);
    expect(snapshots[0]?.content).toBe(snapshots[0]?.snapshot);
    await expect(change('refresh')).rejects.toThrow('tickets.errors.wallet-away');
  }, 30_000);
});
