import type { Browser, Page } from 'playwright-core';
import { say, World } from '../e2e/world.js';
import { launchChromium } from '../support/chromium.js';
import type { PageClient } from '../support/html.js';
import { waitFor } from '../support/wait.js';
import { type Look, Window } from './window.js';

const LOOK: Look = { language: 'en', width: 1440 };

describe('the connection of open pages', () => {
  let world: World;
  let browser: Browser;

  beforeAll(async () => {
    [world, browser] = await Promise.all([World.start(), launchChromium()]);
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  const windowOf = async (client: PageClient, path: string): Promise<Window> => {
    const window = await Window.open(browser, world.server.url, LOOK);
    const cookies = [...client.cookies].map(([name, value]) => ({ name, value, url: world.server.url }));
    await window.context.addCookies(cookies);
    await window.goTo(path);

    return window;
  };

  const bar = (page: Page) => page.locator('.chat-connection');

  it('ends in every tab when one of them signs out, and says so there', async () => {
    const { reference } = await world.customer();
    const desk = await windowOf(await world.staff('jonas'), `/agent/t/${reference}`);
    await desk.page.waitForSelector('.chat[data-live="true"]');
    const other = await desk.context.newPage();
    await other.goto(`${world.server.url}/agent/queue`);
    await other.click('form[action="/staff/logout"] button');
    await other.waitForURL(/login/);

    await bar(desk.page).waitFor({ timeout: 30_000 });

    await waitFor(
      'the sentence',
      async () => (await bar(desk.page).textContent()) === say('en', 'chat.signed-out'),
      { withinMs: 30_000 },
    );
    expect(await bar(desk.page).isVisible()).toBe(true);
    await desk.close();
  }, 90_000);

  it('shows what is written in one tab in the other, once, and keeps words through a break', async () => {
    const { client, reference } = await world.customer();
    const window = await windowOf(client, `/en/requests/${reference}`);
    const other = await window.context.newPage();
    await other.goto(`${world.server.url}/en/requests/${reference}`);
    await other.waitForSelector('.chat[data-live="true"]');
    await window.page.waitForSelector('.chat[data-live="true"]');
    await window.say('Before the break.');
    await other.getByText('Before the break.').waitFor();

    await window.context.setOffline(true);
    await bar(window.page).getByText(say('en', 'chat.offline')).waitFor();
    await window.say('In the break, one.');
    await window.say('In the break, two.');
    await other.getByText('In the break, two.').waitFor();
    await window.context.setOffline(false);
    await waitFor(
      'both to be stored',
      async () =>
        Number(
          (await world.rows(`SELECT count(*) AS n FROM entries WHERE body LIKE 'In the break%'`))[0]?.['n'],
        ) === 2,
      { withinMs: 40_000 },
    );
    const messages = '.timeline .entry[data-kind="message"]:is([data-state="sent"], [data-state="read"])';
    for (const page of [window.page, other]) {
      await page.waitForFunction((selector) => document.querySelectorAll(selector).length >= 3, messages, {
        timeout: 30_000,
      });
    }
    const texts = (page: Page) => page.locator(`${messages} .entry-text`).allTextContents();

    expect((await texts(window.page)).slice(-3)).toEqual([
      'Before the break.',
      'In the break, one.',
      'In the break, two.',
    ]);
    expect(await texts(other)).toEqual(await texts(window.page));
    await window.close();
  }, 120_000);

  it('comes back after a restart in the middle of a sentence, and the page loads its data anew after a restore', async () => {
    const { client, reference } = await world.customer();
    const window = await windowOf(client, `/en/requests/${reference}`);
    await window.page.waitForSelector('.chat[data-live="true"]');
    await window.remember();
    await window.page.fill('#composer-body', 'Half a sen');
    await world.server.terminate();
    await bar(window.page).getByText('Reconnecting').waitFor({ timeout: 20_000 });
    await world.server.restart();
    await bar(window.page).waitFor({ state: 'hidden', timeout: 45_000 });
    expect(await window.page.inputValue('#composer-body')).toBe('Half a sen');
    expect(await window.isSame()).toBe(true);

    await window.say('A whole sentence.');
    await window.page.waitForSelector('.entry[data-state="sent"]');
    await world.server.cli(['epoch:renew']);
    await window.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await waitFor('the page to be another one', async () => !(await window.isSame()), { withinMs: 45_000 });
    await window.page.waitForSelector('.chat[data-live="true"]');
    expect((await window.messages()).at(-1)).toBe('A whole sentence.');
    await window.close();
  }, 150_000);
});
