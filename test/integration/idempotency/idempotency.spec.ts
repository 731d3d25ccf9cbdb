import type { INestApplicationContext } from '@nestjs/common';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Reader } from '../../../src/platform/database/reader.js';
import { Conflict } from '../../../src/platform/errors/app-error.js';
import { canonical, Idempotency } from '../../../src/platform/idempotency/idempotency.js';
import { databaseKinds } from '../../support/databases.js';
import { smallDesk } from '../../support/small-desk.js';

describe.each(databaseKinds)('a request that arrives twice on $name', ({ newUrl }) => {
  let app: INestApplicationContext;
  let times = 0;

  beforeAll(async () => {
    app = await smallDesk(await newUrl(), []);
    await app.get(UnitOfWork).run((tx) => tx.sql('CREATE TABLE effects (at bigint NOT NULL)'));
  });
  afterAll(() => app.close());
  beforeEach(() => {
    times = 0;
  });

  const ask = (scope: string, key: string, body: unknown): Promise<{ number: number }> =>
    app.get(Idempotency).once({ scope, key, body }, async (tx) => {
      times += 1;
      await tx.sql('INSERT INTO effects (at) VALUES (?)', [times]);

      return { number: times };
    });
  const effects = async (): Promise<number> => (await app.get(Reader).rows('SELECT at FROM effects')).length;

  it('is done once, and both get the first answer, also at the same moment', async () => {
    const before = await effects();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => ask('amina/open', 'k1', { a: 1, b: [2] })),
    );

    expect(new Set(answers.map(({ number }) => number)).size).toBe(1);
    expect((await effects()) - before).toBe(1);
    expect(await ask('amina/open', 'k1', { b: [2], a: 1 })).toEqual(answers[0]);
  });

  it('is refused when it says something else', async () => {
    await ask('amina/open', 'k2', { text: 'one' });

    await expect(ask('amina/open', 'k2', { text: 'two' })).rejects.toBeInstanceOf(Conflict);
  });

  it('is another request when another person or command sends the key', async () => {
    const before = await effects();
    await ask('amina/open', 'k3', {});
    await ask('lihua/open', 'k3', {});
    await ask('amina/close', 'k3', {});

    expect((await effects()) - before).toBe(3);
  });

  it('may be tried again when it failed: nothing of it is kept', async () => {
    const failing = app.get(Idempotency).once({ scope: 'amina/open', key: 'k4', body: {} }, async (tx) => {
      await tx.sql('INSERT INTO effects (at) VALUES (0)');
      throw new Error('not this time');
    });
    const before = await effects();

    await expect(failing).rejects.toThrow('not this time');
    expect(await ask('amina/open', 'k4', {})).toEqual({ number: 1 });
    expect((await effects()) - before).toBe(1);
  });

  it('is forgotten after two days, and not before', async () => {
    await ask('amina/open', 'k5', {});
    const idempotency = app.get(Idempotency);
    const hours = (n: number): Date => new Date(Date.now() + n * 3_600_000);
    const known = async (): Promise<number> =>
      (await app.get(Reader).rows('SELECT key FROM idempotency_keys')).length;
    await idempotency.forget(hours(47));
    const kept = await known();
    await idempotency.forget(hours(49));

    expect(kept).toBeGreaterThan(0);
    expect(await known()).toBe(0);
  });
});

describe('the text that is hashed', () => {
  it('is the same for the same value, whatever the order of its keys', () => {
    expect(canonical({ b: { d: 1, c: [{ z: 1, y: 2 }] }, a: null })).toBe(
      canonical({ a: null, b: { c: [{ y: 2, z: 1 }], d: 1 } }),
    );
  });
});
