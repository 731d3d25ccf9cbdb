import type { Browser } from 'playwright-core';
import { DEMO_PASSWORD } from '../../seeds/demo/people.js';
import type { Locale } from '../../src/platform/i18n/languages.js';
import { aReversal, aStuckReversal } from '../e2e/reversals.js';
import { aHint, aSynonym } from '../e2e/search-words.js';
import { addWidget } from '../e2e/widgets.js';
import { World } from '../e2e/world.js';
import { launchChromium } from '../support/chromium.js';
import { givingMoneyBack } from '../support/giving-back.js';
import type { PageClient } from '../support/html.js';
import { WalletApp } from '../support/wallet-app.js';
import type { ListedPage, Reader } from './page-list.js';
import { aCallTaken, aDraft, aMailOf, aNotice, halfADraft, handle, writeDraft } from './page-stories.js';
import { Window } from '../browser/window.js';

/** Whoever comes with it sees the same page as one to whom it was given. */
const NEVER_GIVEN = 'A'.repeat(43);
const SLUG = 'money-not-arrived';
/** The one with most on it. */
const LANDING = 'suspicious';

const walletApp = new WalletApp();

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
      World.start({ wallet: true, env: { ...walletApp.env, ...givingMoneyBack() } }),
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
    const reversal = await aReversal(world, agent, customer.reference);
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
        ':called': await aCallTaken(agent),
        ':handle': NEVER_GIVEN,
        ':link': NEVER_GIVEN,
        ':token': NEVER_GIVEN,
        ':id': await aMailOf(world),
        ':person': String(sofia?.['id']),
        ':notice': await aNotice(supervisor),
        ':app': await addWidget(admin),
        ':hint': await aHint(world),
        ':synonym': await aSynonym(world),
        ':code': 'E301',
        ':rule': 'D01',
        ':version': '1',
        ':reversal': reversal.id,
        ':linked': reversal.link,
        ':stuck': await aStuckReversal(world, reversal.id),
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

  private addressOf({ route, asked = '', named: other = {} }: ListedPage, locale: Locale): string {
    const named = (text: string): string =>
      text.replace(/:\w+/g, (inRoute) => {
        const name = other[inRoute] ?? inRoute;
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
