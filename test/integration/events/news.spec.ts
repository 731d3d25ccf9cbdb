import { type INestApplicationContext, Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { Commands } from '../../../src/platform/cli/commands.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Reader } from '../../../src/platform/database/reader.js';
import type { DomainEvent } from '../../../src/platform/events/domain-event.js';
import { NewsDesk } from '../../../src/platform/events/news-desk.js';
import { Handles, JobType, MustBeHandled, On, Runs } from '../../../src/platform/events/registry.js';
import { Jobs } from '../../../src/platform/jobs/jobs.js';
import { type Delivery, GiveUp } from '../../../src/platform/jobs/work-runner.js';
import { WorkLoop } from '../../../src/platform/jobs/work-loop.js';
import { databaseKinds } from '../../support/databases.js';
import { smallDesk } from '../../support/small-desk.js';
import { waitFor } from '../../support/wait.js';

class LetterWritten implements DomainEvent {
  static readonly eventName = 'letter.written';
  readonly name = LetterWritten.eventName;

  constructor(readonly letter: string) {}
}

const REMIND = new JobType<{ letter: string }>('letters.remind');

@Injectable()
class PostOffice {
  readonly heard: string[] = [];
  readonly tries: string[] = [];
  failures = 0;
  hopeless = false;

  @On(LetterWritten)
  tell({ letter }: LetterWritten): void {
    this.heard.push(letter);
    throw new Error('A listener may fail alone.');
  }

  @Handles(LetterWritten)
  async stamp({ letter }: LetterWritten, delivery: Delivery): Promise<void> {
    this.tries.push(letter);
    if (this.hopeless) {
      throw new GiveUp('no such address');
    }
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('the stamp is lost');
    }
    await delivery.complete(async (tx) => {
      await tx.sql('INSERT INTO stamps (letter) VALUES (?)', [letter]);
    });
  }

  @Runs(REMIND)
  async remind({ letter }: { letter: string }, delivery: Delivery): Promise<void> {
    await delivery.complete(async (tx) => {
      await tx.sql('INSERT INTO stamps (letter) VALUES (?)', [`reminded of ${letter}`]);
    });
  }
}

