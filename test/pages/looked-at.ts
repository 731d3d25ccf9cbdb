import type { Language } from '../../src/platform/i18n/languages.js';
import { picture } from '../support/chromium.js';
import { complaintsOf, EveryPage } from './every-page.js';
import { axeFaults, fitFaults, htmlFaults, structureFaults } from './page-checks.js';
import { PAGES } from './page-list.js';

const WIDTHS = [1440, 1024, 768, 390, 320] as const;
/** Where every rule is asked; on the other widths, whether all of it fits. */
const LOOKED_AT_CLOSELY: readonly number[] = [1440, 390];
/** What a page that shows each part several times cannot help. */
const PARTS_ONLY = /landmark-unique|unique-landmark|wcag\/h32/;

/** The tests of every page in one language; a file each, since two of them run beside each other. */
export function everyPageIn(language: Language): void {
  describe(`every page in ${language}`, () => {
    let pages: EveryPage;

    beforeAll(async () => {
      pages = await EveryPage.stand();
    }, 120_000);
    afterAll(() => pages?.stop());

    it.each(PAGES.map((page) => [page.name, page] as const))(
      'can be read by everybody, by day and at night, on any width: %s',
      async (name, page) => {
        const window = await pages.windowOf(page.reader);
        await window.appear({ width: 1440 });
        const html = await pages.open(window, page, language);
        const wrong = [...(await htmlFaults(html)), ...(await structureFaults(window.page))];
        for (const width of WIDTHS) {
          for (const dark of LOOKED_AT_CLOSELY.includes(width) ? [false, true] : [false]) {
            await window.appear({ width, dark });
            const faults = await fitFaults(window.page);
            if (LOOKED_AT_CLOSELY.includes(width)) {
              faults.push(...(await axeFaults(window.page, dark === width < 1024)));
              await picture(window.page, `page-${name}-${language}-${width}${dark ? '-dark' : ''}`);
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
}
