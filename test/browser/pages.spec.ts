import type { Browser } from 'playwright-core';
import { randomUUID } from 'node:crypto';
import { DEMO_PASSWORD } from '../../seeds/demo/people.js';
import { DOORS } from '../e2e/access-table.js';
import { World } from '../e2e/world.js';
import type { Locale } from '../../src/platform/i18n/languages.js';
import { LANGUAGES, PSEUDO_LOCALES } from '../../src/platform/i18n/languages.js';
import { launchChromium, screenshot } from '../support/chromium.js';
import { waitFor } from '../support/wait.js';
import { axeFaults, fitFaults, htmlFaults, structureFaults } from './page-checks.js';
import { type ListedPage, NO_PAGES, PAGES, type Reader } from './page-list.js';
import { Window } from './window.js';

const WIDTHS = [1440, 1024, 768, 390, 320] as const;
/** Where every rule is asked; on the other widths, whether all of it fits. */
const LOOKED_AT_CLOSELY: readonly number[] = [1440, 390];
/** Whoever comes with it sees the same page as one to whom it was given. */
const NEVER_GIVEN = 'A'.repeat(43);
/** What a page that shows each part several times cannot help. */
const PARTS_ONLY = /landmark-unique|unique-landmark|wcag\/h32/;
const SLUG = 'money-not-arrived';

