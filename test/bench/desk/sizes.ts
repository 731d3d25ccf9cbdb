import BetterSqlite3 from 'better-sqlite3';
import { join } from 'node:path';
import { QUEUE_VIEWS } from '../../../src/modules/desk/queue-scope.js';
import { World } from '../../e2e/world.js';
import type { PageClient } from '../../support/html.js';
import { type Bench, chance } from '../bench.js';
import { entryRow, ownTickets, rowsOf, SENTENCES } from '../data/people.js';
import { loader, openAsWriter } from '../data/sqlite-place.js';
import { compare, figureOf } from '../rounds.js';

const SMALL = 1_000;
const LARGE = 100_000;
const ENTRIES_EACH = 5;
/** Of three tickets one is nobody's, one is the agent's and one is done. */
const SHARES = 3;
const MINUTE = 60_000;
const HOURS_OWED = 48;
const REQUESTS = 60;
const ROUNDS = 5;
/** Flat: what a hundred times as many tickets may cost. */
const FLAT = { atMost: 1.5 };

/** A served desk of so many tickets, and an agent before it. */
interface Desk {
  readonly world: World;
  readonly agent: PageClient;
  readonly references: readonly string[];
}

/** Each view of the queue, and the page of a ticket, of a large desk beside the same of a small one. */
export async function deskSizes(bench: Bench): Promise<void> {
  const desks: Desk[] = [];
  try {
    for (const tickets of [LARGE, SMALL]) {
      const began = performance.now();
      desks.push(await deskOf(tickets));
      bench.say(`${tickets} tickets loaded in ${((performance.now() - began) / 1_000).toFixed(1)} s`);
    }
    const [large, small] = desks as [Desk, Desk];
    for (const view of QUEUE_VIEWS) {
      await report(bench, `queue, ${view}`, large, small, () => `/agent/queue?view=${view}`);
    }
    for (const about of ['E3', 'E301']) {
      await report(
        bench,
        `queue, about ${about}`,
        large,
        small,
        () => `/agent/queue?view=all&about=${about}`,
      );
    }
    const random = chance(bench, 'sizes');
    await report(bench, 'ticket', large, small, ({ references }) => `/agent/t/${random.pick(references)}`);
  } finally {
    for (const { world } of desks) {
      await world.stop();
    }
  }
}

async function report(
  bench: Bench,
  name: string,
  large: Desk,
  small: Desk,
  pathOn: (desk: Desk) => string,
): Promise<void> {
  const measure = (desk: Desk) => (): Promise<number> => slowest(desk.agent, () => pathOn(desk));
  const compared = await compare(measure(large), measure(small), { rounds: ROUNDS });
  const names = { name: `${name}, of ${LARGE}`, unit: 'ms p95', limitName: `of ${SMALL}` };
  bench.report(figureOf(compared, names, FLAT));
}

/** The 95th percentile in milliseconds. @throws Error where an answer was no page */
async function slowest(agent: PageClient, path: () => string): Promise<number> {
  const times: number[] = [];
  for (let asked = 0; asked < REQUESTS; asked += 1) {
    const address = path();
    const started = performance.now();
    const { status } = await agent.send(address);
    times.push(performance.now() - started);
    if (status !== 200) {
      throw new Error(`${address} answered ${status}.`);
    }
  }

  return times.sort((a, b) => a - b)[Math.floor(REQUESTS * 0.95)] ?? Number.NaN;
}

/** The server makes its tables and people; then it is stopped, filled, and started on what lies there. */
async function deskOf(tickets: number): Promise<Desk> {
  const world = await World.start({ env: { LOG_LEVEL: 'silent', RATE_LIMITS: 'off' } });
  const { server } = world;
  await server.terminate();
  const connection = openAsWriter(join(server.dataDir, 'walletdesk.db'));
  const references = connection.transaction(() => fill(connection, tickets))();
  connection.close();
  await server.restart();

  return { world, agent: await world.staff('jonas'), references };
}

function fill(connection: BetterSqlite3.Database, count: number): string[] {
  const insert = loader(connection);
  const jonas = connection.prepare(`SELECT id FROM users WHERE login = 'jonas'`).pluck().get() as string;
  const now = Date.now();
  const tickets = ownTickets(count);
  tickets.forEach((ticket, index) => {
    const openedAt = now - (count - index) * MINUTE;
    rowsOf(ticket, openedAt).forEach(insert);
    for (let seq = 1; seq <= ENTRIES_EACH; seq += 1) {
      insert(entryRow(ticket, { seq, body: SENTENCES[seq % SENTENCES.length] ?? '', at: openedAt + seq }));
    }
    insert({
      text: `UPDATE tickets SET last_seq = ?, last_public_seq = ?, status = ?, assignee_id = ?, next_due_at = ?
        WHERE id = ?`,
      values: [ENTRIES_EACH, ENTRIES_EACH, ...handling(index, jonas, now), ticket.id],
    });
  });

  return tickets.map(({ reference }) => reference);
}

/** State, whose it is, and until when a word is owed. */
function handling(index: number, jonas: string, now: number): [string, string | null, number | null] {
  const due = now + ((index % HOURS_OWED) + 1) * 60 * MINUTE;
  switch (index % SHARES) {
    case 0:
      return ['open', null, due];
    case 1:
      return index % 2 ? ['waiting', jonas, null] : ['open', jonas, due];
    default:
      return ['resolved', jonas, null];
  }
}
