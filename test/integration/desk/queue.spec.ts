import { randomUUID } from 'node:crypto';
import {
  countStatement,
  pageStatement,
  QUEUE_SORTS,
  QUEUE_VIEWS,
  QueueQuery,
  type QueueSort,
  type QueueView,
} from '../../../src/modules/desk/queue.query.js';
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
  const places = async (view: QueueView, sort: QueueSort): Promise<number[]> => {
    const found: number[] = [];
    for (let after = null, more = true; more;) {
      const { rows, next } = await desk.the(QueueQuery).page(jonas, { view, sort, after });
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

  it('counts up to one more than it tells', async () => {
    const counts = await desk.the(QueueQuery).counts(jonas);

    expect(counts).toEqual({ unassigned: 40, mine: 40, waiting: 0, due: 1, all: 80 });
    await set(
      `status = 'open', next_due_at = ?`,
      [Date.now()],
      tickets.map(({ id }) => id),
    );
    expect(await desk.the(QueueQuery).counts(jonas)).toMatchObject({ due: 100, all: 100, mine: 80 });
  });

  it('tells the last word, and whether somebody has read it', async () => {
    const [first] = tickets;
    await desk.the(TicketHandlingService).reply(jonas, first?.reference ?? '', {
      body: 'We are looking at it.',
      clientMessageId: randomUUID(),
    });
    const { rows } = await desk.the(QueueQuery).page(jonas, { view: 'all', sort: 'oldest', after: null });

    expect(rows[0]).toMatchObject({ lastLine: 'We are looking at it.', unread: false, nextDueAt: null });
    expect(rows[1]).toMatchObject({ lastLine: 'Number 1', unread: true });
  });

  const views = QUEUE_VIEWS.flatMap((view) => QUEUE_SORTS.map((sort) => [view, sort] as const));
  it.each(views)(
    'reads %s by %s from an index, without sorting and without looking at all',
    async (view, sort) => {
      const after = { at: 5, id: randomUUID() };
      const first = pageStatement(jonas, { view, sort, after: null }, new Date());
      const later = pageStatement(jonas, { view, sort, after }, new Date());
      for (const plan of [await planOf(first), await planOf(later)]) {
        expect(plan).toMatch(/ix_tickets_/);
        expect(plan).not.toMatch(
          /SCAN t(?! USING (COVERING )?INDEX)|USE TEMP B-TREE|Seq Scan on tickets|Sort/,
        );
      }
    },
  );

  it('counts from indexes', async () => {
    expect(await planOf(countStatement(jonas, new Date()))).not.toMatch(
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
