import type { INestApplicationContext } from '@nestjs/common';
import type BetterSqlite3 from 'better-sqlite3';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Random } from '../../../src/demo-wallet/random.js';
import { TicketLookup } from '../../../src/modules/tickets/ticket.lookup.js';
import { LongReader } from '../../../src/platform/database/long-reader.js';
import { type Bench, chance } from '../bench.js';
import { startApplication } from '../desk-application.js';
import { flood } from '../flood.js';
import { compare, figureOf } from '../rounds.js';
import { sender } from './append.js';
import { AGENT, entryRow, type OwnTicket, ownTickets, rowsOf, SENTENCES } from './people.js';
import { loader, twinFiles } from './sqlite-place.js';

const TICKETS = 200;
const ENTRIES_EACH = 20;
const LONG_TICKETS = 10;
const LONG_ENTRIES_EACH = 15_000;
const CLIENTS = 64;
const ROUNDS = 5;
const SECONDS = 0.8;
const LOOP = { everyMs: 1, percentile: 99 };

/** Reading a ticket while everybody writes, and writing while a report goes through the whole record. */
export async function readsBesideWrites(bench: Bench): Promise<void> {
  const tickets = ownTickets(TICKETS);
  const { url } = await twinFiles((connection) => load(connection, tickets));
  const app = await startApplication(url);
  try {
    const send = sender(app, tickets, chance(bench, 'reads/senders'));
    const read = reader(app, tickets, chance(bench, 'reads/readers'));
    await readWhileWriting(bench, send, read);
    await writeWhileReporting(bench, send, app.get(LongReader));
  } finally {
    await app.close();
  }
}

async function readWhileWriting(
  bench: Bench,
  send: () => Promise<unknown>,
  read: () => Promise<unknown>,
): Promise<void> {
  const load = { clients: CLIENTS, seconds: SECONDS };
  const delays: number[] = [];
  const compared = await compare(
    async () => {
      const [rate, delay] = await withLoopDelay(async () => {
        const [reads] = await Promise.all([flood(load, read), flood(load, send)]);

        return reads;
      });
      delays.push(delay);

      return rate;
    },
    () => flood(load, read),
    { rounds: ROUNDS },
  );
  const name = `ticket read, ${CLIENTS} readers beside ${CLIENTS} senders`;
  bench.report(figureOf(compared, { name, unit: 'reads/s', limitName: 'with no sender' }, { atLeast: 0.3 }));
  sayDelay(bench, delays);
}

async function writeWhileReporting(
  bench: Bench,
  send: () => Promise<unknown>,
  reports: LongReader,
): Promise<void> {
  const load = { clients: CLIENTS, seconds: SECONDS };
  const delays: number[] = [];
  let finished = 0;
  const compared = await compare(
    async () => {
      const [rate, delay] = await withLoopDelay(async () => {
        let writing = true;
        const reporting = (async () => {
          while (writing) {
            await report(reports);
            finished += 1;
          }
        })();
        const written = await flood(load, send);
        writing = false;
        await reporting;

        return written;
      });
      delays.push(delay);

      return rate;
    },
    () => flood(load, send),
    { rounds: ROUNDS },
  );
  const name = `append, ${CLIENTS} senders beside reports over ${LONG_TICKETS * LONG_ENTRIES_EACH} entries`;
  bench.report(
    figureOf(compared, { name, unit: 'messages/s', limitName: 'with no report' }, { atLeast: 0.5 }),
  );
  bench.say(`${finished} reports meanwhile`);
  sayDelay(bench, delays);
}

/** What a page of a ticket reads. Each read begins in a turn of the event loop of its own, as a request does. */
function reader(
  app: INestApplicationContext,
  tickets: readonly OwnTicket[],
  random: Random,
): () => Promise<unknown> {
  const lookup = app.get(TicketLookup);

  return async () => {
    await new Promise((resolve) => setImmediate(resolve));
    const { id } = await lookup.require(AGENT, random.pick(tickets).reference);

    return lookup.entriesAfter(AGENT, id, 0, ENTRIES_EACH);
  };
}

/** Touches every entry, and can use no index for it. */
const report = (reports: LongReader): Promise<unknown> =>
  reports.read([
    { sql: `SELECT count(*) AS n, max(length(body)) AS longest FROM entries WHERE body LIKE '%锁%'` },
  ]);

/** The 99th percentile, in milliseconds, of how late the event loop came to a timer. */
async function withLoopDelay<T>(work: () => Promise<T>): Promise<[T, number]> {
  const histogram = monitorEventLoopDelay({ resolution: LOOP.everyMs });
  histogram.enable();
  const result = await work();
  histogram.disable();

  return [result, histogram.percentile(LOOP.percentile) / 1e6];
}

function sayDelay({ say }: Bench, delays: readonly number[]): void {
  const [, ...counted] = delays;
  const [best, worst] = [Math.min(...counted), Math.max(...counted)].map((delay) => delay.toFixed(1));
  say(`event loop meanwhile: p99 delay ${best} to ${worst} ms over the rounds`);
}

/** Tickets that are read and written, and a few very long ones that only reports go through. */
function load(connection: BetterSqlite3.Database, tickets: readonly OwnTicket[]): void {
  const insert = loader(connection);
  const at = Date.now();
  const fill = (ticket: OwnTicket, entries: number): void => {
    rowsOf(ticket, at).forEach(insert);
    for (let seq = 1; seq <= entries; seq += 1) {
      insert(entryRow(ticket, { seq, body: SENTENCES[seq % SENTENCES.length] ?? '', at }));
    }
    insert({
      text: 'UPDATE tickets SET last_seq = ?, last_public_seq = ? WHERE id = ?',
      values: [entries, entries, ticket.id],
    });
  };
  tickets.forEach((ticket) => fill(ticket, ENTRIES_EACH));
  ownTickets(LONG_TICKETS).forEach((ticket) => fill(ticket, LONG_ENTRIES_EACH));
}
