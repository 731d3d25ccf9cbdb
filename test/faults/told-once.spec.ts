import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { NoticesService } from '../../src/modules/notices/notices.service.js';
import { SubscriptionsService } from '../../src/modules/notices/subscriptions.service.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { ANONYMOUS } from '../../src/platform/identity/actor.js';
import { Server, temporaryFolder } from '../support/processes.js';
import { waitFor } from '../support/wait.js';
import { WholeDesk } from '../support/whole-desk.js';
import { Chance } from './chance.js';
import { sqliteFile } from './stored.js';

const PEOPLE = 120;
const KILLS = 2;
const SECRET = randomBytes(32).toString('hex');
const SUBJECT = 'Signing in fails';

/** A notice that many wait for, and whose time is over before the server that tells them starts. */
async function fill(url: string): Promise<void> {
  const desk = await WholeDesk.start(url, { SECRET });
  const supervisor = await desk.staff('Supriya', 'supervisor');
  const now = Date.now();
  const notice = await desk.the(NoticesService).write(supervisor, {
    key: randomUUID(),
    version: 0,
    publish: true,
    content: {
      kind: 'outage',
      severity: 'major',
      features: ['sign-in'],
      types: ['E101'],
      title: { en: SUBJECT, 'zh-CN': '无法登录' },
      text: { en: 'We are working on it.', 'zh-CN': '正在处理。' },
      startsAt: new Date(now - 3_600_000),
      endsAt: new Date(now + 3_600_000),
      nextUpdateAt: null,
      zone: 'UTC',
    },
  });
  for (let count = 0; count < PEOPLE; count += 1) {
    const asked = { email: `person-${count}@example.org`, key: randomUUID() };
    await desk.the(SubscriptionsService).ask(ANONYMOUS, 'en', notice, asked);
  }
  await desk.the(UnitOfWork).run(async (tx) => {
    await tx.sql(`DELETE FROM jobs WHERE name = 'mail.send'`);
    await tx.sql('DELETE FROM captured_mails');
    await tx.sql('UPDATE notice_subscriptions SET confirmed_at = 1');
    await tx.sql('UPDATE service_notices SET ends_at = 1 WHERE id = ?', [notice]);
  });
  await desk.stop();
}

describe('a server that is killed while it tells many people that a notice is over', () => {
  const dataDir = temporaryFolder();
  const file = join(dataDir, 'walletdesk.db');
  let server: Server;

  beforeAll(() => fill(`sqlite:${file}`), 60_000);
  afterAll(() => server?.dispose());

  it('writes to each of them, and to none of them twice', async () => {
    const chance = Chance.for('kill -9 among mails');
    const ask = sqliteFile(file);
    const waiting = async (): Promise<number> =>
      Number((await ask('SELECT count(*) AS n FROM notice_subscriptions'))[0]?.n);
    const cutOff: number[] = [];
    server = await Server.start({ dataDir, env: { SECRET } });
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = await waiting();
      await waitFor('some to be told', async () => (await waiting()) < before || before === 0, {
        everyMs: 5,
      });
      await sleep(chance.between(0, 8));
      await server.kill();
      cutOff.push(await waiting());
      await server.restart();
    }
    await waitFor('all to be told', async () => (await waiting()) === 0, { withinMs: 60_000 });
    const mails = (): ReturnType<typeof ask> =>
      ask(
        `SELECT address, count(*) AS n FROM captured_mails WHERE subject LIKE '%${SUBJECT}%' GROUP BY address`,
      );
    await waitFor('every mail to have left', async () => (await mails()).length === PEOPLE, {
      withinMs: 60_000,
    });
    process.stderr.write(`of ${PEOPLE}, these waited at each kill: ${cutOff.join(', ')}\n`);

    expect((await mails()).filter(({ n }) => n !== 1)).toEqual([]);
    expect(cutOff.some((left) => left > 0 && left < PEOPLE)).toBe(true);
  }, 180_000);
});
