import type BetterSqlite3 from 'better-sqlite3';
import { type Bench, chance } from '../bench.js';
import { startApplication } from '../desk-application.js';
import { flood, floodPlainly } from '../flood.js';
import { compare, figureOf } from '../rounds.js';
import { traceSqlite } from '../statement-trace.js';
import { type AppendStatements, fiveStatements, RawAppend, sender } from './append.js';
import { type OwnTicket, ownTickets, rowsOf, SENTENCES } from './people.js';
import { loader, openAsWriter, twinFiles } from './sqlite-place.js';

const TICKETS = 200;
const ROUNDS = 7;
const SECONDS = 0.8;
const DEMANDS = [
  { senders: 64, atLeast: 1 },
  { senders: 1, atLeast: 0.4 },
];

/** A message from the service to the disk, beside its own five statements with one durable commit each. */
export async function appendOnSqlite(bench: Bench): Promise<void> {
  const tickets = ownTickets(TICKETS);
  const { url, rawFile } = await twinFiles((connection) => {
    const load = loader(connection);
    tickets.flatMap((ticket) => rowsOf(ticket, Date.now())).forEach(load);
  });
  const app = await startApplication(url);
  const raw = openAsWriter(rawFile);
  try {
    const send = sender(app, tickets, chance(bench, 'append/ours'));
    await send();
    const statements = fiveStatements(await traceSqlite(send));
    const random = chance(bench, 'append/raw');
    const append = rawAppend(raw, statements);
    const plainly = (): void => append(random.pick(tickets), random.pick(SENTENCES));
    for (const { senders, atLeast } of DEMANDS) {
      const compared = await compare(
        () => flood({ clients: senders, seconds: SECONDS }, send),
        () => floodPlainly(SECONDS, plainly),
        { rounds: ROUNDS },
      );
      const name = `append on SQLite, ${senders} ${senders === 1 ? 'sender' : 'senders'}`;
      bench.report(
        figureOf(compared, { name, unit: 'messages/s', limitName: 'its five statements raw' }, { atLeast }),
      );
    }
    refuseDifference(raw, tickets);
  } finally {
    raw.close();
    await app.close();
  }
}

/** One message: begin, four prepared statements, a durable commit. */
function rawAppend(
  connection: BetterSqlite3.Database,
  statements: AppendStatements,
): (ticket: OwnTicket, body: string) => void {
  const values = new RawAppend(statements);
  const begin = connection.prepare('BEGIN IMMEDIATE');
  const commit = connection.prepare('COMMIT');
  const lookUp = connection.prepare(statements.lookUp.text);
  const grow = connection.prepare<unknown[], { last_seq: number }>(statements.grow.text);
  const entry = connection.prepare(statements.entry.text);
  const evidence = connection.prepare(statements.evidence.text);
  const news = connection.prepare(statements.news.text);

  return (ticket, body) => {
    begin.run();
    lookUp.get(...values.lookUp(ticket));
    const seq = grow.get(...values.grow(ticket))?.last_seq ?? 0;
    entry.run(...values.entry(ticket, seq, body));
    evidence.run(...values.evidence(ticket));
    news.run(...values.news());
    commit.run();
  };
}

/** The raw side must have stored what it claims, or its rate means nothing. */
function refuseDifference(connection: BetterSqlite3.Database, tickets: readonly OwnTicket[]): void {
  const counted = connection
    .prepare<[], { entries: number; numbered: number }>(
      'SELECT (SELECT count(*) FROM entries) AS entries, (SELECT sum(last_seq) FROM tickets) AS numbered',
    )
    .get();
  if (!counted || counted.entries !== counted.numbered || counted.entries < tickets.length) {
    throw new Error('The raw side has not stored what it counted.');
  }
}
