import type { Browser } from 'playwright-core';
import { randomUUID } from 'node:crypto';
import { DEMO_PASSWORD } from '../../seeds/demo/people.js';
import type { Locale } from '../../src/platform/i18n/languages.js';
import { aPicture, sendFile } from '../e2e/files.js';
import { aHint, aSynonym } from '../e2e/search-words.js';
import { World } from '../e2e/world.js';
import { launchChromium } from '../support/chromium.js';
import type { PageClient } from '../support/html.js';
import { waitFor } from '../support/wait.js';
import { WalletApp } from '../support/wallet-app.js';
import type { ListedPage, Reader } from './page-list.js';
import { Window } from '../browser/window.js';

/** Whoever comes with it sees the same page as one to whom it was given. */
const NEVER_GIVEN = 'A'.repeat(43);
const SLUG = 'money-not-arrived';
/** The one with most on it. */
const LANDING = 'suspicious';

const walletApp = new WalletApp();

/** A type that somebody is changing, without the words that it needs. */
async function halfADraft(admin: PageClient): Promise<void> {
  const facts = { priority: 'P2', lookup: 'transaction', offered: 'yes', field1: 'F09' };

  await admin.postForm('/admin/exceptions/E301/draft', {
    ...facts,
    'name-en': 'Paying fails',
    base: '1',
    revision: '0',
    key: randomUUID(),
  });
}

/** A desk on which every listed page has something to show, and a window for each of its readers. */
export class EveryPage {
  private readonly windows = new Map<string, Window>();

  private constructor(
    private readonly world: World,
    private readonly browser: Browser,
    private readonly cookies: ReadonlyMap<Reader, ReadonlyMap<string, string>>,
    private readonly names: Readonly<Record<string, string>>,
  ) {}

  static async stand(): Promise<EveryPage> {
    const [world, browser] = await Promise.all([
      World.start({ wallet: true, env: walletApp.env }),
      launchChromium(),
    ]);
    const [agent, supervisor, admin] = await Promise.all([
      world.staff('mei'),
      world.staff('supriya'),
      world.staff('admin'),
    ]);
    await halfADraft(admin);
    const [sofia] = await world.rows(`SELECT id FROM users WHERE login = 'sofia'`);
    const customer = await world.customer('zh-CN', { contact: 'amina@example.org' });
    await handle(agent, customer.reference);
    const half = world.visitor();
    await half.postForm('/staff/login', { login: 'supriya', password: DEMO_PASSWORD });
    const { stdout } = await world.server.cli(['staff:add', 'olga', 'supervisor', 'Olga']);
    const newcomer = world.visitor();
    await newcomer.postForm('/staff/login', {
      login: 'olga',
      password: /password: (\S+)/.exec(stdout)?.[1] ?? '',
    });
    const visitor = world.visitor();
    const [begun, written] = [await aDraft(visitor, 'E601'), await aDraft(customer.client, 'E301')];
    await writeDraft(customer.client, written);
    const holder = world.visitor();
    await holder.get(walletApp.address(world.server.url, 'en', 'amina'));
    await holder.submit('.access');
    const pointed = await aDraft(holder, 'E302');
    const readers: Readonly<Record<Reader, PageClient>> = {
      visitor,
      customer: customer.client,
      'account-holder': holder,
      agent,
      supervisor,
      admin,
      'half-signed-in': half,
      newcomer,
    };

    return new EveryPage(
      world,
      browser,
      new Map(Object.entries(readers).map(([reader, { cookies }]) => [reader as Reader, cookies])),
      {
        ':slug': SLUG,
        ':landing': LANDING,
        ':reference': customer.reference,
        ':handle': NEVER_GIVEN,
        ':link': NEVER_GIVEN,
        ':token': NEVER_GIVEN,
        ':id': await aMailOf(world),
        ':person': String(sofia?.['id']),
        ':notice': await aNotice(supervisor),
        ':hint': await aHint(world),
        ':synonym': await aSynonym(world),
        ':code': 'E301',
        ':rule': 'D01',
        ':version': '1',
        ':begun': begun,
        ':written': written,
        ':pointed': pointed,
      },
    );
  }

  async windowOf(reader: Reader, scripts = true): Promise<Window> {
    const known = this.windows.get(`${reader} ${scripts}`);
    if (known) {
      return known;
    }
    const window = await Window.open(this.browser, this.world.server.url, {
      language: 'en',
      width: 1440,
      scripts,
    });
    await window.become(this.cookies.get(reader) ?? new Map());
    this.windows.set(`${reader} ${scripts}`, window);

    return window;
  }

