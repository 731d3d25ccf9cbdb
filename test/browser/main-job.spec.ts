import BetterSqlite3 from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';
import { Server } from '../support/processes.js';
import { waitFor } from '../support/wait.js';
import { signIn as signInAs } from './staff.js';
import { type Look, Window } from './window.js';
import { WORDS } from './words.js';

const LOOKS: readonly Look[] = [
  { language: 'zh-CN', width: 390 },
  { language: 'en', width: 1440 },
  { language: 'en', width: 390, dark: true },
  { language: 'zh-CN', width: 1440, dark: true },
];
const yesterdayInChina = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(
    Date.now() - 2 * 3_600_000,
  );

/** On to the next question of the intake. */
const ON = 'form.step .button-main';

describe('the main job in a real browser', () => {
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    server = await Server.start({ entry: 'dist/app/launch.js' });
    browser = await launchChromium();
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
  });

  const signIn = (look: Look, login: string): Promise<Window> => signInAs(browser, server.url, look, login);

  /** The words of a ticket as they are stored, in their order. */
  const stored = (reference: string): unknown[] => {
    const file = new BetterSqlite3(join(server.dataDir, 'walletdesk.db'), { readonly: true });
    try {
      return file
        .prepare(
          `SELECT e.body FROM entries e JOIN tickets t ON t.id = e.ticket_id
           WHERE t.reference = ? AND e.kind = 'message' ORDER BY e.seq`,
        )
        .pluck()
        .all(reference);
    } finally {
      file.close();
    }
  };

  it.each(
    LOOKS.map((look) => [`${look.language}, ${look.width} px${look.dark ? ', dark' : ''}`, look] as const),
  )(
    'goes from a sentence to the record (%s)',
    async (_, look) => {
      const words = WORDS[look.language];
      const wrong: string[] = [];
      const customer = await Window.open(browser, server.url, look);
      const { page } = customer;
      await customer.goTo('/');
      wrong.push(...(await customer.picture('1-help')));
      await page.fill('input[name=q]', words.search);
      await page.press('input[name=q]', 'Enter');
      wrong.push(...(await customer.picture('2-search')));
      await page.click('.results a >> nth=0');
      expect(page.url()).toContain('/help/a/money-not-arrived');
      wrong.push(...(await customer.picture('3-article')));

      await customer.goTo(`/${look.language}/requests/new?type=E302`);
      await page.click(ON);
      await page.fill('#account', 'amina');
      await page.click(ON);
      await page.fill('#occurredDate', yesterdayInChina());
      await page.check('[name=part][value=unsure]');
      await page.fill('#amount', 'viel');
      await page.click(ON);
      expect(await page.locator('.error-summary').evaluate((node) => node === document.activeElement)).toBe(
        true,
      );
      expect(await page.inputValue('#amount')).toBe('viel');
      expect(await page.inputValue('[name=zone]')).toBe('Asia/Shanghai');
      expect(await page.textContent('[data-zone-text]')).toContain('Asia/Shanghai (GMT+8)');
      wrong.push(...(await customer.picture('4-refused')));
      await page.fill('#amount', '200');
      await page.click(ON);
      await page.fill('#description', words.what);
      await page.click(ON);
      await page.waitForSelector('.answers');
      wrong.push(...(await customer.picture('4-check')));
      // The second click sends the form again and cuts the first one's answer short; one ticket comes of both.
      await page.dblclick(ON);
      await waitFor('the page of the ticket', () => /requests\/WD-/.test(page.url()), { withinMs: 30_000 });
      await page.waitForLoadState();
      const reference = /WD-[\w-]+/.exec(page.url())?.[0] ?? '';
      wrong.push(...(await customer.picture('5-received')));
      await page.click('main a.button-main');
      wrong.push(...(await customer.picture('5-ticket')));

      const agent = await signIn(look, 'jonas');
      wrong.push(...(await agent.picture('6-queue')));
      await agent.goTo(`/agent/t/${reference}`);
      await agent.page.waitForSelector('[data-candidate="TX9000000002"]');
      await agent.page.click('.claim button');
      await agent.page.click('[data-candidate="TX9000000002"] button');
      await agent.page.waitForSelector('[data-linked="TX9000000002"]');
      wrong.push(...(await agent.picture('7-workspace')));

      await customer.say(words.here);
      await agent.page.waitForSelector(`.entry-text:text-is("${words.here}")`);
      await server.kill();
      await customer.say(`${words.more} 1`);
      await page.fill('#composer-body', `${words.more} 2`);
      await server.restart();
      await agent.say(words.yes);
      await page.click('.composer button[type=submit]');
      const spoken = [words.what, words.here, words.yes, `${words.more} 1`, `${words.more} 2`].sort();
      const complete = async (window: Window): Promise<boolean> =>
        JSON.stringify((await window.messages()).sort()) === JSON.stringify(spoken);
      await waitFor(
        'both windows to show everything once',
        async () => (await complete(customer)) && (await complete(agent)),
        {
          withinMs: 40_000,
        },
      );
      await waitFor('the same order', async () => {
        return JSON.stringify(await customer.messages()) === JSON.stringify(await agent.messages());
      });
      expect(stored(reference)).toEqual(await customer.messages());
      const secondTab = await customer.context.newPage();
      await secondTab.goto(page.url());
      const again = await secondTab.locator('.entry[data-kind="message"] .entry-text').allTextContents();
      expect(again).toEqual(await customer.messages());
      await secondTab.close();
      wrong.push(...(await customer.picture('8-chat')), ...(await agent.picture('9-chat-desk')));

      await page.fill('#reason', words.ask);
      await page.click('.escalate button');
      await page.waitForSelector('[data-escalation]');
      const supervisor = await signIn(look, 'supriya');
      await supervisor.goTo('/supervisor/escalations');
      wrong.push(...(await supervisor.picture('10-board')));
      await supervisor.goTo(`/agent/t/${reference}`);
      await supervisor.page.click('.see button');
      await supervisor.page.fill('#decision', words.decision);
      await supervisor.page.click('.decide button');
      await supervisor.page.waitForSelector(`.entry-text:text-is("${words.decision}")`);
      await page.waitForSelector(`.entry-text:text-is("${words.decision}")`);
      wrong.push(...(await supervisor.picture('11-decided')), ...(await customer.picture('12-decision')));

      const download = page.waitForEvent('download');
      await page.click('a[download]');
      const record = readFileSync(await (await download).path(), 'utf8');
      const lines = [words.what, words.here, words.yes, words.decision];
      expect(lines.map((line) => record.split(`\n${line}\n`).length - 1)).toEqual([1, 1, 1, 1]);
      await customer.goTo(`/${look.language}/requests`);
      expect(await page.locator('.cards li').count()).toBe(1);
      wrong.push(...(await customer.picture('13-list')));

      expect(wrong).toEqual([]);
      expect([...customer.complaints, ...agent.complaints, ...supervisor.complaints]).toEqual([]);
      await Promise.all([customer.close(), agent.close(), supervisor.close()]);
    },
    150_000,
  );
});
