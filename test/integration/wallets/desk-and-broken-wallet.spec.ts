import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { randomUUID } from 'node:crypto';
import { AppModule } from '../../../src/app.module.js';
import { configureApp } from '../../../src/app.setup.js';
import { Env } from '../../../src/config/env.js';
import { AMINA_TRANSFER_PENDING } from '../../../src/demo-wallet/personas.js';
import { startDemoWallet, type DemoWallet } from '../../../src/demo-wallet/server.js';
import { type WalletPageModel, WalletPageView } from '../../../src/modules/desk/wallet-page.view.js';
import { GSMA_LIMITS } from '../../../src/modules/wallets/gsma-client.js';
import { GsmaWalletProvider } from '../../../src/modules/wallets/gsma-wallet-provider.js';
import { WalletHealthRecord } from '../../../src/modules/wallets/wallet-health-record.js';
import { WalletHeartbeat } from '../../../src/modules/wallets/wallet-heartbeat.js';
import { WalletOptions } from '../../../src/modules/wallets/wallet-options.js';
import { WalletProvider } from '../../../src/modules/wallets/wallet-provider.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import { Reader } from '../../../src/platform/database/reader.js';
import { NewsDesk } from '../../../src/platform/events/news-desk.js';
import { Translator } from '../../../src/platform/i18n/translator.js';
import { Words } from '../../../src/platform/i18n/words.js';
import { Seeds } from '../../../src/seeds.module.js';
import { inChina, openTicket, say, sendForm, WALLET_NOW } from '../../e2e/world.js';
import { databaseKinds } from '../../support/databases.js';
import { PageClient } from '../../support/html.js';
import { temporaryFolder } from '../../support/processes.js';
import { signInByForms } from '../../support/second-factor.js';
import { StillClock } from '../../support/still-clock.js';
import { waitFor } from '../../support/wait.js';
import { type CountedWallet, countedWallet } from './counted-wallet.js';

