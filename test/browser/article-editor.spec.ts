import type { Browser } from 'playwright-core';
import { say, World } from '../e2e/world.js';
import { launchChromium } from '../support/chromium.js';
import { waitFor } from '../support/wait.js';
import { signIn } from './staff.js';
import { Window } from './window.js';

const SLUG = 'written-in-a-browser';

describe('the editor of articles in a browser', () => {
  let world: World;
  let browser: Browser;
  let ada: Window;

  beforeAll(async () => {
    [world, browser] = await Promise.all([World.start(), launchChromium()]);
    ada = await signIn(browser, world.server.url, { language: 'en', width: 1440 }, 'admin');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  it('marks what is chosen, shows it beside the text, and lets it out, for a customer to find', async () => {
    const { page } = ada;
    await ada.goTo('/admin/faq/new');
    await page.fill('#slug', SLUG);
    await page.fill('#titleEn', 'Wombat fees');
    await page.fill('#bodyEn', 'The fee is small.');
    await page.evaluate(() =>
      document.querySelector<HTMLTextAreaElement>('#bodyEn')?.setSelectionRange(11, 16),
    );
    await page.click('#text-en .mark-bar button[data-before="**"]');
    expect(await page.inputValue('#bodyEn')).toBe('The fee is **small**.');

    await ada.remember();
    await page.click('button[data-preview]');
    await page.waitForSelector('#text-en .article-preview strong');
    expect([await page.textContent('#text-en .article-preview strong'), await ada.isSame()]).toEqual([
      'small',
      true,
    ]);

    await page.click('button[value="publish.en"]');
    await page.waitForURL(`**/admin/faq/${SLUG}`);
    expect(await page.textContent('main')).toContain(say('en', 'editor.done.publish'));
    const customer = await Window.open(browser, world.server.url, { language: 'en', width: 390 });
    await waitFor('the customer to find it', async () => {
      await customer.goTo('/en/help/search?q=wombat');

      return (await customer.page.locator(`main a[href*="${SLUG}"]`).count()) > 0;
    });
    await customer.close();
  }, 60_000);

  it('keeps what is typed without a button, and has it again in another window', async () => {
    const { page } = ada;
    await ada.goTo(`/admin/faq/${SLUG}`);
    await page.fill('#titleEn', 'Wombat fees, half wr');
    await waitFor(
      'the words to be kept',
      async () => ((await page.textContent('[data-kept]')) ?? '') !== '',
      { withinMs: 20_000 },
    );
    const other = await ada.context.newPage();
    await other.goto(page.url());
    expect(await other.inputValue('#titleEn')).toBe('Wombat fees, half wr');
    await other.close();

    expect(ada.complaints).toEqual([]);
  }, 60_000);

  it('fits a telephone, in either language', async () => {
    const wrong: string[] = [];
    for (const language of ['zh-CN', 'en'] as const) {
      await ada.goTo(`/admin/faq/${SLUG}?lang=${language}`);
      await ada.appear({ width: 390, dark: false });
      wrong.push(...(await ada.picture(`article-editor-${language}`)));
    }

    expect(wrong).toEqual([]);
  }, 60_000);
});