  /** Opens the page → its HTML as it was served. */
  async open(window: Window, page: ListedPage, locale: Locale): Promise<string> {
    window.complaints.length = 0;
    const first = await window.goTo(this.addressOf(page, locale));
    const answer = page.act ? await page.act(window) : first;
    expect([page.name, answer?.status()]).toEqual([page.name, page.status ?? (page.act ? 422 : 200)]);
    await window.page.waitForLoadState('load');

    return (await answer?.text()) ?? '';
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.world.stop();
  }

  private addressOf({ route, asked = '' }: ListedPage, locale: Locale): string {
    const named = (text: string): string =>
      text.replace(/:\w+/g, (name) => {
        // Lives for two minutes only.
        const made: Readonly<Record<string, () => string>> = {
          ':lang': () => locale,
          ':vouching': () => walletApp.token(this.world.server.url, 'amina'),
        };

        return made[name]?.() ?? this.names[name] ?? name;
      });
    const path = named(route);

    return route.startsWith('/:lang/')
      ? path + named(asked)
      : `${path}${asked || '?'}${asked && '&'}lang=${locale}`;
  }
}

/** What a window complained of; a page that is not there is told of in the console too. */
export const complaintsOf = ({ complaints }: Window, { status }: ListedPage): string[] =>
  complaints.filter((what) => !(status === 404 && what.includes('404')));

/** → the id of a request that was begun with its first answer. */
async function aDraft(client: PageClient, type: string): Promise<string> {
  const key = randomUUID();
  expect((await client.postForm('/en/requests/new/type', { type, key })).status).toBe(200);

  return key;
}

/** Answers all other questions, with a picture. */
async function writeDraft(client: PageClient, key: string): Promise<void> {
  const steps: Readonly<Record<string, Record<string, string>>> = {
    account: { account: 'amina', contact: 'amina@example.org' },
    when: {
      occurredDate: '2026-11-20',
      part: 'evening',
      zone: 'Asia/Shanghai',
      amount: '200',
      currency: 'CNY',
      F05: 'Corner shop',
    },
    what: { description: 'The payment broke off, and the money is gone all the same.' },
  };
  for (const [step, input] of Object.entries(steps)) {
    const { status } = await client.postForm(`/en/requests/new/${step}`, { ...input, key });
    expect([step, status]).toEqual([step, 200]);
  }
  const file = { key: randomUUID(), file: await aPicture() };
  expect((await sendFile(client, `/en/requests/new/attachments?draft=${key}`, file)).status).toBe(303);
}

/** Takes the ticket, answers, notes and asks for a supervisor. */
async function handle(agent: PageClient, reference: string): Promise<void> {
  const press = async (what: string, input: Record<string, string>): Promise<void> => {
    const { status } = await agent.postForm(`/agent/t/${reference}/${what}`, input);
    expect([what, status]).toEqual([what, 200]);
  };
  await press('assignment', { key: randomUUID() });
  await press('replies', { body: '您好，我正在为您查询这笔转账。', clientMessageId: randomUUID() });
  await press('notes', { note: 'Pending at the bank.', key: randomUUID() });
  await press('escalation', { reason: 'The customer has waited for a week.', key: randomUUID() });
}

/** → the id of an outage that everybody reads of, with how it goes on. */
async function aNotice(supervisor: PageClient): Promise<string> {
  const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const { url } = await supervisor.postForm('/admin/notices', {
    kind: 'outage',
    severity: 'major',
    features: 'transfers',
    types: ['E301', 'E302'],
    titleZh: '转账暂停',
    titleEn: 'Transfers pause',
    textZh: '正在处理。',
    textEn: 'We are working on it.',
    startDate: day(-1),
    startTime: '10:00',
    updateDate: day(2),
    updateTime: '10:00',
    zone: 'UTC',
    act: 'publish',
    version: '0',
    key: randomUUID(),
  });
  const id = url.pathname.split('/').at(-1) ?? '';
  const said = { sayZh: '已找到原因。', sayEn: 'We have found the cause.', key: randomUUID() };
  expect((await supervisor.postForm(`/admin/notices/${id}/updates`, said)).status).toBe(200);

  return id;
}

/** → the id of a mail in the mailbox, once one is there. */
const aMailOf = (world: World): Promise<string> =>
  waitFor('a mail to the customer', async () => {
    const { body } = await world.visitor().get('/demo/mailbox');

    return /\/demo\/mailbox\/([\w-]+)/.exec(body.slice(body.indexOf('class="cards"')))?.[1] ?? false;
  });
