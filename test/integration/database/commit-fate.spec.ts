import { TestPostgres } from '../../support/postgres.js';
import { type OpenDatabase, openDatabase } from '../../support/open-database.js';
import { TcpProxy } from '../../support/tcp-proxy.js';
import { waitFor } from '../../support/wait.js';

/** A commit that takes long enough to be caught in the middle. */
const SLOW_COMMIT = [
  'CREATE TABLE kept (id varchar(36) PRIMARY KEY)',
  `CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.8); RETURN NULL; END $$`,
  `CREATE CONSTRAINT TRIGGER linger AFTER INSERT ON kept DEFERRABLE INITIALLY DEFERRED
     FOR EACH ROW EXECUTE FUNCTION linger()`,
  'CREATE TABLE others (n int)',
];

describe('a PostgreSQL server that crashes while it commits', () => {
  let postgres: TestPostgres;
  let proxy: TcpProxy;
  let url: string;
  let open: OpenDatabase;

  beforeAll(async () => {
    postgres = await TestPostgres.alone();
  });
  afterAll(() => postgres?.stop());
  beforeEach(async () => {
    proxy = await TcpProxy.before(postgres.port);
    url = await postgres.createDatabase();
    open = await openDatabase(proxy.through(url));
    for (const statement of SLOW_COMMIT) {
      await postgres.query(statement, nameOf(url));
    }
  });
  afterEach(async () => {
    await open.close();
    await proxy.close();
  });

  /** Begins to store a row and waits until its COMMIT is under way → its outcome, and the ids of its transactions. */
  const caughtInCommit = async (): Promise<{ outcome: Promise<unknown>; ids: number[] }> => {
    const ids: number[] = [];
    const outcome = open.database.unitOfWork
      .run(async (tx) => {
        const [row] = await tx.sql<{ id: string }>('SELECT pg_current_xact_id()::text AS id');
        ids.push(Number(row?.id));
        await tx.sql(`INSERT INTO kept (id) VALUES ('caught')`);
      })
      .then(
        () => 'acknowledged',
        (error: unknown) => error,
      );
    await waitFor('the commit to be under way', async () => {
      const rows = await postgres.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = '${nameOf(url)}' AND query = 'COMMIT' AND state = 'active'`,
      );
      return rows.length > 0;
    });

    return { outcome, ids };
  };
  /** Nobody gets through before `heal`: a port that refuses at once uses the patience up, however fast we are. */
  const crashAndComeBack = async (): Promise<void> => {
    proxy.set({ traffic: 'black-hole' });
    await postgres.stop('immediate');
    proxy.cut();
    await postgres.start();
  };
  const stored = async (): Promise<number> =>
    (await postgres.query('SELECT id FROM kept', nameOf(url))).length;

  it('forgets the transaction: the unit runs again, and is stored once', async () => {
    const { outcome, ids } = await caughtInCommit();
    await crashAndComeBack();
    proxy.heal();

    expect(await outcome).toBe('acknowledged');
    expect(await stored()).toBe(1);
    expect(ids.length).toBeGreaterThan(1);
  }, 60_000);

  it('gives its id to another transaction: that one is not taken for it', async () => {
    const { outcome, ids } = await caughtInCommit();
    await crashAndComeBack();
    await waitFor('the lost id to be given out again', async () => {
      const [row] = await postgres.query(
        'INSERT INTO others VALUES (1) RETURNING pg_current_xact_id()::text AS id',
        nameOf(url),
      );
      return Number(row?.['id']) >= Number(ids[0]);
    });
    proxy.heal();

    expect(await outcome).toMatchObject({ key: 'errors.unavailable' });
    expect(await stored()).toBe(0);
  }, 60_000);
});

function nameOf(address: string): string {
  return new URL(address).pathname.slice(1);
}
