import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { randomUUID } from 'node:crypto';
import { AppModule } from '../../../src/app.module.js';
import { configureApp } from '../../../src/app.setup.js';
import { Env } from '../../../src/config/env.js';
import { AMINA_TRANSFER_PENDING } from '../../../src/demo-wallet/personas.js';
import { startDemoWallet, type DemoWallet } from '../../../src/demo-wallet/server.js';
import { GSMA_LIMITS } from '../../../src/modules/wallets/gsma-client.js';
import { GsmaWalletProvider } from '../../../src/modules/wallets/gsma-wallet-provider.js';
import { WalletOptions } from '../../../src/modules/wallets/wallet-options.js';
import { WalletProvider } from '../../../src/modules/wallets/wallet-provider.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import { Reader } from '../../../src/platform/database/reader.js';
import { NewsDesk } from '../../../src/platform/events/news-desk.js';
import { Seeds } from '../../../src/seeds.module.js';
import { inChina, openTicket, say, sendForm, WALLET_NOW } from '../../e2e/world.js';
import { databaseKinds } from '../../support/databases.js';
import { PageClient } from '../../support/html.js';
import { temporaryFolder } from '../../support/processes.js';
import { signInByForms } from '../../support/second-factor.js';
import { StillClock } from '../../support/still-clock.js';
import { waitFor } from '../../support/wait.js';

const FAULTS = [
  ['says nothing', 'hang'],
  ['breaks off in the middle', 'reset'],
  ['stands behind a broken gateway', 'html502'],
  ['sends half an answer', 'truncated'],
  ['is asked too often', '429'],
  ['sends another customer’s account', 'foreign-account'],
  ['sends another customer’s transactions', 'foreign-transactions'],
] as const;
/** Longer than an intake may take: who waited for the wallet would be noticed. */
const LIMITS = { ...GSMA_LIMITS, totalMs: 1_500, pauseMs: 5 };
/** What is known of 李华 only: her name, her accounts, and what she has paid. */
const HERS = /李华|lihua|8613800000002|W10000002|TX900000000[456]|1,?999\.00/i;
/** Past the rest of the breaker and every pause of a try; the wallet is asked again then. */
const A_WHILE = 10 * 60_000;

