import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { DEMO_PASSWORD } from '../../seeds/demo/people.js';
import { launchChromium } from '../support/chromium.js';
import { Server } from '../support/processes.js';
import { waitFor } from '../support/wait.js';
import { type Look, Window } from './window.js';

const LOOKS: readonly Look[] = [
  { language: 'zh-CN', width: 390 },
  { language: 'en', width: 1440 },
  { language: 'en', width: 390, dark: true },
  { language: 'zh-CN', width: 1440, dark: true },
];
const WORDS = {
  'zh-CN': {
    search: '钱没到',
    what: '我转了 200 元给朋友，对方一直没有收到，请帮我查一下。',
    ask: '等了很久没有结果',
    here: '请问有人在吗？🙂',
    yes: '您好，我正在为您查询。',
    more: '好的，谢谢',
    decision: '让您久等了，我们会在明天中午前给您答复。',
  },
  en: {
    search: 'money has not arrived',
    what: 'I sent 200 to a friend and it has not arrived.',
    ask: 'I have waited long',
    here: 'Is anyone there? 🙂',
    yes: 'I am looking at it now.',
    more: 'Thank you',
    decision: 'You waited too long. We answer you by tomorrow noon.',
  },
} as const;
const yesterdayInChina = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(
    Date.now() - 2 * 3_600_000,
  );

describe('the main job in a real browser', () => {
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    server = await Server.start({ entry: 'dist/src/launch.js' });
    browser = await launchChromium();
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
  });

  const signIn = async (look: Look, login: string): Promise<Window> => {
    const window = await Window.open(browser, server.url, look);
    await window.goTo('/staff/login');
    await window.page.fill('#login', login);
    await window.page.fill('#password', DEMO_PASSWORD);
    await window.page.click('main form button[type=submit]');

    return window;
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
      await page.fill('#account', 'amina');
      await page.fill('#occurredDate', yesterdayInChina());
      await page.fill('#amount', 'viel');
      await page.fill('#description', words.what);
      await page.click('main form button[type=submit]');
      expect(await page.locator('.error-summary').evaluate((node) => node === document.activeElement)).toBe(
        true,
      );
      expect(await page.inputValue('#description')).toBe(words.what);
      expect(await page.inputValue('input[name=zone]')).toBe('Asia/Shanghai');
      wrong.push(...(await customer.picture('4-refused')));
      await page.fill('#amount', '200');
      // The second click sends the form again and cuts the first one's answer short; one ticket comes of both.
      await page.dblclick('main form button[type=submit]');
      await waitFor('the page of the ticket', () => /requests\/WD-/.test(page.url()), { withinMs: 30_000 });
      await page.waitForLoadState();
      const reference = /WD-[\w-]+/.exec(page.url())?.[0] ?? '';
      wrong.push(...(await customer.picture('5-ticket')));

      const agent = await signIn(look, 'jonas');
      await agent.page.waitForURL(/agent\/queue/);
      wrong.push(...(await agent.picture('6-queue')));
      await agent.goTo(`/agent/t/${reference}`);
      await waitFor('the candidate', async () => {
        await agent.page.reload();

        return (await agent.page.locator('[data-candidate="TX9000000002"]').count()) === 1;
      });
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
      await supervisor.page.waitForURL(/agent\/queue/);
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

  it('works without scripts: request, words and note by plain forms', async () => {
    const look: Look = { language: 'en', width: 1440, scripts: false };
    const customer = await Window.open(browser, server.url, look);
    await customer.goTo('/en/requests/new');
    await customer.page.fill('#account', 'amina');
    await customer.page.fill('#occurredDate', yesterdayInChina());
    await customer.page.fill('#description', 'No script runs here, and all the same.');
    await customer.page.click('main form button[type=submit]');
    const reference = /WD-[\w-]+/.exec(customer.page.url())?.[0] ?? '';
    await customer.say('A word by a plain form.');
    const agent = await signIn(look, 'jonas');
    await agent.goTo(`/agent/t/${reference}`);
    await agent.say('An answer by a plain form.');
    await agent.page.fill('#note', 'A note by a plain form.');
    await agent.page.click('.note button');
    const seen = await agent.page.locator('.entry-text').allTextContents();
    await customer.page.reload();
    const read = await customer.page.locator('.entry-text').allTextContents();
    await Promise.all([customer.close(), agent.close()]);

    expect(seen).toEqual(
      expect.arrayContaining([
        'A word by a plain form.',
        'An answer by a plain form.',
        'A note by a plain form.',
      ]),
    );
    expect(read).toEqual(expect.arrayContaining(['A word by a plain form.', 'An answer by a plain form.']));
    expect(read).not.toContain('A note by a plain form.');
  }, 60_000);

  it('keeps what is typed when it is too long, and takes it when it is shorter', async () => {
    const customer = await Window.open(browser, server.url, { language: 'en', width: 390 });
    await customer.goTo('/en/chat');
    await customer.page.fill('#body', '🙂'.repeat(5_000));
    await customer.page.click('main form button[type=submit]');
    const refusal = await customer.page.locator('.error-summary').textContent();
    const kept = await customer.page.inputValue('#body');
    await customer.page.fill('#body', 'Shorter 🙂');
    await customer.page.click('main form button[type=submit]');
    await customer.page.waitForURL(/requests\/WD-/);
    const [first] = await customer.messages();
    await customer.close();

    expect(refusal).toContain('4,000');
    expect(kept).toHaveLength(10_000);
    expect(first).toBe('Shorter 🙂');
  }, 60_000);
});
