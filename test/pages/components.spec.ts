import type { Browser } from 'playwright-core';
import { say, World } from '../e2e/world.js';
import { launchChromium } from '../support/chromium.js';
import { signIn } from '../browser/staff.js';
import { type Look, Window } from '../browser/window.js';

const LOOK: Look = { language: 'en', width: 1_440 };

describe('the parts of a page, in a browser', () => {
  let world: World;
  let browser: Browser;
  let window: Window | undefined;

  beforeAll(async () => {
    [world, browser] = await Promise.all([World.start(), launchChromium()]);
  }, 90_000);
  afterEach(async () => {
    expect(window?.complaints ?? []).toEqual([]);
    await window?.close();
    window = undefined;
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  it('a row that is renewed keeps what a person holds in it: tick, focus, half a sentence, what is folded open', async () => {
    window = await signIn(browser, world.server.url, LOOK, 'jonas');
    const { page } = window;
    await window.goTo('/dev/components');
    const row = page.locator('tr[data-id="2"]');
    const stamp = row.locator('[data-stamp]');
    await row.locator('input[type=checkbox]').check();
    await row.locator('summary').click();
    await row.locator('textarea').fill('half a sen');
    const before = await stamp.textContent();
    await window.remember();
    await world.customer('en');
    await page.waitForFunction(
      (old) => document.querySelector('tr[data-id="2"] [data-stamp]')?.textContent !== old,
      before,
    );

    expect(await window.isSame()).toBe(true);
    expect(await row.locator('input[type=checkbox]').isChecked()).toBe(true);
    expect(await row.locator('details').getAttribute('open')).toBe('');
    expect(await row.locator('textarea').inputValue()).toBe('half a sen');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  }, 60_000);

  it('where the button one was on is gone, the heading has the focus, and it is said why', async () => {
    const { reference } = await world.customer('en');
    window = await signIn(browser, world.server.url, LOOK, 'jonas');
    const { page } = window;
    await window.goTo(`/agent/t/${reference}`);
    await page.waitForSelector('[data-live="true"]');
    await page.focus('form.claim button');
    const other = await signIn(browser, world.server.url, LOOK, 'mei');
    await other.goTo(`/agent/t/${reference}`);
    await other.page.click('form.claim button');
    await page.waitForFunction(() => document.querySelector('form.claim') === null);

    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.waitForFunction(
      (text) => document.getElementById('announce-now')?.textContent === text,
      say('en', 'states.focus-moved'),
    );
    await other.close();
  }, 60_000);

  it('a form tells how far it is, is sent once however often one presses, and may be tried again', async () => {
    window = await Window.open(browser, world.server.url, LOOK);
    const { page } = window;
    await window.goTo('/dev/components');
    let asked = 0;
    await page.route(
      ({ pathname }) => pathname === '/dev/components',
      (route) => (route.request().method() === 'POST' ? void (asked += 1) : route.continue()),
    );
    // Written down within the page: while an answer is awaited, nobody outside may look.
    const seen = await page.evaluate(async () => {
      const form = document.querySelector<HTMLFormElement>('#slow');
      const button = form?.querySelector('button');
      const states: string[] = [];
      const look = (): void => {
        const note = form?.querySelector('.progress-note')?.textContent ?? '';
        const state = `${button?.getAttribute('aria-disabled')}|${button?.textContent?.trim()}|${note}`;
        if (states.at(-1) !== state) {
          states.push(state);
        }
      };
      if (form) {
        const watch = { attributes: true, childList: true, subtree: true, characterData: true };
        new MutationObserver(look).observe(form, watch);
      }
      button?.click();
      look();
      setTimeout(() => button?.click(), 500);
      setTimeout(() => form?.requestSubmit(), 2_000);
      await new Promise((over) => setTimeout(over, 15_500));

      return states;
    });
    const label = say('en', 'tickets.intake.submit');
    const sending = say('en', 'states.progress.sending');

    expect(seen).toEqual([
      `null|${label}|`,
      `true|${label}|`,
      `true|${sending}|`,
      `true|${sending}|${say('en', 'states.progress.still')}`,
      `null|${label}|${say('en', 'states.progress.stopped')}`,
    ]);
    expect(asked).toBe(1);
    const again = page.waitForRequest((request) => request.method() === 'POST');
    await page.evaluate(() => document.querySelector<HTMLElement>('#slow button')?.click());
    await again;
  }, 60_000);

  it('icons are drawn, under the policy of the page', async () => {
    window = await Window.open(browser, world.server.url, LOOK);
    await window.goTo('/en/help');
    const drawn = await window.page
      .locator('.tile svg')
      .evaluateAll((icons) => icons.map((icon) => (icon as SVGGraphicsElement).getBBox().width > 0));

    expect(drawn).toEqual(Array.from({ length: 6 }, () => true));
  }, 60_000);

  it.each([true, false])(
    'dark stays dark on the next page, with scripts %s',
    async (scripts) => {
      window = await Window.open(browser, world.server.url, { ...LOOK, scripts });
      const { page } = window;
      const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      await window.goTo('/en/help');
      const light = await ground();
      await page.getByRole('link', { name: say('en', 'states.theme.dark') }).click();
      await window.goTo('/en/requests');

      expect(await ground()).not.toBe(light);
      await page.getByRole('link', { name: say('en', 'states.theme.device') }).click();
      expect(await ground()).toBe(light);
    },
    60_000,
  );

  it.each([
    ['en', false],
    ['zh-CN', true],
  ] as const)(
    'the page of all parts is sound in %s, dark: %s, wide and narrow',
    async (language, dark) => {
      for (const width of [320, 1_440]) {
        window = await Window.open(browser, world.server.url, { language, width, dark });
        await window.goTo(`/dev/components?lang=${language}`);
        expect(await window.picture('components')).toEqual([]);
        expect(window.complaints).toEqual([]);
        await window.close();
      }
      window = undefined;
    },
    60_000,
  );
});
