import type { INestApplicationContext } from '@nestjs/common';
import type BetterSqlite3 from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { TicketIntakeService } from '../../../src/modules/tickets/ticket-intake.service.js';
import { NewsDesk } from '../../../src/platform/events/news-desk.js';
import { newReference } from '../../../src/platform/ids/reference.js';
import { type Bench, chance } from '../bench.js';
import { startApplication } from '../desk-application.js';
import { flood, floodPlainly } from '../flood.js';
import { compare, figureOf } from '../rounds.js';
import { type Executed, traceSqlite } from '../statement-trace.js';
import { type OwnTicket, ownTickets, rowsOf, SENTENCES } from './people.js';
import { loader, openAsWriter, twinFiles } from './sqlite-place.js';

const CUSTOMERS = 50;
const CLIENTS = 8;
const ROUNDS = 5;
const SECONDS = 0.8;

/** Tickets opened through the service, with all that follows from them, beside the statements of the unit alone. */
export async function intakeOnSqlite(bench: Bench): Promise<void> {
  const known = ownTickets(CUSTOMERS);
  const { url, rawFile } = await twinFiles((connection) => {
    const load = loader(connection);
    known.flatMap((ticket) => rowsOf(ticket, Date.now())).forEach(load);
  });
  const app = await startApplication(url);
  const raw = openAsWriter(rawFile);
  try {
    const open = opener(app, bench, known);
    const { outbox } = app.get(NewsDesk);
    await open();
    await outbox.idle();
    const executed = await statementsOfUnit(open);
    await outbox.idle();
    const openPlainly = rawIntake(raw, executed, known);
    const compared = await compare(
      async () => {
        const rate = await flood({ clients: CLIENTS, seconds: SECONDS }, open);
        await outbox.idle(); // What the handlers still do must not fall on the other side.

        return rate;
      },
      () => floodPlainly(SECONDS, openPlainly),
      { rounds: ROUNDS },
    );
    const names = {
      name: `intake on SQLite, ${CLIENTS} customers`,
      unit: 'tickets/s',
      limitName: `its ${executed.length} statements raw`,
    };
    bench.report(figureOf(compared, names, null));
  } finally {
    raw.close();
    await app.close();
  }
}

function opener(
  app: INestApplicationContext,
  bench: Bench,
  known: readonly OwnTicket[],
): () => Promise<unknown> {
  const intake = app.get(TicketIntakeService);
  const random = chance(bench, 'intake');
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

  return () =>
    intake.open(random.pick(known).customer, 'zh-CN', {
      type: 'E302',
      account: '13800000000',
      occurredDate: yesterday,
      occurredTime: '15:00',
      zone: 'Asia/Shanghai',
      amount: '120.50',
      currency: 'CNY',
      description: random.pick(SENTENCES),
      key: randomUUID(),
    });
}

/** What one opening runs up to its answer, from its key to the stored answer. */
async function statementsOfUnit(open: () => Promise<unknown>): Promise<Executed[]> {
  const all = await traceSqlite(open);
  const first = all.findIndex(({ text }) => text.startsWith('INSERT INTO idempotency_keys'));
  const rest = all.slice(first);
  const events = rest.findLastIndex(
    ({ text, values }) => text.startsWith('INSERT INTO outbox') && values.includes('ticket.opened'),
  );

  return rest.slice(0, events + 1);
}

const OWN_ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const REFERENCE = /^WD-/;

/** The same statements with the same values, but for what is another's each time: ids, keys, references. */
function rawIntake(
  connection: BetterSqlite3.Database,
  executed: readonly Executed[],
  known: readonly OwnTicket[],
): () => void {
  const customers = new Set<unknown>(known.map(({ customer }) => customer.id));
  const begin = connection.prepare('BEGIN IMMEDIATE');
  const commit = connection.prepare('COMMIT');
  const prepared = executed.map(({ text, values }) => ({ statement: connection.prepare(text), values }));

  return () => {
    const fresh = new Map<unknown, string>();
    const renewed = (value: unknown): unknown => {
      if (
        typeof value !== 'string' ||
        customers.has(value) ||
        !(OWN_ID.test(value) || REFERENCE.test(value))
      ) {
        return value;
      }
      const other = fresh.get(value) ?? (REFERENCE.test(value) ? newReference() : randomUUID());
      fresh.set(value, other);

      return other;
    };
    begin.run();
    for (const { statement, values } of prepared) {
      const bound = values.map(renewed);
      if (statement.reader) {
        statement.all(...bound);
      } else {
        statement.run(...bound);
      }
    }
    commit.run();
  };
}