describe.each(databaseKinds)('a desk whose wallet is in trouble, on $name', ({ newUrl }) => {
  const clock = new StillClock(WALLET_NOW);
  let demo: DemoWallet;
  let app: NestExpressApplication;
  let url = '';
  let jonas: PageClient;

  beforeAll(async () => {
    demo = await startDemoWallet({ file: ':memory:', now: WALLET_NOW, faults: true });
    const env = Env.read({
      NODE_ENV: 'test',
      DATABASE_URL: await newUrl(),
      DATA_DIR: temporaryFolder('broken-wallet'),
      LOG_LEVEL: 'silent',
      RATE_LIMITS: 'off',
      WALLET_URL: demo.baseUrl,
    });
    const options = new WalletOptions(demo.baseUrl, 'Asia/Shanghai');
    const module = await Test.createTestingModule({ imports: [AppModule.with(env)] })
      .overrideProvider(Clock)
      .useValue(clock)
      .overrideProvider(WalletProvider)
      .useValue(new GsmaWalletProvider(options, clock, LIMITS))
      .compile();
    app = module.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
    configureApp(app);
    await app.init();
    await app.get(Seeds).reference();
    await app.get(Seeds).demo();
    await app.listen(0, '127.0.0.1');
    url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    jonas = await signInByForms(new PageClient(url, { headers: { 'accept-language': 'en' } }), 'jonas');
  }, 120_000);
  afterEach(() => misbehave('none'));
  afterAll(async () => {
    await app?.close();
    await demo?.close();
  });

  const misbehave = async (mode: string): Promise<void> => {
    const body = JSON.stringify({ mode });
    expect((await fetch(`http://127.0.0.1:${demo.port}/faults`, { method: 'POST', body })).status).toBe(204);
  };

  /** The next round of what is owed, some time later. */
  const later = async (): Promise<void> => {
    clock.advance(A_WHILE);
    await app.get(NewsDesk).outbox.poll();
    await app.get(NewsDesk).outbox.idle();
  };

  const seenAt = ({ body }: { body: string }, what: 'linked' | 'candidate'): string[] => {
    const [, panel = ''] = body.split(`data-${what}="${AMINA_TRANSFER_PENDING}"`);
    const [own = ''] = panel.split(what === 'linked' ? '</article>' : '</div>');

    return [...own.matchAll(/datetime="([^"]+)"/g)].map(([, instant = '']) => instant);
  };

  const asked = (): { occurredDate: string; occurredTime: string } =>
    inChina(new Date(WALLET_NOW.getTime() - 45 * 60_000));

  it.each(FAULTS)(
    'that %s: a request is taken within a second, nothing of a stranger is shown, and it mends by itself',
    async (_, mode) => {
      const amina = new PageClient(url);
      await amina.get('/en/requests/new');
      await misbehave(mode);
      const started = performance.now();
      const reference = await openTicket(amina, asked());
      const took = performance.now() - started;
      await waitFor('a try in vain', async () => {
        const tried = await app
          .get(Reader)
          .first(
            `SELECT count(*) AS n FROM outbox WHERE name = 'ticket.opened' AND done_at IS NULL AND attempts > 0`,
          );

        return Number(tried?.n) > 0;
      });
      const during = [await jonas.get(`/agent/t/${reference}`), await amina.get(`/en/requests/${reference}`)];

      expect(took).toBeLessThan(1_000);
      expect(during.map(({ status }) => status)).toEqual([200, 200]);
      expect(during[0]?.text).toContain(say('en', 'desk.ticket.lookups.waiting'));
      expect(during.filter(({ body }) => HERS.test(body))).toEqual([]);

      await misbehave('none');
      await later();
      const after = await jonas.get(`/agent/t/${reference}`);

      expect(seenAt(after, 'candidate')).toContain(clock.now().toISOString());
      expect(HERS.test(after.body)).toBe(false);
    },
    30_000,
  );

  it.each(FAULTS)(
    'that %s: what it showed before can be tied to a request, as old as it is, and nothing of a stranger',
    async (_, mode) => {
      const { path, tie, refresh } = await taken();
      const seen = clock.now().toISOString();
      await misbehave(mode);
      const tied = await tie();
      clock.advance(A_WHILE);
      const stale = await jonas.get(path);
      const refused = await refresh(stale);

      expect([tied.status, HERS.test(tied.body), HERS.test(stale.body)]).toEqual([303, false, false]);
      expect(seenAt(stale, 'linked')).toContain(seen);
      // Who gets no answer at all is told that it comes later; nobody waits for it.
      expect([refused.status, HERS.test(refused.body)]).toEqual([mode === 'hang' ? 303 : 503, false]);

      await misbehave('none');
      expect((await refresh(stale)).status).toBe(303);
      expect(seenAt(await jonas.get(path), 'linked')).toContain(clock.now().toISOString());
    },
    30_000,
  );

  it('that failed too often is left alone, and asked again by itself when it has rested', async () => {
    const { path, tie, refresh } = await taken();
    await tie();
    const page = await jonas.get(path);
    await misbehave('html502');
    const statuses: number[] = [];
    for (let time = 0; time < 5; time += 1) {
      statuses.push((await refresh(page)).status);
    }
    await misbehave('none');
    statuses.push((await refresh(page)).status);
    clock.advance(30_001);
    statuses.push((await refresh(page)).status);

    expect(statuses).toEqual([503, 503, 503, 503, 503, 503, 303]);
  }, 30_000);

  /** A request of Amina's that Jonas works on, with the transaction that was found for it. */
  async function taken() {
    const reference = await openTicket(new PageClient(url), asked());
    await app.get(NewsDesk).outbox.idle();
    const path = `/agent/t/${reference}`;
    await sendForm(jonas, `${path}/assignment`, { key: randomUUID() });

    return {
      path,
      tie: () => sendForm(jonas, `${path}/links`, { transaction: AMINA_TRANSFER_PENDING, key: randomUUID() }),
      refresh: ({ body }: { body: string }) => {
        const [, link = ''] = /id="link-([0-9a-f-]{36})"/.exec(body) ?? [];

        return sendForm(jonas, `${path}/links/${link}`, { act: 'refresh', key: randomUUID() });
      },
    };
  }
});
