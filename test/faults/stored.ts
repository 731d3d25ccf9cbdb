import BetterSqlite3 from 'better-sqlite3';
import { check, type CheckReport, type Journal, type StoredRow } from '../support/journal.js';
import type { TestPostgres } from '../support/postgres.js';
import { waitFor } from '../support/wait.js';

type Row = Record<string, unknown>;

/** Reads what is really stored, past the server. The same SQL runs on both databases. */
export type Ask = (sql: string) => Promise<Row[]>;

/** The file may be in use. */
export const sqliteFile =
  (file: string): Ask =>
  (sql) => {
    const connection = new BetterSqlite3(file, { readonly: true, fileMustExist: true, timeout: 2_000 });
    try {
      return Promise.resolve(connection.prepare<[], Row>(sql).all());
    } finally {
      connection.close();
    }
  };

export const postgresDatabase =
  (server: TestPostgres, url: string): Ask =>
  (sql) =>
    server.query(sql, new URL(url).pathname.slice(1));

/** The entries of these tickets, as the checker takes them. */
export async function storedMessages(ask: Ask, tickets: readonly string[]): Promise<StoredRow[]> {
  const rows = await ask(
    `SELECT e.client_message_id, e.seq, t.reference FROM entries e JOIN tickets t ON t.id = e.ticket_id
     WHERE t.reference IN (${tickets.map((ticket) => `'${ticket}'`).join(', ')})`,
  );

  return rows.map((row) => ({
    key: row.client_message_id === null ? null : String(row.client_message_id),
    stream: String(row.reference),
    seq: Number(row.seq),
  }));
}

/** What was said in a ticket, in the order of the record. */
export async function wordsIn(ask: Ask, ticket: string): Promise<string[]> {
  const rows = await ask(
    `SELECT e.body FROM entries e JOIN tickets t ON t.id = e.ticket_id
     WHERE t.reference = '${ticket}' AND e.kind = 'message' ORDER BY e.seq`,
  );

  return rows.map(({ body }) => String(body));
}

/**
 * What the checker says of messages sent into tickets that were opened by form: the opening's own message is one
 * that `journal` knows nothing of.
 */
export async function checkMessages(
  ask: Ask,
  journal: Journal,
  tickets: readonly string[],
): Promise<CheckReport> {
  const stored = await storedMessages(ask, tickets);

  return check(
    journal,
    stored.map((row) =>
      row.seq === 1 && row.key !== null && !journal.has(row.key) ? { ...row, key: null } : row,
    ),
  );
}

/** What the checker says of tickets: one row a ticket, by the key of the form it came with. */
export async function checkOpenings(ask: Ask, journal: Journal): Promise<CheckReport> {
  const rows = await ask(`SELECT client_message_id FROM entries WHERE seq = 1`);
  const stored = rows.map((row) => ({ key: String(row.client_message_id), stream: 'tickets', seq: null }));

  return check(
    journal,
    stored.filter(({ key }) => journal.has(key)),
  );
}

/** Everything that was owed is done. */
export async function settled(ask: Ask, withinMs = 30_000): Promise<void> {
  await waitFor(
    'the outbox to be empty',
    async () => {
      const [row] = await ask(
        `SELECT count(*) AS n FROM outbox WHERE done_at IS NULL OR parked_at IS NOT NULL`,
      );
      return Number(row?.n) === 0;
    },
    { withinMs, everyMs: 100 },
  );
}

/** Who handles an opening: who looks into the wallet, who listens to what the words sound like, who says what happened. */
const HANDLERS = 3;

/** Tickets whose opening did not have its effects exactly once: one look at the wallet, one set of suggestions. */
export async function wronglyHandled(ask: Ask): Promise<string[]> {
  const rows = await ask(
    `SELECT t.reference, t.lookup_state,
       (SELECT count(*) FROM entries e WHERE e.ticket_id = t.id AND e.kind = 'lookup') AS looks,
       (SELECT count(*) FROM transaction_candidates c WHERE c.ticket_id = t.id) AS candidates
     FROM tickets t WHERE t.account IS NOT NULL`,
  );
  const twice = await ask(
    `SELECT o.id, count(p.handler) AS times FROM outbox o LEFT JOIN processed p ON p.work_id = o.id
     WHERE o.name = 'ticket.opened' GROUP BY o.id HAVING count(p.handler) <> ${HANDLERS}`,
  );

  return [
    ...rows
      .filter((row) => row.lookup_state !== 'found' || Number(row.looks) !== 1 || Number(row.candidates) < 1)
      .map((row) => `${String(row.reference)}: ${String(row.lookup_state)}, ${String(row.looks)} looks`),
    ...twice.map((row) => `news ${String(row.id)}: handled ${String(row.times)} times`),
  ];
}

/** What must stand after any fault; `unknownStored` is allowed. */
export const NOTHING_WRONG = { lost: [], doubled: [], gaps: [], disorder: [], uninvited: [] };
