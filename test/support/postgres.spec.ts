import { Client } from 'pg';
import { startPostgres, type TestPostgres } from './postgres.js';

describe('the PostgreSQL of the tests', () => {
  let server: TestPostgres;
  let url: string;

  beforeAll(async () => {
    server = await startPostgres();
    url = await server.createDatabase();
  });

  afterAll(() => server.dispose());

  it('gives a fresh UTF-8 database that orders by code point', async () => {
    const client = await connect(url);

    const { rows } = await client.query(`SELECT current_setting('server_encoding') AS encoding,
      (SELECT string_agg(word, '' ORDER BY word) FROM unnest(ARRAY['b', 'B', 'é', '钱']) AS word) AS ordered`);
    await client.end();

    expect(rows).toEqual([{ encoding: 'UTF8', ordered: 'Bbé钱' }]);
  });

  it('is one server for everybody in this process', async () => {
    expect((await startPostgres()).port).toBe(server.port);
  });

  it('breaks the connections to one database and leaves those to another', async () => {
    const other = await server.createDatabase();
    const [victim, bystander] = [await connect(url), await connect(other)];
    const broken = new Promise<unknown>((resolve) => victim.once('error', resolve));

    expect(await server.killBackends(url)).toBe(1);
    expect(await broken).toMatchObject({ code: '57P01' });
    await expect(victim.query('SELECT 1')).rejects.toThrow(/not queryable|terminat/);
    expect((await bystander.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await bystander.end();
  });

  it('keeps what was committed over an immediate stop, and answers again on the same port', async () => {
    const client = await connect(url);
    await client.query('CREATE TABLE kept AS SELECT 42 AS answer');

    await server.stop('immediate');
    await expect(connect(url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await server.start();

    const again = await connect(url);
    expect((await again.query('SELECT answer FROM kept')).rows).toEqual([{ answer: 42 }]);
    await again.end();
  });
});

async function connect(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString });

  await client.connect();
  client.on('error', () => undefined);
  return client;
}
