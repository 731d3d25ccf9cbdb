import { PSEUDO_LOCALES } from '../../src/platform/i18n/languages.js';
import { DOORS } from '../e2e/access-table.js';
import { picture } from '../support/chromium.js';
import { complaintsOf, EveryPage } from './every-page.js';
import { fitFaults, structureFaults } from './page-checks.js';
import { NO_PAGES, PAGES } from './page-list.js';

/** Those that come by an address, and not as the answer to a form. */
const ADDRESSED = PAGES.filter(({ act }) => !act).map((page) => [page.name, page] as const);

describe('every page', () => {
  let pages: EveryPage;

  beforeAll(async () => {
    pages = await EveryPage.stand();
  }, 120_000);
  afterAll(() => pages?.stop());

  it('stands in the list that is looked at', () => {
    const routes = DOORS.filter(
      ({ method, path }) => method === 'GET' && (!path.startsWith('/api/') || path.endsWith('/docs')),
    ).map(({ path }) => path);
    const listed = [...PAGES.map(({ route }) => route), ...NO_PAGES];

    expect(routes.filter((path) => !listed.includes(path))).toEqual([]);
  });

  it.each(PAGES.map((page) => [page.name, page] as const))(
    'stands without scripts: %s',
    async (_, page) => {
      const window = await pages.windowOf(page.reader, false);
      const wrong: string[] = [];
      for (const [language, width] of [
        ['zh-CN', 320],
        ['en', 1440],
      ] as const) {
        await window.appear({ width, dark: width === 320 });
        await pages.open(window, page, language);
        wrong.push(...(await structureFaults(window.page)), ...(await fitFaults(window.page)));
      }

      expect(wrong).toEqual([]);
    },
    60_000,
  );

  it.each(ADDRESSED)(
    'holds words that are longer, and words that run from right to left: %s',
    async (_, page) => {
      const window = await pages.windowOf(page.reader);
      const wrong: string[] = [];
      for (const locale of PSEUDO_LOCALES) {
        await pages.open(window, page, locale);
        for (const width of [320, 1440]) {
          await window.appear({ width });
          wrong.push(...(await fitFaults(window.page)).map((fault) => `${locale} ${width}: ${fault}`));
        }
        await picture(window.page, `page-${page.name}-${locale}`);
      }
      const brand = await window.page.locator('.brand').boundingBox();
      const direction = await window.page.evaluate(() => getComputedStyle(document.body).direction);

      expect([direction, (brand?.x ?? 0) > 720, ...wrong]).toEqual(['rtl', true]);
    },
    60_000,
  );

  it.each(ADDRESSED)(
    'runs its scripts again when it is loaded again, and when one comes back: %s',
    async (_, page) => {
      const window = await pages.windowOf(page.reader);
      await pages.open(window, page, 'en');
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
