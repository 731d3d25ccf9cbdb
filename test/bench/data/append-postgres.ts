import pg from 'pg';
import { type Bench, chance } from '../bench.js';
import { startPostgres } from '../../support/postgres.js';
import { migrated, startApplication } from '../desk-application.js';
import { flood } from '../flood.js';
import { compare, figureOf } from '../rounds.js';
import { tracePostgres } from '../statement-trace.js';
import { fourStatements, RawAppend, sender } from './append.js';
import { ownTickets, rowsOf, SENTENCES } from './people.js';

const TICKETS = 200;
const ROUNDS = 5;
const SECONDS = 1;
/** As many connections as the product's writer has. */
const POOL = 10;
const SENDERS = 64;

/** The same message on PostgreSQL, beside its own four statements by the bare driver with as many connections. */
export async function appendOnPostgres(bench: Bench): Promise<void> {
  const postgres = await startPostgres();
  const tickets = ownTickets(TICKETS);
  const url = await postgres.createDatabase();
  await migrated(url);
  const pool = new pg.Pool({ connectionString: url, max: POOL });
  for (const { text, values } of tickets.flatMap((ticket) => rowsOf(ticket, Date.now()))) {
    let count = 0;
    await pool.query(
      text.replace(/\?/g, () => `$${(count += 1)}`),
      values,
    );
  }
  const app = await startApplication(url);
  try {
    const send = sender(app, tickets, chance(bench, 'postgres/ours'));
    await send();
    const statements = fourStatements(await tracePostgres(send));
    const values = new RawAppend(statements);
    const random = chance(bench, 'postgres/raw');
    const plainly = async (): Promise<void> => {
      const client = await pool.connect();
      const ticket = random.pick(tickets);
      await client.query('BEGIN');
      await client.query(statements.lookUp.text, values.lookUp(ticket));
      const grown = await client.query<{ last_seq: string }>(statements.grow.text, values.grow(ticket));
      const seq = Number(grown.rows[0]?.last_seq);
      await client.query(statements.entry.text, values.entry(ticket, seq, random.pick(SENTENCES)));
      await client.query(statements.news.text, values.news());
      await client.query('COMMIT');
      client.release();
    };
    const compared = await compare(
      () => flood({ clients: SENDERS, seconds: SECONDS }, send),
      () => flood({ clients: SENDERS, seconds: SECONDS }, plainly),
      { rounds: ROUNDS },
    );
    bench.report(
      figureOf(
        compared,
        {
          name: `append on PostgreSQL, ${SENDERS} senders`,
          unit: 'messages/s',
          limitName: 'its four statements by bare pg',
        },
        { atLeast: 0.5 },
      ),
    );
  } finally {
    await app.close();
    await pool.end();
    await postgres.dispose();
  }
}
