import { randomUUID } from 'node:crypto';
import type { ExtraAnswers } from '../../../src/modules/exceptions/exception-fields.js';
import { ReportedTransactions } from '../../../src/modules/tickets/reported-transactions.js';
import {
  type OpenedTicket,
  TicketIntakeService,
} from '../../../src/modules/tickets/ticket-intake.service.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { KnownActor } from '../../../src/platform/identity/actor.js';
import { databaseKinds } from '../../support/databases.js';
import { WholeDesk } from '../../support/whole-desk.js';

const AT_ONCE = 50;

describe.each(databaseKinds)('a transaction that is reported more than once, on $name', ({ newUrl }) => {
  let desk: WholeDesk;

  beforeAll(async () => {
    desk = await WholeDesk.start(await newUrl());
  }, 60_000);
  afterAll(() => desk?.stop());

  const report = (
    customer: KnownActor,
    transaction: string | null,
    more: { key?: string; contact?: string; typeCode?: string; extra?: ExtraAnswers } = {},
  ): Promise<OpenedTicket> =>
    desk.the(TicketIntakeService).take(customer, 'en', {
      key: more.key ?? randomUUID(),
      typeCode: more.typeCode ?? null,
      account: null,
      occurred: { localDate: '2026-11-20', localTime: null, zone: 'Asia/Shanghai', precision: 'day' },
      amount: null,
      currency: null,
      extra: more.extra ?? null,
      description: 'My money has not arrived.',
      contact: more.contact ?? null,
      transaction,
    });
  const said = async (reference: string): Promise<string[]> =>
    (
      await desk.rows(
        `SELECT e.kind, e.fact FROM entries e JOIN tickets t ON t.id = e.ticket_id WHERE t.reference = ? ORDER BY e.seq`,
        [reference],
      )
    ).map(({ kind, fact }) =>
      fact === null ? String(kind) : (JSON.parse(String(fact)) as { key: string }).key,
    );

  it('fifty times at once by one customer: one ticket holds all that he said', async () => {
    const customer = await desk.customer();
    const opened = await Promise.all(Array.from({ length: AT_ONCE }, () => report(customer, 'TX-1')));
    const [first] = opened;
    const tickets = await desk.rows('SELECT id FROM tickets WHERE customer_id = ?', [customer.id]);
    const lines = await said(String(first?.reference));

    expect(new Set(opened.map(({ reference }) => reference)).size).toBe(1);
    expect(opened.filter(({ joined }) => !joined)).toHaveLength(1);
    expect(tickets).toHaveLength(1);
    expect(lines.filter((line) => line === 'message')).toHaveLength(AT_ONCE);
    expect(lines.filter((line) => line === 'reported-again')).toHaveLength(AT_ONCE - 1);
  }, 60_000);

  it('by another customer: he gets a ticket of his own, and nothing in it or its answer tells of the first', async () => {
    const [amina, bruno] = [await desk.customer(), await desk.customer()];
    const first = await report(amina, 'TX-2');
    const second = await report(bruno, 'TX-2');
    const alone = await report(bruno, 'TX-nobody-else');

    expect(second.reference).not.toBe(first.reference);
    expect(second).toEqual({ ...alone, id: expect.any(String) as string, reference: second.reference });
    expect(await said(second.reference)).toEqual(await said(alone.reference));
    expect(await said(first.reference)).toEqual(['message']);
    expect(
      await desk.the(ReportedTransactions).earlier({ customerId: amina.id, reference: 'TX-nobody-else' }),
    ).toBeNull();
  });

  it('pressed twice is one report, and a report that names no transaction joins nothing', async () => {
    const customer = await desk.customer();
    const key = randomUUID();
    const first = await report(customer, 'TX-3');
    const again = await report(customer, 'TX-3', { key });
    const pressed = await report(customer, 'TX-3', { key });
    const other = await report(customer, null);

    expect([again.joined, pressed.joined]).toEqual([true, true]);
    expect(await said(first.reference)).toEqual(['message', 'message', 'reported-again']);
    expect(other.reference).not.toBe(first.reference);
  });

  it('after its ticket was closed is a new matter, which takes up what comes after it', async () => {
    const customer = await desk.customer();
    const first = await report(customer, 'TX-4');
    await desk
      .the(UnitOfWork)
      .run((tx) =>
        tx.sql(`UPDATE tickets SET status = 'closed', closed_at = 1 WHERE reference = ?`, [first.reference]),
      );
    const second = await report(customer, 'TX-4');
    const third = await report(customer, 'TX-4');

    expect(second.reference).not.toBe(first.reference);
    expect(third.reference).toBe(second.reference);
  });

  it('that it was not he who paid is a matter of its own, at once urgent, and takes up what comes after it', async () => {
    const customer = await desk.customer();
    const late = await report(customer, 'TX-6', { typeCode: 'E302' });
    const stolen = await report(customer, 'TX-6', { typeCode: 'E601' });
    const again = await report(customer, 'TX-6', { typeCode: 'E601' });
    const whatElse = await report(customer, 'TX-6', { typeCode: 'E302' });
    const tickets = await desk.rows(
      'SELECT reference, type_code, priority FROM tickets WHERE customer_id = ? ORDER BY priority',
      [customer.id],
    );

    expect(tickets).toMatchObject([
      { reference: stolen.reference, type_code: 'E601', priority: 'P1' },
      { reference: late.reference, type_code: 'E302' },
    ]);
    expect([again.reference, whatElse.reference]).toEqual([stolen.reference, stolen.reference]);
    expect(await said(late.reference)).toEqual(['message']);
  });

  it('keeps what he answered to the questions of the later report, and what he said last', async () => {
    const customer = await desk.customer();
    const { reference } = await report(customer, 'TX-7', { extra: { F05: 'Li Hua', F13: 'ICBC 1234' } });
    await report(customer, 'TX-7', { extra: { F13: 'ICBC 4321', F14: 'trace 88' } });
    await report(customer, 'TX-7');
    const [ticket] = await desk.rows('SELECT extra FROM tickets WHERE reference = ?', [reference]);

    expect(JSON.parse(String(ticket?.extra))).toEqual({ F05: 'Li Hua', F13: 'ICBC 4321', F14: 'trace 88' });
  });

  it('keeps the address that he gave with the later report', async () => {
    const customer = await desk.customer();
    await report(customer, 'TX-5');
    await report(customer, 'TX-5', { contact: 'amina@example.org' });
    const [row] = await desk.rows('SELECT contact FROM customers WHERE id = ?', [customer.id]);

    expect(row?.contact).toBe('amina@example.org');
  });
});