describe('every page', () => {
  let world: World;
  let browser: Browser;
  let reference: string;
  let mail = '';
  let person = '';
  const cookies = new Map<Reader, ReadonlyMap<string, string>>();
  const windows = new Map<string, Window>();

  beforeAll(async () => {
    [world, browser] = await Promise.all([World.start({ wallet: true }), launchChromium()]);
    const [agent, supervisor, admin] = await Promise.all(
      ['mei', 'supriya', 'admin'].map((login) => world.staff(login)),
    );
    const [sofia] = await world.rows(`SELECT id FROM users WHERE login = 'sofia'`);
    person = String(sofia?.['id']);
    const customer = await world.customer('zh-CN', { contact: 'amina@example.org' });
    ({ reference } = customer);
    const press = async (what: string, input: Record<string, string>): Promise<void> => {
      const answer = await agent?.postForm(`/agent/t/${reference}/${what}`, input);
      expect([what, answer?.status]).toEqual([what, 200]);
    };
    await press('assignment', { key: randomUUID() });
    await press('replies', { body: '您好，我正在为您查询这笔转账。', clientMessageId: randomUUID() });
    await press('notes', { note: 'Pending at the bank.', key: randomUUID() });
    await press('escalation', { reason: 'The customer has waited for a week.', key: randomUUID() });
    mail = await waitFor('a mail to the customer', async () => {
      const { body } = await world.visitor().get('/demo/mailbox');

      return /\/demo\/mailbox\/([\w-]+)/.exec(body.slice(body.indexOf('class="cards"')))?.[1] ?? false;
    });
    const half = world.visitor();
    await half.postForm('/staff/login', { login: 'supriya', password: DEMO_PASSWORD });
    cookies.set('half-signed-in', half.cookies);
    const { stdout } = await world.server.cli(['staff:add', 'olga', 'supervisor', 'Olga']);
    const newcomer = world.visitor();
    await newcomer.postForm('/staff/login', {
      login: 'olga',
      password: /password: (\S+)/.exec(stdout)?.[1] ?? '',
    });
    cookies.set('newcomer', newcomer.cookies);
    cookies.set('customer', customer.client.cookies).set('visitor', new Map());
    for (const [reader, client] of [
      ['agent', agent],
      ['supervisor', supervisor],
      ['admin', admin],
    ] as const) {
      cookies.set(reader, client?.cookies ?? new Map());
    }
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  const windowOf = async (reader: Reader, scripts: boolean): Promise<Window> => {
    const known = windows.get(`${reader} ${scripts}`);
    if (known) {
      return known;
    }
    const window = await Window.open(browser, world.server.url, { language: 'en', width: 1440, scripts });
    await window.become(cookies.get(reader) ?? new Map());
    windows.set(`${reader} ${scripts}`, window);

    return window;
  };

  const addressOf = ({ route, asked = '' }: ListedPage, locale: Locale): string => {
    const names: Record<string, string> = {
      ':lang': locale,
      ':slug': SLUG,
      ':reference': reference,
      ':handle': NEVER_GIVEN,
      ':link': NEVER_GIVEN,
      ':token': NEVER_GIVEN,
      ':id': mail,
      ':person': person,
    };
    const path = route.replace(/:\w+/g, (name) => names[name] ?? name) + asked;

    return route.startsWith('/:lang/') ? path : `${path}${asked ? '&' : '?'}lang=${locale}`;
  };

  /** Opens the page → its HTML as it was served. */
  const open = async (window: Window, page: ListedPage, locale: Locale): Promise<string> => {
    window.complaints.length = 0;
    const first = await window.goTo(addressOf(page, locale));
    const answer = page.act ? await page.act(window) : first;
    expect([page.name, answer?.status()]).toEqual([page.name, page.status ?? (page.act ? 422 : 200)]);
    await window.page.waitForLoadState('load');

    return (await answer?.text()) ?? '';
  };

  /** A page that is not there is told of in the console too. */
  const complaintsOf = ({ complaints }: Window, { status }: ListedPage): string[] =>
    complaints.filter((what) => !(status === 404 && what.includes('404')));

  it('stands in the list that is looked at', () => {
    const routes = DOORS.filter(
      ({ method, path }) => method === 'GET' && (!path.startsWith('/api/') || path.endsWith('/docs')),
    ).map(({ path }) => path);
    const listed = [...PAGES.map(({ route }) => route), ...NO_PAGES];

    expect(routes.filter((path) => !listed.includes(path))).toEqual([]);
  });

  describe.each(LANGUAGES)('in %s', (language) => {
    it.each(PAGES.map((page) => [page.name, page] as const))(
      'can be read by everybody, by day and at night, on any width: %s',
      async (name, page) => {
        const window = await windowOf(page.reader, true);
        await window.appear({ width: 1440 });
        const html = await open(window, page, language);
        const wrong = [...(await htmlFaults(html)), ...(await structureFaults(window.page))];
        for (const width of WIDTHS) {
          for (const dark of LOOKED_AT_CLOSELY.includes(width) ? [false, true] : [false]) {
            await window.appear({ width, dark });
            const faults = await fitFaults(window.page);
            if (LOOKED_AT_CLOSELY.includes(width)) {
              faults.push(...(await axeFaults(window.page, dark === width < 1024)));
              await screenshot(window.page, `page-${name}-${language}-${width}${dark ? '-dark' : ''}`);
            }
            wrong.push(...faults.map((fault) => `${width}${dark ? ' dark' : ''}: ${fault}`));
          }
        }

        const kept = wrong.filter((fault) => !(page.showsParts && PARTS_ONLY.test(fault)));
        expect([...kept, ...complaintsOf(window, page)]).toEqual([]);
      },
      90_000,
    );
  });

  it.each(PAGES.map((page) => [page.name, page] as const))(
    'stands without scripts: %s',
    async (_, page) => {
      const window = await windowOf(page.reader, false);
      const wrong: string[] = [];
      for (const [language, width] of [
        ['zh-CN', 320],
        ['en', 1440],
      ] as const) {
        await window.appear({ width, dark: width === 320 });
        await open(window, page, language);
        wrong.push(...(await structureFaults(window.page)), ...(await fitFaults(window.page)));
      }

      expect(wrong).toEqual([]);
    },
    60_000,
  );

  it.each(PAGES.filter(({ act }) => !act).map((page) => [page.name, page] as const))(
    'holds words that are longer, and words that run from right to left: %s',
    async (_, page) => {
      const window = await windowOf(page.reader, true);
      const wrong: string[] = [];
      for (const locale of PSEUDO_LOCALES) {
        await open(window, page, locale);
        for (const width of [320, 1440]) {
          await window.appear({ width });
          wrong.push(...(await fitFaults(window.page)).map((fault) => `${locale} ${width}: ${fault}`));
        }
        await screenshot(window.page, `page-${page.name}-${locale}`);
      }
      const brand = await window.page.locator('.brand').boundingBox();
      const direction = await window.page.evaluate(() => getComputedStyle(document.body).direction);

      expect([direction, (brand?.x ?? 0) > 720, ...wrong]).toEqual(['rtl', true]);
    },
    60_000,
  );

  it.each(PAGES.filter(({ act }) => !act).map((page) => [page.name, page] as const))(
    'runs its scripts again when it is loaded again, and when one comes back: %s',
    async (_, page) => {
      const window = await windowOf(page.reader, true);
      await open(window, page, 'en');
      /** Each behaviour of the page has been fetched by the script that mounts it. */
      const runs = () =>
        window.page.waitForFunction(() => {
          const fetched = performance.getEntriesByType('resource').map(({ name }) => name);
          const wanted = [...document.querySelectorAll<HTMLElement>('[data-behaviour]')].flatMap(
            ({ dataset }) => (dataset.behaviour ?? '').split(' '),
          );

          return ['main', ...wanted].every((name) =>
            fetched.some((url) => url.includes(`/assets/${name}-`) && url.endsWith('.js')),
          );
        });
      await runs();
      await window.page.reload();
      await runs();
      await window.goTo('/en/help/search');
      await window.page.goBack();
      await runs();
      await window.page.goForward();
      await window.page.goBack();
      await runs();

      expect(complaintsOf(window, page)).toEqual([]);
    },
    60_000,
  );
});
