import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Column, Entity } from 'typeorm';
import { PrimaryId, Whole } from '../../../src/platform/database/columns.js';
import { UnitEnded } from '../../../src/platform/database/unit.js';
import { databaseKinds } from '../../support/databases.js';
import { openDatabase, type OpenDatabase } from '../../support/open-database.js';

@Entity('pieces')
class Piece {
  @PrimaryId()
  id!: string;

  @Column('varchar', { length: 40 })
  owner!: string;

  @Whole()
  at!: number;
}

const TABLE = `CREATE TABLE pieces (id varchar(36) NOT NULL PRIMARY KEY, owner varchar(40) NOT NULL, at bigint NOT NULL)`;
const PARENTS = `CREATE TABLE parents (id varchar(36) PRIMARY KEY)`;
const CHILDREN = `CREATE TABLE children (id varchar(36) PRIMARY KEY, parent_id varchar(36) REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED)`;

class Refused extends Error {}

describe.each(databaseKinds)('units of work on $name', ({ newUrl }) => {
  let open: OpenDatabase;
  const person = new AsyncLocalStorage<string>();

  beforeAll(async () => {
    open = await openDatabase(await newUrl(), [Piece]);
    for (const statement of [TABLE, PARENTS, CHILDREN]) {
      await open.database.unitOfWork.run((tx) => tx.sql(statement));
    }
  });
  afterAll(() => open.close());
  beforeEach(() => open.database.unitOfWork.run((tx) => tx.sql('DELETE FROM pieces')));

  const run = <T>(work: Parameters<typeof open.database.unitOfWork.run<T>>[0]): Promise<T> =>
    open.database.unitOfWork.run(work);
  const stored = async (): Promise<string[]> =>
    (await open.reader.query<{ id: string }[]>('SELECT id FROM pieces ORDER BY id')).map(({ id }) => id);

  it('stores exactly what it acknowledged: 200 at once, a tenth throwing, failing siblings, plain reads between', async () => {
    const uncommitted = new Set<string>();
    let reading = true;
    const reader = (async () => {
      while (reading) {
        for (const id of await stored()) {
          if (id.startsWith('doomed')) {
            uncommitted.add(id);
          }
        }
        await sleep(1);
      }
    })();

    const outcomes = await Promise.allSettled(
      Array.from({ length: 200 }, (_, index) =>
        run(async (tx) => {
          const fails = index % 10 === 0;
          const name = fails ? `doomed-${index}` : `kept-${index}`;
          await tx.repository(Piece).insert({ id: `${name}-orm`, owner: 'a', at: index });
          await tx.manager.save(Piece, { id: `${name}-saved`, owner: 'a', at: index });
          const sibling = run(async (nested) => {
            await nested.sql('INSERT INTO pieces (id, owner, at) VALUES (?, ?, ?)', [
              `doomed-nested-${index}`,
              'b',
              1,
            ]);
            throw new Refused();
          }).catch((error: unknown) => error);
          const direct = tx.sql('INSERT INTO pieces (id, owner, at) VALUES (?, ?, ?)', [
            `${name}-sql`,
            'a',
            index,
          ]);
          const other = run((nested) =>
            nested.sql('INSERT INTO pieces (id, owner, at) VALUES (?, ?, ?)', [`${name}-nested`, 'a', index]),
          );
          const [failure] = await Promise.all([sibling, direct, other]);
          expect(failure).toBeInstanceOf(Refused);
          if (fails) {
            throw new Refused();
          }

          return name;
        }),
      ),
    );
    reading = false;
    await reader;

    const acknowledged = outcomes.flatMap((outcome) =>
      outcome.status === 'fulfilled' ? [outcome.value] : [],
    );
    expect(acknowledged).toHaveLength(180);
    expect(await stored()).toEqual(
      acknowledged
        .flatMap((name) => ['nested', 'orm', 'saved', 'sql'].map((kind) => `${name}-${kind}`))
        .sort(),
    );
    expect([...uncommitted]).toEqual([]);
  });

  it('lets no write slip out of a unit that has ended', async () => {
    let late: Promise<unknown> = Promise.resolve();
    let kept: (() => Promise<unknown>) | undefined;
    await run(async (tx) => {
      await tx.sql(`INSERT INTO pieces (id, owner, at) VALUES ('in-time', 'a', 1)`);
      late = sleep(5)
        .then(() => tx.repository(Piece).insert({ id: 'late', owner: 'a', at: 1 }))
        .catch((error: unknown) => error);
      kept = () => tx.sql(`INSERT INTO pieces (id, owner, at) VALUES ('kept', 'a', 1)`);
    });

    expect(await late).toBeInstanceOf(UnitEnded);
    await expect(kept?.()).rejects.toBeInstanceOf(UnitEnded);
    expect(await stored()).toEqual(['in-time']);
  });

  it('fails as a whole when a nested unit is not awaited', async () => {
    let nested: Promise<unknown> = Promise.resolve();
    const outer = run(async (tx) => {
      await tx.sql(`INSERT INTO pieces (id, owner, at) VALUES ('outer', 'a', 1)`);
      nested = run(async (inner) => {
        await inner.sql(`INSERT INTO pieces (id, owner, at) VALUES ('inner', 'a', 1)`);
        await new Promise((resolve) => setImmediate(resolve));
        await inner.sql(`INSERT INTO pieces (id, owner, at) VALUES ('inner-2', 'a', 1)`);
      }).catch((error: unknown) => error);
      for (let turn = 0; turn < 20; turn += 1) {
        await Promise.resolve();
      }
    });

    await expect(outer).rejects.toBeInstanceOf(UnitEnded);
    expect(await nested).toBeInstanceOf(UnitEnded);
    expect(await stored()).toEqual([]);
  });

  it('runs each unit as the person who asked for it', async () => {
    const seen = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        person.run(`person-${index}`, () =>
          run(async (tx) => {
            await tx.sql('SELECT 1 AS one');

            return run(async () => person.getStore());
          }),
        ),
      ),
    );

    expect(seen).toEqual(Array.from({ length: 60 }, (_, index) => `person-${index}`));
  });

  it('stores the innocent of a batch whose commit fails', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) =>
        run(async (tx) => {
          await tx.sql(`INSERT INTO pieces (id, owner, at) VALUES (?, 'a', 1)`, [
            `unit-${String(index).padStart(2, '0')}`,
          ]);
          if (index === 13) {
            // A deferred key: RELEASE lets it pass, COMMIT does not.
            await tx.sql(`INSERT INTO children (id, parent_id) VALUES ('orphan', 'nobody')`);
          }
        }),
      ),
    );

    expect(outcomes.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []))).toEqual([13]);
    expect(await stored()).toHaveLength(29);
    expect(await stored()).not.toContain('unit-13');
  });

  it('acknowledges exactly what it stores when a statement failed and its error was swallowed', async () => {
    await run((tx) => tx.sql(`INSERT INTO pieces (id, owner, at) VALUES ('twin', 'a', 1)`));
    const outcome = await run(async (tx) => {
      await tx.sql(`INSERT INTO pieces (id, owner, at) VALUES ('twin', 'a', 1)`).catch(() => undefined);
      await tx.sql(`INSERT INTO pieces (id, owner, at) VALUES ('next', 'a', 1)`).catch(() => undefined);

      return 'acknowledged';
    }).catch(() => 'refused');

    expect(await stored()).toEqual(outcome === 'acknowledged' ? ['next', 'twin'] : ['twin']);
  });

  it('goes on after a refusal inside a nested unit, on the same terms on both databases', async () => {
    await run((tx) => tx.sql(`INSERT INTO pieces (id, owner, at) VALUES ('twin', 'a', 1)`));
    await run(async (tx) => {
      await run((nested) => nested.sql(`INSERT INTO pieces (id, owner, at) VALUES ('twin', 'a', 1)`)).catch(
        () => undefined,
      );
      await tx.sql(`INSERT INTO pieces (id, owner, at) VALUES ('after', 'a', 1)`);
    });

    expect(await stored()).toEqual(['after', 'twin']);
  });

  it('stops a unit that waits for something other than the database, and only that one', async () => {
    const slow = run(async (tx) => {
      await tx.sql(`INSERT INTO pieces (id, owner, at) VALUES ('slow', 'a', 1)`);
      await sleep(2_000);
      await tx.sql(`INSERT INTO pieces (id, owner, at) VALUES ('slow-2', 'a', 1)`);
    });
    const quick = run((tx) => tx.sql(`INSERT INTO pieces (id, owner, at) VALUES ('quick', 'a', 1)`));

    await expect(slow).rejects.toThrow('something other than its database');
    await quick;
    expect(await stored()).toEqual(['quick']);
  });

  it('refuses a transaction of its own inside a unit, and any on the reader', async () => {
    await expect(run((tx) => tx.manager.transaction(() => Promise.resolve()))).rejects.toThrow(
      'nest UnitOfWork.run',
    );
    await expect(open.reader.transaction(() => Promise.resolve())).rejects.toThrow(
      'The reader opens no transaction',
    );
  });

  it('lets nothing be written through the reader', async () => {
    await expect(open.reader.getRepository(Piece).insert({ id: 'stray', owner: 'a', at: 1 })).rejects.toThrow(
      /read-?only/i,
    );
    expect(await stored()).toEqual([]);
  });

  it('throws on a condition that got lost instead of finding the first row', async () => {
    const lost = { id: undefined as unknown as string };
    await expect(open.reader.getRepository(Piece).findOneBy(lost)).rejects.toThrow(/undefined/);
    await expect(
      open.reader.getRepository(Piece).findOneBy({ id: null as unknown as string }),
    ).rejects.toThrow(/null/);
  });

  it('reads several statements of one snapshot in its worker thread', async () => {
    await run((tx) => tx.sql(`INSERT INTO pieces (id, owner, at) VALUES ('one', 'a', 7)`));
    const [first, second] = await open.database.longReader.read([
      { sql: 'SELECT at FROM pieces WHERE owner = ?', values: ['a'] },
      { sql: 'SELECT count(*) AS n FROM pieces' },
    ]);

    expect(first).toEqual([{ at: 7 }]);
    expect(Number(second?.[0]?.n)).toBe(1);
  });
});
