import BetterSqlite3 from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';
import { Server } from '../support/processes.js';
import { waitFor } from '../support/wait.js';
import { wordsOfCustomers } from '../story/sentences.js';
import { askInSteps, findTheArticle } from './asking.js';
import { signIn as signInAs } from './staff.js';
import { type Look, Window } from './window.js';
import { WORDS } from './words.js';

const LOOKS: readonly Look[] = [
  { language: 'zh-CN', width: 390 },
  { language: 'en', width: 1440 },
  { language: 'en', width: 390, dark: true },
  { language: 'zh-CN', width: 1440, dark: true },
];

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
      const words = { ...WORDS[look.language], ...wordsOfCustomers(look.language) };
      const wrong: string[] = [];
      const customer = await Window.open(browser, server.url, look);
      const { page } = customer;
      wrong.push(...(await findTheArticle(customer, words)));
      const asked = await askInSteps(customer, look, words);
      const { reference } = asked;
      wrong.push(...asked.wrong);

      const agent = await signIn(look, 'jonas');
      wrong.push(...(await agent.picture('12-queue')));
      await agent.goTo(`/agent/t/${reference}`);
      await agent.page.waitForSelector('[data-candidate="TX9000000002"]');
      await agent.page.click('.claim button');
      await agent.page.click('[data-candidate="TX9000000002"] button');
      await agent.page.waitForSelector('[data-linked="TX9000000002"]');
      wrong.push(...(await agent.picture('13-workspace')));

      await customer.say(words.message);
      await agent.page.waitForSelector(`.entry-text:text-is("${words.message}")`);
      await server.kill();
      await customer.say(`${words.more} 1`);
      await page.fill('#composer-body', `${words.more} 2`);
      await server.restart();
      await agent.say(words.yes);
      await page.click('.composer button[type=submit]');
      const spoken = [
        words.description,
        words.message,
        words.yes,
        `${words.more} 1`,
        `${words.more} 2`,
      ].sort();
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
      wrong.push(...(await customer.picture('14-chat')), ...(await agent.picture('15-chat-desk')));

      await page.fill('#reason', words.ask);
      await page.click('.escalate button');
      await page.waitForSelector('[data-escalation]');
      const supervisor = await signIn(look, 'supriya');
      await supervisor.goTo('/supervisor/escalations');
      wrong.push(...(await supervisor.picture('16-board')));
      await supervisor.goTo(`/agent/t/${reference}`);
      await supervisor.page.click('.see button');
      await supervisor.page.fill('#decision', words.decision);
      await supervisor.page.click('.decide button');
      await supervisor.page.waitForSelector(`.entry-text:text-is("${words.decision}")`);
      await page.waitForSelector(`.entry-text:text-is("${words.decision}")`);
      wrong.push(...(await supervisor.picture('17-decided')), ...(await customer.picture('18-decision')));

      const download = page.waitForEvent('download');
      await page.click('a[download]');
      const record = readFileSync(await (await download).path(), 'utf8');
      const lines = [words.description, words.message, words.yes, words.decision];
      expect(lines.map((line) => record.split(`\n${line}\n`).length - 1)).toEqual([1, 1, 1, 1]);
      await customer.goTo(`/${look.language}/requests`);
      expect(await page.locator('.cards li').count()).toBe(1);
      wrong.push(...(await customer.picture('19-list')));

      expect(wrong).toEqual([]);
      expect([...customer.complaints, ...agent.complaints, ...supervisor.complaints]).toEqual([]);
      await Promise.all([customer.close(), agent.close(), supervisor.close()]);
    },
    150_000,
  );
});
