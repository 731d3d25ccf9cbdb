import { randomUUID } from 'node:crypto';
import type { ExceptionCode } from '../../../src/modules/exceptions/taxonomy.js';
import { TicketFilesService } from '../../../src/modules/tickets/ticket-files.service.js';
import { TicketHandlingService } from '../../../src/modules/tickets/ticket-handling.service.js';
import { TicketHandoverService } from '../../../src/modules/tickets/ticket-handover.service.js';
import { TicketMessagesService } from '../../../src/modules/tickets/ticket-messages.service.js';
import { TicketLookup } from '../../../src/modules/tickets/ticket.lookup.js';
import { type MoveTarget, TicketMoves } from '../../../src/modules/tickets/ticket-moves.js';
import { TicketTypeService } from '../../../src/modules/tickets/ticket-type.service.js';
import { authorOf, TicketRecord } from '../../../src/modules/tickets/ticket-record.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { KnownActor } from '../../../src/platform/identity/actor.js';
import { databaseKinds } from '../../support/databases.js';
import { WholeDesk } from '../../support/whole-desk.js';

const DAY = 86_400_000;

describe.each(databaseKinds)('what happens to a ticket, on $name', ({ newUrl }) => {
  let desk: WholeDesk;
  let customer: KnownActor;
  let jonas: KnownActor;
  let mei: KnownActor;
  let supriya: KnownActor;
  let reference = '';

  beforeAll(async () => {
    desk = await WholeDesk.start(await newUrl());
    customer = await desk.customer();
    [jonas, mei] = [await desk.staff('Jonas'), await desk.staff('Mei')];
    supriya = await desk.staff('Supriya', 'supervisor');
  });
  afterAll(() => desk?.stop());
  beforeEach(async () => {
    reference = await desk.ticket(customer);
  });

  const handling = (): TicketHandlingService => desk.the(TicketHandlingService);
  const handover = (): TicketHandoverService => desk.the(TicketHandoverService);
  const key = (): { key: string } => ({ key: randomUUID() });
  const say = (more: object = {}) => ({ body: 'A word.', clientMessageId: randomUUID(), ...more });
  const ticket = async () =>
    (await desk.rows('SELECT * FROM tickets WHERE reference = ?', [reference]))[0] ?? {};
  const lines = async () =>
    (
      await desk.rows(
        `SELECT kind, visibility, body, fact FROM entries WHERE ticket_id = ? AND seq > 1 ORDER BY seq`,
        [String((await ticket()).id)],
      )
    ).map(({ kind, visibility, body, fact }) => [
      kind,
      visibility,
      fact === null ? body : (JSON.parse(String(fact)) as { key: string }).key,
    ]);
  const byCustomer = (to: MoveTarget): Promise<void> =>
    desk.the(UnitOfWork).run(async (tx) => {
      const found = await desk.the(TicketLookup).require(customer, reference);
      await desk.the(TicketMoves).move(tx, found, to, customer);
    });

  it('stays open after a plain reply, waits or is solved where the reply says so', async () => {
    await handling().reply(jonas, reference, say());
    const open = (await ticket()).status;
    await handling().reply(jonas, reference, say({ next: 'waiting' }));
    const waiting = (await ticket()).status;
    await desk.the(TicketMessagesService).send(customer, { ...say(), ticket: reference });
    const again = (await ticket()).status;
    await handling().reply(jonas, reference, say({ next: 'resolved' }));

    expect([open, waiting, again, (await ticket()).status]).toEqual(['open', 'waiting', 'open', 'resolved']);
    expect((await lines()).filter(([kind]) => kind === 'status')).toEqual([
      ['status', 'public', 'waiting'],
      ['status', 'public', 'resolved'],
    ]);
  });

  it('comes back from waiting with the file that was waited for, and takes none once it is closed', async () => {
    const file = { name: 'a.pdf', kind: 'pdf', size: 1, hash: 'h', previewId: null, sentHash: 'h' } as const;
    const add = (by: KnownActor): Promise<void> =>
      desk.the(TicketFilesService).add(by, reference, { ...file, storageId: randomUUID() }, randomUUID());
    await handling().reply(jonas, reference, say({ next: 'waiting' }));
    await add(jonas);
    const waits = await ticket();
    await add(customer);
    const back = await ticket();
    const found = await desk.the(TicketLookup).require(customer, reference);
    await handling().resolve(jonas, reference, { ...key(), result: 'Done.' });
    await handling().move(jonas, reference, { ...key(), move: 'closed' });
    const late = desk.the(UnitOfWork).run((tx) =>
      desk.the(TicketRecord).addFact(tx, found, {
        kind: 'file',
        visibility: 'public',
        author: authorOf(customer),
        fact: { key: 'file', params: {} },
      }),
    );

    expect([waits.status, waits.next_due_at]).toEqual(['waiting', null]);
    expect(back.status).toBe('open');
    expect(Number(back.next_due_at)).toBeGreaterThan(Date.now());
    await expect(late).rejects.toThrow('tickets.errors.closed');
  });

  it('is solved with a result that the customer reads, without what nobody may store', async () => {
    await handling().resolve(jonas, reference, { ...key(), result: 'Done. Card 4111 1111 1111 1111.' });
    const [result, status] = await lines();

    expect(result?.slice(0, 2)).toEqual(['message', 'public']);
    expect(result?.[2]).not.toContain('4111 1111');
    expect(status).toEqual(['status', 'public', 'resolved']);
  });

  it('takes no move that the table does not have, and writes nothing then', async () => {
    await expect(handling().move(jonas, reference, { ...key(), move: 'closed' })).rejects.toThrow(
      'changed-meanwhile',
    );
    await handling().resolve(jonas, reference, { ...key(), result: 'Done.' });
    const before = await lines();

    await expect(handling().move(jonas, reference, { ...key(), move: 'waiting' })).rejects.toThrow(
      'changed-meanwhile',
    );
    await expect(handling().reply(jonas, reference, say({ next: 'waiting' }))).rejects.toThrow(
      'changed-meanwhile',
    );
    expect(await lines()).toEqual(before);
  });

  it('comes back by the customer’s hand for fourteen days after it was closed, and by nobody else’s', async () => {
    await handling().resolve(jonas, reference, { ...key(), result: 'Done.' });
    await handling().move(jonas, reference, { ...key(), move: 'closed' });
    await expect(handling().move(jonas, reference, { ...key(), move: 'open' })).rejects.toThrow(
      'changed-meanwhile',
    );
    await byCustomer('open');
    const back = await ticket();
    await handling().resolve(jonas, reference, { ...key(), result: 'Now it is.' });
    await byCustomer('closed');
    await desk
      .the(UnitOfWork)
      .run((tx) =>
        tx.sql('UPDATE tickets SET closed_at = closed_at - ? WHERE reference = ?', [15 * DAY, reference]),
      );

    expect([back.status, back.closed_at, back.resolved_at]).toEqual(['open', null, null]);
    await expect(byCustomer('open')).rejects.toThrow('tickets.errors.closed');
  });

  it('goes to a colleague, who is named to the customer, and back to all, which he is not told', async () => {
    await handling().claim(jonas, reference, key());
    await handover().handOver(jonas, reference, { ...key(), to: mei.id });
    await expect(handover().giveBack(jonas, reference, key())).rejects.toThrow('errors.forbidden');
    await handover().giveBack(mei, reference, key());

    expect((await ticket()).assignee_id).toBeNull();
    expect(await lines()).toEqual([
      ['assignment', 'public', 'claimed'],
      ['assignment', 'public', 'handed-over'],
      ['assignment', 'internal', 'given-back'],
    ]);
  });

  it('is moved from one to another by a supervisor, and goes to nobody who does not work on tickets', async () => {
    const admin = await desk.staff('Ada', 'admin');
    await handling().claim(jonas, reference, key());
    await expect(handover().handOver(jonas, reference, { ...key(), to: admin.id })).rejects.toThrow(
      'errors.invalid',
    );
    await handover().handOver(supriya, reference, { ...key(), to: mei.id });

    expect((await ticket()).assignee_id).toBe(mei.id);
  });

  it('stops a reply that has not seen a colleague’s note, also behind one’s own; not one’s own words', async () => {
    await handling().reply(jonas, reference, say({ baseSeq: 1 }));
    await handling().note(mei, reference, { ...key(), note: 'Do not promise anything.' });
    await expect(handling().reply(jonas, reference, say({ baseSeq: 2 }))).rejects.toThrow(
      'answered-meanwhile',
    );
    await handling().note(jonas, reference, { ...key(), note: 'I see.' });

    await expect(handling().reply(jonas, reference, say({ baseSeq: 2 }))).rejects.toThrow(
      'answered-meanwhile',
    );
    await handling().reply(jonas, reference, say({ baseSeq: 3, overrode: 3 }));
    const overrode = await desk.rows(
      `SELECT meta FROM audit_rows WHERE action = 'ticket.overrode' AND object_id = ?`,
      [String((await ticket()).id)],
    );

    expect(overrode.map(({ meta }) => meta)).toEqual(['{"seq":3}']);
  });

  it('is put under a type by the staff: it becomes as urgent as that, promised no later than before', async () => {
    const types = desk.the(TicketTypeService);
    const before = await ticket();
    await types.set(jonas, reference, { ...key(), type: 'E601' });
    const urgent = await ticket();
    await types.set(jonas, reference, { ...key(), type: 'E805' });
    const slow = await ticket();

    expect([before.type_code, urgent.type_code, slow.type_code]).toEqual([null, 'E601', 'E805']);
    expect([before.priority, urgent.priority, slow.priority]).toEqual(['P3', 'P1', 'P4']);
    expect(Number(urgent.next_due_at)).toBeLessThan(Number(before.next_due_at));
    expect([urgent.first_reply_due_at, slow.first_reply_due_at, slow.next_due_at]).toEqual([
      before.first_reply_due_at,
      before.first_reply_due_at,
      urgent.next_due_at,
    ]);
    expect(await lines()).toEqual([
      ['status', 'internal', 'type-set'],
      ['status', 'internal', 'type-changed'],
    ]);
  });

  it('has one winner where two put it under different types, and says nothing of the type it has', async () => {
    const types = desk.the(TicketTypeService);
    const both = await Promise.allSettled([
      types.set(jonas, reference, { ...key(), type: 'E101' }),
      types.set(mei, reference, { ...key(), type: 'E201' }),
    ]);
    await types.set(jonas, reference, { ...key(), type: (await ticket()).type_code as ExceptionCode });

    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await lines()).toEqual([['status', 'internal', 'type-set']]);
    await expect(types.set(customer, reference, { ...key(), type: 'E101' })).rejects.toThrow(
      'errors.forbidden',
    );
  });
});
