import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getMetadataArgsStorage } from 'typeorm';
import { MIGRATIONS } from '../../../src/platform/database/migrations-list.js';
import { Migrator } from '../../../src/platform/database/migrator.js';
import { databaseKinds } from '../../support/databases.js';
import { openDatabase } from '../../support/open-database.js';
import { fromRoot } from '../../support/root.js';

/** Every entity of the sources, whether a module remembers to register it or not. */
async function allEntities(): Promise<(new () => object)[]> {
  const files = readdirSync(fromRoot('src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.entity.ts'))
    .map((name) => pathToFileURL(join(fromRoot('src'), name)).href);
  const modules: Record<string, unknown>[] = [];
  for (const file of files) {
    modules.push((await import(file)) as Record<string, unknown>);
  }
  const tables = new Set(getMetadataArgsStorage().tables.map(({ target }) => target));

  return modules
    .flatMap((module) => Object.values(module))
    .filter((value): value is new () => object => typeof value === 'function' && tables.has(value));
}

it('comes from every file of the folder of migrations, by its number', () => {
  const folder = fromRoot('src/platform/database/migrations');
  const numbers = readdirSync(folder).map((name) => /^(\d{13})-[a-z0-9-]+\.ts$/.exec(name)?.[1]);

  expect(MIGRATIONS.map(({ name }) => /\d{13}$/.exec(name)?.[0])).toEqual(numbers.toSorted());
});

describe.each(databaseKinds)('the schema on $name', ({ newUrl }) => {
  it('is what the entities say, column by column, index by index, key by key', async () => {
    const entities = await allEntities();
    const { database, reader, close } = await openDatabase(await newUrl(), entities);
    const sql = await database.differences();
    const tables = reader.entityMetadatas.map(({ tableName }) => tableName);
    await close();

    expect(tables.length).toBeGreaterThan(10);
    expect(sql).toEqual([]);
  });

  it('can be taken back and brought up again, with nothing left between', async () => {
    const { database, close } = await openDatabase(await newUrl());
    const left = await database.withWriter(async (writer) => {
      for (let count = MIGRATIONS.length; count > 0; count -= 1) {
        await writer.undoLastMigration({ transaction: 'each' });
      }
      const runner = writer.createQueryRunner();
      const tables = await Promise.all(
        ['outbox', 'users', 'tickets', 'entries', 'escalations', 'articles'].map(async (name) =>
          (await runner.hasTable(name)) ? name : null,
        ),
      );
      await runner.release();
      await new Migrator(writer).run();

      return tables.filter(Boolean);
    });
    const again = await database.withWriter((writer) => new Migrator(writer).pending());
    await close();

    expect(left).toEqual([]);
    expect(again).toEqual([]);
  });

  it('comes to the tickets of the version before: whoever is still without an answer is owed one', async () => {
    const { database, close } = await openDatabase(await newUrl());
    const idOf = (number: number): string => `00000000-0000-4000-8000-00000000000${number}`;
    const statuses = ['new', 'open', 'waiting', 'resolved'];
    await database.withWriter(async (writer) => {
      const since = MIGRATIONS.findIndex(({ name }) => name.startsWith('PromiseFirstReplies'));
      for (let count = MIGRATIONS.length; count > since; count -= 1) {
        await writer.undoLastMigration({ transaction: 'each' });
      }
      await writer.query(`INSERT INTO customers (id, created_at) VALUES ('${idOf(9)}', 1)`);
      for (const [number, status] of statuses.entries()) {
        await writer.query(
          `INSERT INTO tickets (id, reference, customer_id, mode, status, subject, language, lookup_state, last_seq,
             last_public_seq, public_before, last_staff_seq, customer_read_seq, staff_read_seq, version, opened_at, customer_at)
           VALUES ('${idOf(number)}', 'WD-${number}', '${idOf(9)}', 'async', '${status}', 's', 'en', 'none', 3, 3, 2, 3, 0, 0, 1, 1, 1)`,
        );
        for (const [seq, author] of ['customer', 'staff', 'staff']
          .slice(0, status === 'new' ? 1 : 3)
          .entries()) {
          await writer.query(
            `INSERT INTO entries (id, ticket_id, seq, public_before, kind, visibility, author, author_id, author_name, body, created_at)
             VALUES ('${number}${seq}', '${idOf(number)}', ${seq + 1}, ${seq}, 'message', 'public', '${author}', '${idOf(9)}', '', 'b', ${100 + seq})`,
          );
        }
      }
      await new Migrator(writer).run();
    });
    const before = Date.now();
    const rows = await database.unitOfWork.run((tx) =>
      tx.sql(
        'SELECT status, first_replied_at, next_due_at, staff_word_seq, closed_at FROM tickets ORDER BY reference',
      ),
    );
    await close();

    expect(
      rows.map(({ status, first_replied_at: at, next_due_at: due }) => [status, Number(at), due === null]),
    ).toEqual([
      ['new', 0, false],
      ['open', 101, false],
      ['waiting', 101, true],
      ['resolved', 101, true],
    ]);
    expect(Math.abs(Number(rows[0]?.next_due_at) - before - 86_400_000)).toBeLessThan(60_000);
  });

  it('keeps the record as it was written: no entry and no snapshot can be changed or removed', async () => {
    const { database, close } = await openDatabase(await newUrl());
    const run = database.unitOfWork;
    const id = '00000000-0000-4000-8000-000000000000';
    await run.run(async (tx) => {
      await tx.sql('INSERT INTO customers (id, created_at) VALUES (?, 1)', [id]);
      await tx.sql(
        `INSERT INTO tickets (id, reference, customer_id, mode, status, subject, language, lookup_state, last_seq,
           last_public_seq, public_before, last_staff_seq, customer_read_seq, staff_read_seq, version, opened_at, customer_at)
         VALUES (?, 'WD-1', ?, 'async', 'new', 's', 'en', 'none', 1, 1, 0, 0, 0, 0, 1, 1, 1)`,
        [id, id],
      );
      await tx.sql(
        `INSERT INTO entries (id, ticket_id, seq, public_before, kind, visibility, author, author_id, author_name, body, created_at)
         VALUES (?, ?, 1, 0, 'message', 'public', 'customer', ?, '', 'as it was said', 1)`,
        [id, id, id],
      );
    });

    // By its words: the driver's errors may come from another realm of the test runner, and are then no Error to it.
    const refusalOf = (statement: string): Promise<string> =>
      run
        .run((tx) => tx.sql(statement, [id]))
        .then(
          () => 'not refused',
          (error: unknown) => (error as { message: string }).message,
        );
    expect(await refusalOf(`UPDATE entries SET body = 'otherwise' WHERE id = ?`)).toContain(
      'entries is written once',
    );
    expect(await refusalOf('DELETE FROM entries WHERE id = ?')).toContain('entries is written once');
    await close();
  });
});
