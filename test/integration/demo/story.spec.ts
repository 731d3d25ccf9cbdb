import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DemoStoryOnce } from '../../../seeds/demo/story-once.js';
import { PlannedMaintenance } from '../../../seeds/demo/planned-maintenance.js';
import { DemoStory } from '../../../seeds/demo/story.js';
import { AppModule } from '../../../src/app.module.js';
import { Env } from '../../../src/config/env.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import { ToldClock } from '../../../src/platform/clock/told-clock.js';
import { Reader } from '../../../src/platform/database/reader.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Seeds } from '../../../src/seeds.module.js';
import { databaseKinds } from '../../support/databases.js';
import { temporaryFolder } from '../../support/processes.js';

const TABLES = ['tickets', 'entries', 'escalations', 'customers', 'visitor_tokens', 'idempotency_keys'];

describe.each(databaseKinds)('the story of the demonstration, on $name', ({ newUrl }) => {
  let app: INestApplicationContext;
  let reader: Reader;
  let clock: ToldClock;
  let before: Date;

  beforeAll(async () => {
    const env = Env.read({
      NODE_ENV: 'test',
      DATABASE_URL: await newUrl(),
      DATA_DIR: temporaryFolder('story'),
      LOG_LEVEL: 'silent',
    });
    app = await NestFactory.createApplicationContext(AppModule.with(env), {
      logger: false,
      abortOnError: false,
    });
    reader = app.get(Reader, { strict: false });
    await app.get(Seeds, { strict: false }).demo();
    clock = app.get(Clock, { strict: false }) as ToldClock;
    before = new Date();
    // It is stopped in the middle, and the next start, some minutes later, tells the rest.
    await expect(clock.during(before, () => interrupted().tell())).rejects.toThrow('stopped');
    const later = new Date(before.getTime() + 5 * 60_000);
    const telling = clock.during(later, () => app.get(DemoStoryOnce, { strict: false }).tell());
    expect(await telling).toBe(true);
  }, 60_000);
  afterAll(() => app?.close());

  const interrupted = (): DemoStoryOnce => {
    let left = 6;
    const story = app.get(DemoStory, { strict: false });
    const tell: DemoStory['tell'] = (now, asOf) =>
      story.tell(now, (at, work) => {
        left -= 1;
        return left < 0 ? Promise.reject(new Error('stopped')) : asOf(at, work);
      });

    const maintenance = app.get(PlannedMaintenance, { strict: false });

    return new DemoStoryOnce(
      { tell } as DemoStory,
      maintenance,
      clock,
      reader,
      app.get(UnitOfWork, { strict: false }),
    );
  };
  const ticketOf = async (contact: string): Promise<Record<string, unknown>> => {
    const row = await reader.first(
      `SELECT t.*, u.display_name AS agent FROM tickets t JOIN customers c ON c.id = t.customer_id
         LEFT JOIN users u ON u.id = t.assignee_id WHERE c.contact = ?`,
      [contact],
    );

    return row ?? {};
  };
  const counts = async (): Promise<number[]> =>
    Promise.all(
      TABLES.map(async (table) => Number((await reader.first(`SELECT count(*) AS n FROM ${table}`))?.n)),
    );

  it('has a chat in which somebody waits', async () => {
    expect(await ticketOf('zhang.wei@example.org')).toMatchObject({
      mode: 'live',
      status: 'new',
      agent: null,
    });
  });

  it('has a promise that was not kept', async () => {
    const ticket = await ticketOf('lihua@example.org');

    expect(ticket).toMatchObject({ status: 'new', agent: null, first_replied_at: null });
    expect(Number(ticket.first_reply_due_at)).toBeLessThan(before.getTime() - 4 * 3_600_000);
    expect(Number(ticket.next_due_at)).toBe(Number(ticket.first_reply_due_at));
  });

  it('has a case that waits for a supervisor, in time', async () => {
    const ticket = await ticketOf('amina@example.org');
    const escalation = await reader.first('SELECT * FROM escalations WHERE ticket_id = ?', [
      String(ticket.id),
    ]);

    expect(ticket).toMatchObject({ agent: 'Jonas' });
    expect(escalation).toMatchObject({ status: 'requested', requested_by: 'customer' });
    expect(Number(escalation?.seen_due_at)).toBeGreaterThan(before.getTime());
  });

  it('has one that was solved yesterday', async () => {
    const ticket = await ticketOf('thomas.baker@example.org');

    expect(ticket).toMatchObject({ status: 'resolved', agent: '梅 Mei' });
    expect(Number(ticket.resolved_at)).toBeLessThan(before.getTime() - 24 * 3_600_000);
  });

  it('leaves somebody with nothing to do', async () => {
    const rows = await reader.rows(
      `SELECT u.display_name FROM users u WHERE u.role IN ('agent', 'specialist')
         AND NOT EXISTS (SELECT 1 FROM tickets t WHERE t.assignee_id = u.id)`,
    );

    expect(rows.map((row) => row.display_name)).toEqual(['Sofía']);
  });

  it('was said in its order, at its times', async () => {
    const rows = await reader.rows('SELECT ticket_id, created_at FROM entries ORDER BY ticket_id, seq');

    rows.slice(1).forEach((row, index) => {
      const earlier = rows[index];
      if (earlier?.ticket_id === row.ticket_id) {
        expect(Number(row.created_at)).toBeGreaterThanOrEqual(Number(earlier?.created_at));
      }
    });
    expect(rows.filter((row) => Number(row.created_at) > before.getTime())).toEqual([]);
  });

  it('is told once for each database, and a second telling of the same adds nothing', async () => {
    const told = await counts();

    expect(await app.get(DemoStoryOnce, { strict: false }).tell()).toBe(false);
    expect(await counts()).toEqual(told);

    await app.get(DemoStory, { strict: false }).tell(before, (at, work) => clock.during(at, work));
    expect(await counts()).toEqual(told);
  });

  it('leaves the present to everybody else', async () => {
    const past = new Date('2020-01-01T00:00:00Z');
    const within = clock.during(past, async () => {
      await Promise.resolve();

      return clock.now();
    });

    expect(clock.now().getTime()).toBeGreaterThan(before.getTime());
    expect(await within).toEqual(past);
  });
});
