import pg from 'pg';
import { postgresOptions } from '../../../src/platform/database/postgres/postgres-connection.js';
import { numberPlaceholders } from '../../../src/platform/database/statement.js';
import { startPostgres } from '../../support/postgres.js';
import { type Bench, chance } from '../bench.js';
import { migrated, startApplication } from '../desk-application.js';
import { flood } from '../flood.js';
import { compare, figureOf } from '../rounds.js';
import { tracePostgres } from '../statement-trace.js';
import { type AppendStatements, fiveStatements, RawAppend, sender } from './append.js';
import { type OwnTicket, ownTickets, rowsOf, SENTENCES } from './people.js';

const TICKETS = 200;
const SENDERS = 64;
const ROUNDS = 5;
const SECONDS = 1;

/** A message through the service to PostgreSQL, beside its five statements in one transaction of a bare pool. */
export async function appendOnPostgres(bench: Bench): Promise<void> {
  const server = await startPostgres();
  const tickets = ownTickets(TICKETS);
  const [url, rawUrl] = [
    await prepared(await server.createDatabase(), tickets),
    await server.createDatabase(),
  ];
  await prepared(rawUrl, tickets);
  const app = await startApplication(url);
  const { max } = postgresOptions(rawUrl, false).extra as { max: number };
  const pool = new pg.Pool({ connectionString: rawUrl, max });
  try {
    const send = sender(app, tickets, chance(bench, 'postgres/ours'));
    await send();
    const append = rawAppend(pool, fiveStatements(await tracePostgres(send)));
    const random = chance(bench, 'postgres/raw');
    const compared = await compare(
      () => flood({ clients: SENDERS, seconds: SECONDS }, send),
      () =>
        flood({ clients: SENDERS, seconds: SECONDS }, () =>
          append(random.pick(tickets), random.pick(SENTENCES)),
        ),
      { rounds: ROUNDS },
    );
    const names = {
      name: `append on PostgreSQL, ${SENDERS} senders, ${max} connections`,
      unit: 'messages/s',
      limitName: 'its five statements raw',
    };
    bench.report(figureOf(compared, names, { atLeast: 0.5 }));
  } finally {
    await pool.end();
    await app.close();
    await server.dispose();
  }
}

async function prepared(url: string, tickets: readonly OwnTicket[]): Promise<string> {
  await migrated(url);
  const client = new pg.Client(url);
  await client.connect();
  await client.query('BEGIN');
  for (const { text, values } of tickets.flatMap((ticket) => rowsOf(ticket, Date.now()))) {
    await client.query(numberPlaceholders(text), values);
  }
  await client.query('COMMIT');
  await client.end();

  return url;
}

/** One message on a connection of the pool. */
function rawAppend(
  pool: pg.Pool,
  statements: AppendStatements,
): (ticket: OwnTicket, body: string) => Promise<void> {
  const values = new RawAppend(statements);
  const { lookUp, grow, entry, evidence, news } = statements;

  return async (ticket, body) => {
    const client = await pool.connect();
    await client.query('BEGIN');
    await client.query(lookUp.text, values.lookUp(ticket));
    const grown = await client.query<{ last_seq: string }>(grow.text, values.grow(ticket));
    await client.query(entry.text, values.entry(ticket, Number(grown.rows[0]?.last_seq), body));
    await client.query(evidence.text, values.evidence(ticket));
    await client.query(news.text, values.news());
    await client.query('COMMIT');
    client.release();
  };
}