const FAULTS = [
  ['says nothing', 'hang'],
  ['answers too late', 'slow'],
  ['is closed by its own word', 'unavailable'],
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
/** With these nothing comes for as long as we wait. */
const NO_ANSWER: readonly string[] = ['hang', 'slow'];
/** An intake and a page of a ticket wait no longer. */
const WITHIN_MS = 1_000;
/** One question and its two repetitions, for each guess at what kind of account was typed. */
const MOST_QUESTIONS = 9;
/** Past the rest of the breaker and every pause of a try; the wallet is asked again then. */
const A_WHILE = 10 * 60_000;

describe.each(databaseKinds)('a desk whose wallet is in trouble, on $name', ({ newUrl }) => {
  const clock = new StillClock(WALLET_NOW);
  let demo: DemoWallet;
  let door: CountedWallet;
  let app: NestExpressApplication;
  let url = '';
  let jonas: PageClient;

  beforeAll(async () => {
    demo = await startDemoWallet({ file: ':memory:', now: WALLET_NOW, faults: true });
    door = await countedWallet(demo.port);
    const env = Env.read({
      NODE_ENV: 'test',
      DATABASE_URL: await newUrl(),
      DATA_DIR: temporaryFolder('broken-wallet'),
      LOG_LEVEL: 'silent',
      RATE_LIMITS: 'off',
      WALLET_URL: door.baseUrl,
    });
    const options = new WalletOptions(door.baseUrl, 'Asia/Shanghai');
    const module = await Test.createTestingModule({ imports: [AppModule.with(env)] })
      .overrideProvider(Clock)
      .useValue(clock)
      .overrideProvider(WalletProvider)
      .useFactory({
        factory: (record: WalletHealthRecord) => new GsmaWalletProvider(options, clock, LIMITS, record),
        inject: [WalletHealthRecord],
      })
      .compile();
    app = module.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
    configureApp(app);
    await app.init();
    await app.get(Seeds).reference();
    await app.get(Seeds).demo();
    await app.listen(0, '127.0.0.1');
    url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    jonas = await signInByForms(new PageClient(url, { headers: { 'accept-language': 'en' } }), 'jonas');
    // What is loaded once is no part of what a page takes.
    await jonas.get(`/agent/t/${await openTicket(new PageClient(url), asked())}`);
    await app.get(NewsDesk).outbox.idle();
  }, 120_000);
  afterEach(() => misbehave('none'));
  afterAll(async () => {
    await app?.close();
    door?.close();
    await demo?.close();
  });

  const misbehave = async (mode: string): Promise<void> => {
    const body = JSON.stringify({ mode });
    expect((await fetch(`http://127.0.0.1:${demo.port}/faults`, { method: 'POST', body })).status).toBe(204);
  };

  /** The page of the supervisors about the wallet. */
  const told = (): WalletPageModel =>
    app
      .get(WalletPageView, { strict: false })
      .model(new Words(app.get(Translator, { strict: false }), 'en', 'UTC'));
  const beat = (): Promise<void> => app.get(WalletHeartbeat, { strict: false }).beat();

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
      const [before, started] = [door.asked(), performance.now()];
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
      const asksPage = performance.now();
      const page = await jonas.get(`/agent/t/${reference}`);
      const tookPage = performance.now() - asksPage;
      const others = [
        await jonas.get('/agent/queue?view=all'),
        await amina.get(`/en/requests/${reference}`),
        await amina.get('/en/requests'),
        await amina.get(`/api/v1/tickets/${reference}/entries`),
      ];

      expect([took, tookPage].filter((ms) => ms > WITHIN_MS)).toEqual([]);
      expect([page, ...others].map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
      expect(page.text).toContain(say('en', 'desk.ticket.lookups.waiting'));
      expect([page, ...others].filter(({ body }) => HERS.test(body))).toEqual([]);
      expect(JSON.stringify(told())).not.toMatch(HERS);
      expect(door.asked() - before).toBeLessThanOrEqual(MOST_QUESTIONS);

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
      expect([refused.status, HERS.test(refused.body)]).toEqual([
        NO_ANSWER.includes(mode) ? 303 : 503,
        false,
      ]);

      await misbehave('none');
      expect((await refresh(stale)).status).toBe(303);
      expect(seenAt(await jonas.get(path), 'linked')).toContain(clock.now().toISOString());
    },
    30_000,
  );

  it('that failed too often is left alone, whatever is pressed, and asked again by itself when it has rested', async () => {
    const { path, tie, refresh } = await taken();
    await tie();
    const page = await jonas.get(path);
    await misbehave('html502');
    const before = door.asked();
    const statuses: number[] = [];
    for (let time = 0; time < 5; time += 1) {
      statuses.push((await refresh(page)).status);
    }
    const failed = door.asked();
    const resting = told();
    await misbehave('none');
    statuses.push((await refresh(page)).status);
    await Promise.all(Array.from({ length: 10 }, () => jonas.get(path)));
    await openTicket(new PageClient(url), asked());
    await app.get(NewsDesk).outbox.idle();
    const left = door.asked();
    clock.advance(30_001);
    const rested = told();
    statuses.push((await refresh(page)).status);

    expect(statuses).toEqual([503, 503, 503, 503, 503, 503, 303]);
    // Each of the five is asked three times at most, and nothing while the wallet rests.
    expect([failed - before <= 15, left - failed]).toEqual([true, 0]);
    expect([resting, rested, told()].map(({ state }) => state.text)).toEqual(
      ['open', 'half-open', 'available'].map((state) => say('en', `provider.states.${state}`)),
    );
  }, 30_000);

  it('that says how it does is believed: slow is told and looked up all the same, closed with its hour', async () => {
    await misbehave('degraded');
    await beat();
    const slow = told();
    const reference = await openTicket(new PageClient(url), asked());
    await app.get(NewsDesk).outbox.idle();
    const found = await jonas.get(`/agent/t/${reference}`);
    await misbehave('unavailable');
    await beat();
    const closed = told();
    await misbehave('none');
    await beat();

    expect([slow, closed, told()].map(({ state }) => state.text)).toEqual(
      ['degraded', 'unavailable', 'available'].map((state) => say('en', `provider.states.${state}`)),
    );
    expect(seenAt(found, 'candidate')).toContain(clock.now().toISOString());
    expect(closed.state.moments).toMatchObject([{ label: say('en', 'provider.restore') }]);
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
