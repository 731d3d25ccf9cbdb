import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import { LongReader } from '../../../src/platform/database/long-reader.js';
import { Reader } from '../../../src/platform/database/reader.js';
import { type Bench, chance } from '../bench.js';
import { startApplication } from '../desk-application.js';
import { flood } from '../flood.js';
import { compare, figureOf } from '../rounds.js';
import { sender } from './append.js';
import { entryRow, ownTickets, rowsOf, SENTENCES } from './people.js';
import { loader, twinFiles } from './sqlite-place.js';

const TICKETS = 200;
const ENTRIES = 300;
const ROUNDS = 5;
const SECONDS = 0.8;
const READERS = 64;
const WRITERS = 16;
const PAGE =
  'SELECT id, seq, body, created_at FROM entries WHERE ticket_id = ? AND seq > ? ORDER BY seq LIMIT 50';
const WHOLE = `SELECT visibility, count(*) AS entries, sum(length(body)) AS letters FROM entries
  WHERE lower(body) LIKE '%nothing like it%' OR length(body) > 5 GROUP BY visibility`;

/** Pages through the reader while others write, and writes while a worker thread reads the whole table. */
export async function readsOnSqlite(bench: Bench): Promise<void> {
  const tickets = ownTickets(TICKETS);
  const random = chance(bench, 'reads');
  const { url } = await twinFiles((connection) => {
    const load = loader(connection);
    for (const ticket of tickets) {
      rowsOf(ticket, Date.now()).forEach(load);
      for (let seq = 1; seq <= ENTRIES; seq += 1) {
        load(entryRow(ticket, { seq, body: random.pick(SENTENCES), at: Date.now() }));
      }
      load({
        text: 'UPDATE tickets SET last_seq = ?, last_public_seq = ? WHERE id = ?',
        values: [ENTRIES, ENTRIES, ticket.id],
      });
    }
  });
  const app = await startApplication(url);
  const reader = app.get(Reader);
  const longReader = app.get(LongReader);
  // A request comes with a turn of the event loop; without one, readers alone would keep it to themselves.
  const read = async (): Promise<unknown> => {
    await turn();

    return reader.rows(PAGE, [random.pick(tickets).id, random.int(0, ENTRIES - 50)]);
  };
  const send = sender(app, tickets, chance(bench, 'reads/writer'));
  const reads = (): Promise<number> => flood({ clients: READERS, seconds: SECONDS }, read);
  const writes = (): Promise<number> => flood({ clients: WRITERS, seconds: SECONDS }, send);
  const delays: number[] = [];
  try {
    const besideWriters = await compare(async () => (await Promise.all([reads(), writes()]))[0], reads, {
      rounds: ROUNDS,
    });
    bench.report(
      figureOf(
        besideWriters,
        {
          name: `pages of 50 entries, ${READERS} readers, ${WRITERS} writers`,
          unit: 'pages/s',
          limitName: 'the same with no writer',
        },
        { atLeast: 0.15 },
      ),
    );
    const whileReading = async (): Promise<number> => {
      let reading = true;
      const long = (async () => {
        while (reading) {
          await longReader.read([{ sql: WHOLE }]);
        }
      })();
      const delay = monitorEventLoopDelay({ resolution: 5 });
      delay.enable();
      const rate = await writes();
      delay.disable();
      delays.push(delay.percentile(99) / 1e6);
      reading = false;
      await long;

      return rate;
    };
    const besideReport = await compare(whileReading, writes, { rounds: ROUNDS });
    bench.report(
      figureOf(
        besideReport,
        {
          name: 'append while the whole table is read',
          unit: 'messages/s',
          limitName: 'the same with no long read',
        },
        { atLeast: 0.5 },
      ),
    );
    bench.say(`event loop meanwhile, p99 of each round: ${delays.map((ms) => ms.toFixed(1)).join(', ')} ms`);
  } finally {
    await app.close();
  }
}
