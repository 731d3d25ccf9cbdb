import { randomUUID } from 'node:crypto';
import { CallerLookup } from '../../../src/modules/tickets/caller.lookup.js';
import { CallerVerificationService } from '../../../src/modules/tickets/caller-verification.service.js';
import { TakeCallDto } from '../../../src/modules/tickets/take-call.dto.js';
import { TicketCallsService } from '../../../src/modules/tickets/ticket-calls.service.js';
import { TransactionLinksService } from '../../../src/modules/tickets/transaction-links.service.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Conflict, Forbidden, Invalid, NotFound } from '../../../src/platform/errors/app-error.js';
import { check } from '../../../src/platform/http/form.js';
import type { SqlRow } from '../../../src/platform/database/statement.js';
import type { KnownActor } from '../../../src/platform/identity/actor.js';
import { databaseKinds } from '../../support/databases.js';
import { WholeDesk } from '../../support/whole-desk.js';

const CARD = '4111 1111 1111 1111';
const AT_ONCE = 10;

describe.each(databaseKinds)('a call that the staff takes down, on $name', ({ newUrl }) => {
  let desk: WholeDesk;
  let jonas: KnownActor;

  beforeAll(async () => {
    desk = await WholeDesk.start(await newUrl());
    jonas = await desk.staff('Jonas');
  }, 60_000);
  afterAll(() => desk?.stop());

  const aCall = (more: Record<string, string> = {}): TakeCallDto =>
    check(TakeCallDto, {
      caller: 'Amina',
      phone: '+86 138 0000 0000',
      lang: 'zh-CN',
      accountKind: 'username',
      account: 'amina',
      type: 'E302',
      asked: 'E302',
      description: 'I sent 200 yuan yesterday and it has not arrived.',
      occurredDate: '2026-11-20',
      part: 'evening',
      zone: 'Asia/Shanghai',
      key: randomUUID(),
      ...more,
    });
  const take = (more: Record<string, string> = {}, by = jonas): Promise<string> =>
    desk.the(TicketCallsService).take(by, aCall(more));
  const ticketOf = async (reference: string): Promise<SqlRow> => {
    const [row] = await desk.rows('SELECT * FROM tickets WHERE reference = ?', [reference]);

    return row ?? {};
  };
  const entriesOf = (reference: string): Promise<SqlRow[]> =>
    desk.rows(
      `SELECT e.* FROM entries e JOIN tickets t ON t.id = e.ticket_id WHERE t.reference = ? AND e.author <> 'system'
       ORDER BY e.seq`,
      [reference],
    );
  /** Faults by field, of a refusal. */
  const faultsOf = async (work: () => Promise<unknown>): Promise<Record<string, string>> => {
    const error: unknown = await work().catch((refusal: unknown) => refusal);
    expect(error).toBeInstanceOf(Invalid);

    return Object.fromEntries((error as Invalid).faults.map(({ field, key }) => [field, key]));
  };

  it('is the ticket that the page would have made, in the caller’s words, and is with who took it', async () => {
    const reference = await take({
      amount: '200',
      currency: 'CNY',
      F05: 'Li Hua',
      F09: 'not asked for E302',
    });
    const ticket = await ticketOf(reference);
    const [words, claim, call] = await entriesOf(reference);

    expect(ticket).toMatchObject({
      channel: 'phone',
      mode: 'async',
      status: 'open',
      language: 'zh-CN',
      account: 'amina',
      type_code: 'E302',
      assignee_id: jonas.id,
      occurred_precision: 'part-of-day',
      amount: '200',
      currency: 'CNY',
      extra: '{"F05":"Li Hua"}',
    });
    expect(words).toMatchObject({
      author: 'customer',
      author_id: ticket.customer_id,
      author_name: 'Jonas',
      visibility: 'public',
      body: 'I sent 200 yuan yesterday and it has not arrived.',
    });
    expect(claim).toMatchObject({ kind: 'assignment', author: 'staff', author_id: jonas.id });
    expect(call).toMatchObject({ kind: 'call', visibility: 'internal', author_id: jonas.id });
  });

  it('has been heard and not answered: the promise stands, and is owed until somebody replies', async () => {
    const ticket = await ticketOf(await take());

    expect(ticket.first_replied_at).toBeNull();
    expect(Number(ticket.next_due_at)).toBe(Number(ticket.first_reply_due_at));
    expect(Number(ticket.first_reply_due_at)).toBeGreaterThan(Number(ticket.opened_at));
  });

  it('is one ticket, however often and however fast its button is pressed', async () => {
    const key = randomUUID();
    const taken = await Promise.all(Array.from({ length: AT_ONCE }, () => take({ key })));
    const later = await take({ key });

    expect(new Set([...taken, later]).size).toBe(1);
    expect((await entriesOf(later)).map(({ kind }) => kind)).toEqual(['message', 'assignment', 'call']);
    await expect(take({ key, description: 'Something else altogether.' })).rejects.toBeInstanceOf(Conflict);
  });

  it('needs a way back to the caller, an account or that he cannot recall it, and that his type was asked about', async () => {
    const nothing = { phone: '', account: '', asked: '' };

    expect(await faultsOf(() => take({ ...nothing, zone: 'Mars/Base' }))).toEqual({
      phone: 'calls.errors.reach',
      account: 'tickets.errors.account',
      type: 'calls.errors.asked',
      zone: 'tickets.errors.zone',
    });
    expect(await faultsOf(() => take({ account: 'amina', accountKind: 'email' }))).toEqual({
      account: 'tickets.errors.account',
    });
    expect(await ticketOf(await take({ account: '', cannotRecall: 'yes' }))).toMatchObject({ account: null });
  });

  it('never stores the number of a card, wherever it was typed', async () => {
    const told = `I read out ${CARD} to them 👨‍👩‍👧‍👦`;
    await take({ description: told, caller: CARD, account: CARD, F05: CARD, key: randomUUID() });
    const tables = ['tickets', 'entries', 'calls', 'customers', 'outbox', 'audit_rows', 'idempotency_keys'];
    const stored = await Promise.all(tables.map((table) => desk.rows(`SELECT * FROM ${table}`)));

    expect(JSON.stringify(stored).replaceAll(/[ -]/g, '')).not.toContain(CARD.replaceAll(' ', ''));
    expect(JSON.stringify(stored)).toContain('👨‍👩‍👧‍👦');
    expect(await faultsOf(() => take({ phone: CARD }))).toEqual({ phone: 'calls.errors.phone' });
  });

  it('belongs to whoever has proved the address that is named, and to nobody who only typed it', async () => {
    const contact = `${randomUUID()}@example.org`;
    const typist = await desk.customer();
    const run = (sql: string, values: (string | number)[]): Promise<unknown> =>
      desk.the(UnitOfWork).run((tx) => tx.sql(sql, values));
    await run('UPDATE customers SET contact = ? WHERE id = ?', [contact, typist.id]);
    const first = await ticketOf(await take({ contact, phone: '' }));
    const second = await ticketOf(await take({ contact }));
    await run('UPDATE customers SET contact_proved_at = 1 WHERE id = ?', [typist.id]);
    const proved = await ticketOf(await take({ contact }));

    expect(first.customer_id).not.toBe(typist.id);
    expect(second.customer_id).toBe(first.customer_id);
    expect(proved.customer_id).toBe(typist.id);
    expect((await ticketOf(await take())).customer_id).not.toBe((await ticketOf(await take())).customer_id);
  });

  it('about an open request shows it to who takes it, however the account was spaced, and joins it once he knows who calls', async () => {
    const account = `Bruno ${randomUUID().slice(0, 8)}`;
    const first = await take({ account });
    const found = await desk.the(CallerLookup).openAbout(account.replace(' ', '').toUpperCase(), '');
    const named = await desk.the(CallerLookup).openAbout('', first.toLowerCase());
    const again = { account, join: first, description: 'It is still not there, I call again.' };

    expect([found, named].map((some) => some.map(({ reference }) => reference))).toEqual([[first], [first]]);
    expect(await faultsOf(() => take(again))).toEqual({ proof: 'calls.errors.join-unverified' });
    expect(await faultsOf(() => take({ ...again, join: 'WD-2222-2222-2' }))).toEqual({
      join: 'calls.errors.join',
    });

    const mei = await desk.staff('Mei');
    expect(await take({ ...again, proof: 'called-back', F06: 'R-1' }, mei)).toBe(first);
    const { assignee_id: assignee, extra } = await ticketOf(first);
    expect([assignee, extra]).toEqual([jonas.id, '{"F06":"R-1"}']);
    expect((await entriesOf(first)).map(({ kind, author_name: name }) => `${kind} ${String(name)}`)).toEqual([
      'message Jonas',
      'assignment Jonas',
      'call Jonas',
      'message Mei',
      'call Mei',
    ]);
  });

  it('comes into a request that another may read only by its reference or its address, whoever has been verified', async () => {
    const account = `dana-${randomUUID().slice(0, 8)}`;
    const contact = `${account}@example.org`;
    const claimed = await desk.customer();
    const reference = await desk.ticket(claimed);
    const rung = await take({ account, contact });
    const again = { account, proof: 'questions', description: 'My own words, for nobody but me.' };
    const unnamed = { named: 'calls.errors.join-unnamed' };

    expect(await faultsOf(() => take({ ...again, join: reference }))).toEqual(unnamed);
    expect(await faultsOf(() => take({ ...again, join: reference, contact }))).toEqual(unnamed);
    expect(await faultsOf(() => take({ ...again, join: reference, named: rung }))).toEqual(unnamed);
    expect(await faultsOf(() => take({ ...again, join: rung }))).toEqual(unnamed);
    expect(JSON.stringify([await entriesOf(reference), await entriesOf(rung)])).not.toContain('My own words');

    expect(await take({ ...again, join: rung, contact })).toBe(rung);
    expect(await take({ ...again, join: reference, named: reference.toLowerCase() })).toBe(reference);
  });

  it('gives an address to a request that had none, so that what the caller is told of mails is so', async () => {
    const first = await take();
    const contact = `${randomUUID()}@example.org`;
    await take({ join: first, proof: 'called-back', phone: '', contact });
    const { id } = await ticketOf(first);

    expect(await desk.the(CallerLookup).lastCall(String(id))).toMatchObject({ hasMail: true });
  });

  it('is not verified by an address that somebody has proved and the caller only names', async () => {
    const contact = `${randomUUID()}@example.org`;
    const proved = await desk.customer();
    await desk
      .the(UnitOfWork)
      .run((tx) =>
        tx.sql('UPDATE customers SET contact = ?, contact_proved_at = 1 WHERE id = ?', [contact, proved.id]),
      );
    const rung = await ticketOf(await take({ contact }));
    const written = await ticketOf(await desk.ticket(proved));

    expect(rung.customer_id).toBe(proved.id);
    expect(await desk.the(CallerLookup).isVerified(String(rung.id))).toBe(false);
    expect(await desk.the(CallerLookup).isVerified(String(written.id))).toBe(true);
  });

  it('of somebody else about the same account makes a ticket of its own, of which the first caller learns nothing', async () => {
    const account = `carol-${randomUUID().slice(0, 8)}`;
    const first = await take({ account, contact: `${account}@example.org` });
    const before = await entriesOf(first);
    const second = await take({ account, contact: 'a-stranger@example.org' });
    const [owner, other] = [await ticketOf(first), await ticketOf(second)];

    expect(other.customer_id).not.toBe(owner.customer_id);
    expect(await entriesOf(first)).toEqual(before);
    expect((await entriesOf(second)).map(({ kind }) => kind)).toEqual(before.map(({ kind }) => kind));
  });

  it('tells nothing of the wallet to a caller whom nobody has verified, and says who has verified him', async () => {
    const reference = await take();
    const ticket = await ticketOf(reference);
    const link = await aLink(ticket);
    const act = (what: 'show' | 'promise'): Promise<unknown> =>
      desk.the(TransactionLinksService).change(jonas, reference, link, { act: what, key: randomUUID() });

    await expect(act('show')).rejects.toMatchObject({ key: 'calls.errors.tell-unverified' });
    await expect(act('promise')).rejects.toMatchObject({ key: 'calls.errors.tell-unverified' });

    const mei = await desk.staff('Mei');
    const proof = { proof: 'questions', key: randomUUID() } as const;
    await desk.the(CallerVerificationService).verify(mei, reference, proof);
    await desk.the(CallerVerificationService).verify(mei, reference, proof);
    const told = (await entriesOf(reference)).filter(({ kind }) => kind === 'call');
    const [row] = await desk.rows(
      `SELECT count(*) AS acts FROM audit_rows WHERE action = 'caller.verified' AND object_id = ?`,
      [String(ticket.id)],
    );

    expect(told.map(({ fact }) => (JSON.parse(String(fact)) as { key: string }).key)).toEqual([
      'caller-unverified',
      'caller-questions',
    ]);
    expect(Number(row?.acts)).toBe(1);
    expect(await desk.the(CallerLookup).lastCall(String(ticket.id))).toMatchObject({ proof: 'questions' });
    await expect(act('show')).resolves.toBe('done');
    await expect(
      desk.the(CallerVerificationService).verify(mei, reference, { ...proof, key: randomUUID() }),
    ).rejects.toMatchObject({ key: 'calls.errors.proved-meanwhile' });
  });

  it('is taken by those who work on tickets alone, and verified only where somebody has called', async () => {
    const customer = await desk.customer();
    const written = await desk.ticket(customer);
    const verify = (by: KnownActor, reference: string): Promise<void> =>
      desk.the(CallerVerificationService).verify(by, reference, { proof: 'in-app', key: randomUUID() });

    for (const stranger of [
      customer,
      await desk.staff('Ada', 'admin'),
      await desk.staff('Aude', 'auditor'),
    ]) {
      await expect(take({}, stranger)).rejects.toBeInstanceOf(Forbidden);
      await expect(verify(stranger, written)).rejects.toBeInstanceOf(Forbidden);
    }
    await expect(verify(jonas, written)).rejects.toBeInstanceOf(Conflict);
    await expect(verify(jonas, 'WD-2222-2222-2')).rejects.toBeInstanceOf(NotFound);
    expect(await take({}, await desk.staff('Supriya', 'supervisor'))).toMatch(/^WD-/);
  });

  /** A transaction that is tied to the ticket. */
  async function aLink(ticket: SqlRow): Promise<string> {
    const id = randomUUID();
    await desk.the(UnitOfWork).run((tx) =>
      tx.sql(
        `INSERT INTO transaction_links (id, ticket_id, reference, role, purpose, linked_by, linked_at)
         VALUES (?, ?, 'TX-1', 'subject', 'identify', ?, 1)`,
        [id, String(ticket.id), jonas.id],
      ),
    );

    return id;
  }
});
