import { randomUUID } from 'node:crypto';
import {
  countStatement,
  pageStatement,
  QUEUE_SORTS,
  QueueQuery,
  type QueueSort,
} from '../../../src/modules/desk/queue.query.js';
import { codesAbout, codesOf } from '../../../src/modules/desk/queue-about.js';
import { QUEUE_VIEWS, type QueueReader, type QueueView } from '../../../src/modules/desk/queue-scope.js';
import { StaffGroups } from '../../../src/modules/exceptions/staff-groups.service.js';
import { TicketHandlingService } from '../../../src/modules/tickets/ticket-handling.service.js';
import { placeholders } from '../../../src/platform/database/reader.js';
import type { SqlValue } from '../../../src/platform/database/statement.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { KnownActor } from '../../../src/platform/identity/actor.js';
import { databaseKinds } from '../../support/databases.js';
import { WholeDesk } from '../../support/whole-desk.js';

const TICKETS = 120;
const HOUR = 3_600_000;

describe.each(databaseKinds)('the queue on $name', ({ name, newUrl }) => {
  let desk: WholeDesk;
  let jonas: KnownActor;
  let tickets: readonly { readonly id: string; readonly reference: string }[];

  /** A third is done, a third is Jonas', and every other of those worked on is owed a word at some time. */
  beforeAll(async () => {
    desk = await WholeDesk.start(await newUrl());
    jonas = await desk.staff('Jonas');
    const customer = await desk.customer();
    for (let made = 0; made < TICKETS; made += 1) {
      await desk.ticket(customer, `Number ${made}`);
    }
    const rows = await desk.rows('SELECT id, reference FROM tickets ORDER BY opened_at, id');
    tickets = rows.map(({ id, reference }) => ({ id: String(id), reference: String(reference) }));
    const of = (kind: number): string[] =>
      tickets.filter((_, index) => index % 3 === kind).map(({ id }) => id);
    await set(`status = 'resolved', assignee_id = ?, next_due_at = NULL`, [jonas.id], of(0));
    await set('assignee_id = ?', [jonas.id], of(1));
    for (const [index, { id }] of tickets.entries()) {
      const dueAt = index % 2 ? Date.now() + (TICKETS - index) * HOUR : null;
      await set('opened_at = ?, next_due_at = ?', [1_000_000 + index, dueAt], [id]);
    }
  }, 60_000);
  afterAll(() => desk?.stop());

  const set = (what: string, values: readonly SqlValue[], ids: readonly string[]): Promise<unknown> =>
    desk
      .the(UnitOfWork)
      .run((tx) =>
        tx.sql(`UPDATE tickets SET ${what} WHERE id IN (${placeholders(ids)})`, [...values, ...ids]),
      );
  /** Jonas, who looks after payments and safety. */
  const about = (asked = ''): QueueReader => ({
    actor: jonas,
    cares: codesOf(['E3', 'E6']),
    codes: codesAbout(asked),
  });
  const places = async (view: QueueView, sort: QueueSort, asked = ''): Promise<number[]> => {
    const found: number[] = [];
    for (let after = null, more = true; more;) {
      const { rows, next } = await desk.the(QueueQuery).page(about(asked), { view, sort, after });
      found.push(...rows.map(({ id }) => tickets.findIndex((one) => one.id === id)));
      [after, more] = [next, next !== null];
    }

    return found;
  };
  const all = Array.from({ length: TICKETS }, (_, index) => index);
  const open = all.filter((index) => index % 3 !== 0);
  /** What is owed first, then what owes nothing, by its id. */
  const byDue = (indexes: readonly number[]): number[] => [
    ...indexes.filter((index) => index % 2).toReversed(),
    ...indexes
      .filter((index) => index % 2 === 0)
      .toSorted((a, b) => ((tickets[a]?.id ?? '') < (tickets[b]?.id ?? '') ? -1 : 1)),
  ];

  it('shows each ticket that is worked on once, oldest first, page by page', async () => {
    expect(await places('all', 'oldest')).toEqual(open);
    expect(await places('mine', 'oldest')).toEqual(open.filter((index) => index % 3 === 1));
    expect(await places('unassigned', 'oldest')).toEqual(open.filter((index) => index % 3 === 2));
  });

  it('shows by due time what is owed a word, and after it what is not', async () => {
    expect(await places('all', 'due')).toEqual(byDue(open));
    expect(await places('mine', 'due')).toEqual(byDue(open.filter((index) => index % 3 === 1)));
    expect(await places('due', 'oldest')).toEqual([TICKETS - 1]);
  });

  it('is narrowed to what tickets are about: their type, else what they surely sound like', async () => {
    const ids = (indexes: readonly number[]): string[] => indexes.map((index) => tickets[index]?.id ?? '');
    const [typed, sure, weak, safety] = [
      open.slice(0, 30),
      open.slice(30, 44),
      open.slice(44, 50),
      open.slice(50, 60),
    ];
    await set(`type_code = 'E301'`, [], ids(typed));
    // What the customer has said comes before what it sounds like.
    await set(`suggested_type = 'E603', suggestion = 'sure-told'`, [], ids(typed.slice(0, 5)));
    await set(`suggested_type = 'E302', suggestion = 'sure'`, [], ids(sure));
    await set(`suggested_type = 'E302', suggestion = 'weak'`, [], ids(weak));
    await set(`type_code = 'E603'`, [], ids(safety));
    const notMine = (indexes: readonly number[]): number[] => indexes.filter((index) => index % 3 === 2);

    expect(await places('all', 'oldest', 'E301')).toEqual(typed);
    expect(await places('all', 'due', 'E302')).toEqual(byDue(sure));
    expect(await places('all', 'oldest', 'E3')).toEqual([...typed, ...sure]);
    expect(await places('all', 'due', 'E3')).toEqual(byDue([...typed, ...sure]));
    expect(await places('mine', 'oldest', 'E6')).toEqual(safety.filter((index) => index % 3 === 1));
    expect(await places('all', 'oldest', 'none')).toEqual([...weak, ...open.slice(60)]);
    expect(await places('groups', 'oldest')).toEqual(notMine([...typed, ...sure, ...safety]));
    expect(await places('groups', 'oldest', 'E603')).toEqual(notMine(safety));
    expect(await places('groups', 'oldest', 'E101')).toEqual([]);
    expect(await desk.the(QueueQuery).counts(about('E3'))).toEqual({
      unassigned: 22,
      mine: 22,
      groups: 22,
      waiting: 0,
      due: 0,
      all: 44,
    });
    expect(await desk.the(QueueQuery).counts({ ...about(), cares: [] })).toMatchObject({
      groups: 0,
      all: 80,
    });
  });

  it('has a view of the groups that an admin has chosen for somebody, until they are others', async () => {
    const ada = await desk.staff('Ada', 'admin');
    const choose = (groups: ('E3' | 'E6')[], key: string = randomUUID()): Promise<void> =>
      desk.the(StaffGroups).choose(ada, jonas.id, { key, groups });
    const key = randomUUID();
    await Promise.all([choose(['E6', 'E3'], key), choose(['E6', 'E3'], key)]);
    expect(await desk.the(StaffGroups).of(jonas.id)).toEqual(['E3', 'E6']);
    await choose(['E6']);
    expect(await desk.the(StaffGroups).of(jonas.id)).toEqual(['E6']);
    await choose([]);

    expect(await desk.the(StaffGroups).of(jonas.id)).toEqual([]);
    await expect(
      desk.the(StaffGroups).choose(jonas, jonas.id, { key: randomUUID(), groups: ['E3'] }),
    ).rejects.toThrow('errors.forbidden');
    await expect(
      desk.the(StaffGroups).choose(ada, randomUUID(), { key: randomUUID(), groups: [] }),
    ).rejects.toThrow('errors.not-found');
    expect(
      await desk.rows(`SELECT action FROM audit_rows WHERE object_id = ? AND action LIKE 'person.groups%'`, [
        jonas.id,
      ]),
    ).toHaveLength(3);
  });

  it('counts up to one more than it tells', async () => {
    const counts = await desk.the(QueueQuery).counts(about());

    expect(counts).toEqual({ unassigned: 40, mine: 40, groups: 27, waiting: 0, due: 1, all: 80 });
    await set(
      `status = 'open', next_due_at = ?`,
      [Date.now()],
      tickets.map(({ id }) => id),
    );
    expect(await desk.the(QueueQuery).counts(about())).toMatchObject({ due: 100, all: 100, mine: 80 });
  });

  it('tells the last word, and whether somebody has read it', async () => {
    const [first] = tickets;
    await desk.the(TicketHandlingService).reply(jonas, first?.reference ?? '', {
      body: 'We are looking at it.',
      clientMessageId: randomUUID(),
    });
    const { rows } = await desk.the(QueueQuery).page(about(), { view: 'all', sort: 'oldest', after: null });

    expect(rows[0]).toMatchObject({ lastLine: 'We are looking at it.', unread: false, nextDueAt: null });
    expect(rows[1]).toMatchObject({ lastLine: 'Number 1', unread: true });
  });

  const views = QUEUE_VIEWS.flatMap((view) => QUEUE_SORTS.map((sort) => [view, sort] as const));
  // Several types in one order are put together of as many short lists.
  it.each(views.filter(([view]) => view !== 'groups'))(
    'reads %s by %s from an index, without sorting and without looking at all',
    async (view, sort) => {
      const after = { at: 5, id: randomUUID() };
      const first = pageStatement(about(), { view, sort, after: null }, new Date());
      const later = pageStatement(about(), { view, sort, after }, new Date());
      for (const plan of [await planOf(first), await planOf(later)]) {
        expect(plan).toMatch(/ix_tickets_/);
        expect(plan).not.toMatch(
          /SCAN t(?! USING (COVERING )?INDEX)|USE TEMP B-TREE|Seq Scan on tickets|Sort/,
        );
      }
    },
  );

  it.each(['E301', 'E3', 'none'])('reads what is about %s from its place in an index', async (asked) => {
    for (const [view, sort] of views.filter(([one]) => one === 'all' || one === 'groups')) {
      const after = { at: 5, id: randomUUID() };
      const plan = await planOf(pageStatement(about(asked), { view, sort, after }, new Date()));
      // What nobody can tell yet may be most of them: then the order alone is followed. PostgreSQL takes any of its
      // indexes for so few rows.
      if (asked !== 'none') {
        expect(plan).toMatch(name === 'PostgreSQL' ? /ix_tickets_/ : /ix_tickets_about/);
      }
      expect(plan).not.toMatch(/SCAN t(?! USING (COVERING )?INDEX)|Seq Scan on tickets/);
    }
    expect(await planOf(countStatement(about(asked), new Date()))).not.toMatch(
      /SCAN t(?! USING (COVERING )?INDEX)|Seq Scan on tickets/,
    );
  });

  it('counts from indexes', async () => {
    expect(await planOf(countStatement(about(), new Date()))).not.toMatch(
      /SCAN t(?! USING (COVERING )?INDEX)|Seq Scan on tickets/,
    );
  });

  /** As the database would go about it if the table were large. */
  const planOf = ({ text, values }: { text: string; values: readonly SqlValue[] }): Promise<string> =>
    desk.the(UnitOfWork).run(async (tx) => {
      if (name === 'PostgreSQL') {
        await tx.sql('SET LOCAL enable_seqscan = off');
        await tx.sql('SET LOCAL enable_sort = off');
        await tx.sql('SET LOCAL enable_bitmapscan = off');
      }
      const rows = await tx.sql(`EXPLAIN ${name === 'PostgreSQL' ? '' : 'QUERY PLAN '}${text}`, values);

      return rows.map((row) => String(row['QUERY PLAN'] ?? row.detail)).join('\n');
    });
});