describe.each(databaseKinds)('news and jobs on $name', ({ newUrl }) => {
  let app: INestApplicationContext;
  let post: PostOffice;
  let unit: UnitOfWork;

  beforeAll(async () => {
    app = await smallDesk(await newUrl(), [PostOffice]);
    post = app.get(PostOffice);
    unit = app.get(UnitOfWork);
    await unit.run((tx) => tx.sql('CREATE TABLE stamps (letter varchar(80) NOT NULL)'));
    await app.get(WorkLoop).start();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    await unit.run((tx) => tx.sql('DELETE FROM stamps'));
    post.heard.length = 0;
    post.tries.length = 0;
  });

  const write = (letter: string): Promise<void> =>
    unit.run(async (tx) => {
      tx.record(new LetterWritten(letter));
    });
  const stamps = async (): Promise<string[]> =>
    (await app.get(Reader).rows<{ letter: string }>('SELECT letter FROM stamps ORDER BY letter')).map(
      (row) => row.letter,
    );
  const owed = async (): Promise<number> =>
    (await app.get(Reader).rows('SELECT 1 AS one FROM outbox WHERE done_at IS NULL AND parked_at IS NULL'))
      .length;

  it('leaves after the commit, and not at all where the unit fails', async () => {
    await write('one');
    await expect(
      unit.run((tx) => {
        tx.record(new LetterWritten('never'));

        return Promise.reject(new Error('torn up'));
      }),
    ).rejects.toThrow('torn up');
    await waitFor('the stamp', async () => (await stamps()).length === 1);

    expect(await stamps()).toEqual(['one']);
    expect(post.heard).toEqual(['one']);
  });

  it('is dropped with the nested unit that recorded it, and only that', async () => {
    await unit.run(async (tx) => {
      tx.record(new LetterWritten('outer'));
      await unit
        .run((nested) => {
          nested.record(new LetterWritten('dropped'));

          return Promise.reject(new Error('no'));
        })
        .catch(() => undefined);
      await unit.run(async (nested) => nested.record(new LetterWritten('inner')));
    });
    await waitFor('both stamps', async () => (await stamps()).length === 2);

    expect(await stamps()).toEqual(['inner', 'outer']);
  });

  it('is delivered again until its effect is stored, and then never again', async () => {
    post.failures = 1;
    await write('stubborn');
    await waitFor('the stamp', async () => (await stamps()).length === 1, { withinMs: 15_000 });
    const tries = post.tries.length;
    await app.get(NewsDesk).outbox.poll();
    await app.get(NewsDesk).outbox.idle();

    expect(tries).toBe(2);
    expect(post.tries).toHaveLength(2);
    expect(await stamps()).toEqual(['stubborn']);
    expect(await owed()).toBe(0);
  });

  it('has one effect when two deliver it at once', async () => {
    const news = app.get(NewsDesk);
    const item = {
      id: crypto.randomUUID(),
      name: 'letter.written',
      payload: { name: 'letter.written', letter: 'twice' },
      attempts: 0,
    };
    news.outbox.deliver(item);
    news.outbox.deliver(item);
    await news.outbox.idle();
    news.outbox.deliver({ ...item, attempts: 1 });
    await news.outbox.idle();

    expect(await stamps()).toEqual(['twice']);
  });

  it('is parked when no try can help, listed, and done after a replay', async () => {
    post.hopeless = true;
    await write('lost');
    const lines: string[] = [];
    const commands = app.get(Commands);
    await waitFor('the parking', async () => {
      lines.length = 0;
      await commands.run(['work:parked'], (line) => lines.push(line));

      return lines.at(-1) === '1 parked';
    });
    const [id = ''] = (lines[0] ?? '').split('\t');
    post.hopeless = false;
    const answer: string[] = [];
    await commands.run(['work:replay', id], (line) => answer.push(line));
    await waitFor('the stamp', async () => (await stamps()).length === 1, { withinMs: 10_000 });

    expect(lines[0]).toContain('letter.written');
    expect(lines[0]).toContain('no such address');
    expect(answer[0]).toContain('tried again');
    expect(await stamps()).toEqual(['lost']);
  });

  it('does a job when its time has come, once a key, and not before', async () => {
    const jobs = app.get(Jobs);
    const soon = new Date(Date.now() + 1_500);
    await unit.run(async (tx) => {
      await jobs.enqueue(tx, REMIND, { letter: 'a' }, soon, 'remind/a');
      await jobs.enqueue(tx, REMIND, { letter: 'a' }, soon, 'remind/a');
    });
    await app.get(NewsDesk).jobs.poll();
    await app.get(NewsDesk).jobs.idle();
    const before = await stamps();
    await waitFor('the reminder', async () => (await stamps()).length > 0, { withinMs: 10_000 });
    await sleep(1_200);

    expect(before).toEqual([]);
    expect(await stamps()).toEqual(['reminded of a']);
  });
});

describe('a build that forgot something', () => {
  it('does not start while an event that must be handled falls on deaf ears', async () => {
    @MustBeHandled()
    class Forgotten implements DomainEvent {
      static readonly eventName = 'forgotten.thing';
      readonly name = Forgotten.eventName;
    }
    expect(Forgotten.eventName).toBe('forgotten.thing');
    @Injectable()
    class First {
      @Runs(REMIND)
      async one({ letter }: { letter: string }): Promise<void> {
        await Promise.resolve(letter);
      }
    }
    @Injectable()
    class Second {
      @Runs(REMIND)
      async two({ letter }: { letter: string }): Promise<void> {
        await Promise.resolve(letter);
      }
    }
    const [sqlite] = databaseKinds;
    const url = (await sqlite?.newUrl()) ?? '';

    await expect(smallDesk(url, [First, Second])).rejects.toThrow(
      /nobody handles forgotten.thing; the job letters.remind has two doers: First.one, Second.two/,
    );
  });
});
