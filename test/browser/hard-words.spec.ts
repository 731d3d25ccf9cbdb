import type { Browser } from 'playwright-core';
import { say, World } from '../e2e/world.js';
import { launchChromium } from '../support/chromium.js';
import { type Look, Window } from './window.js';

const LOOK: Look = { language: 'zh-CN', width: 390 };
const FAMILY = '👨‍👩‍👧‍👦';

describe('words that are hard to take', () => {
  let world: World;
  let browser: Browser;
  let chat: Window;

  beforeAll(async () => {
    [world, browser] = await Promise.all([World.start(), launchChromium()]);
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });
  beforeEach(async () => {
    chat = await Window.open(browser, world.server.url, LOOK);
    await chat.goTo('/zh-CN/chat');
    await chat.page.fill('#body', '您好');
    await chat.page.dblclick('main form button[type=submit]');
    await chat.page.waitForURL(/chat\/WD-/);
    await chat.page.waitForSelector('[data-live="true"]');
  }, 60_000);
  afterEach(() => chat.close());

  const settled = (text: string) =>
    chat.page.locator('.entry[data-state="sent"] .entry-text, .entry[data-state="read"] .entry-text', {
      hasText: text,
    });

  it('ten thousand characters come back whole, and go when they are fewer', async () => {
    const { page } = chat;
    const long = `${'账'.repeat(9_980)}${FAMILY}${'\u{1F642}'.repeat(4)}!`;
    expect(long.length).toBe(10_000);
    await chat.say(long);
    const refusal = page.locator('.entry-refusal');
    await refusal.waitFor();
    expect(await refusal.textContent()).toContain(say('zh-CN', 'tickets.errors.message-long'));
    await refusal.getByText(say('zh-CN', 'chat.edit')).click();
    expect(await page.inputValue('#composer-body')).toBe(long);
    await chat.picture('long-draft').then((wrong) => expect(wrong).toEqual([]));

    const short = `短一些 ${FAMILY}`;
    await chat.say(short);
    await settled(short).waitFor();
    expect(await chat.messages()).toEqual(['您好', short]);
    expect(chat.complaints).toEqual([]);
  }, 60_000);

  it('the longest message of wide signs and one long word stands within the page', async () => {
    const words = [`${'\u{1F642}'.repeat(3_999)}.`, `https://example.org/${'a'.repeat(3_000)}`];
    for (const text of words) {
      await chat.say(text);
      await settled(text.slice(-40)).waitFor();
    }

    expect(await chat.messages()).toEqual(['您好', ...words]);
    expect(await chat.picture('long-words')).toEqual([]);
  }, 60_000);

  it('the Enter that picks 到账 from an input method sends nothing; the next one sends', async () => {
    const { page } = chat;
    await page.focus('#composer-body');
    const keys = await chat.context.newCDPSession(page);
    await keys.send('Input.imeSetComposition', { text: 'daozhang', selectionStart: 8, selectionEnd: 8 });
    await keys.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Enter',
      code: 'Enter',
      windowsVirtualKeyCode: 229,
    });
    await keys.send('Input.insertText', { text: '到账' });
    expect(await page.inputValue('#composer-body')).toBe('到账');
    expect(await chat.messages()).toEqual(['您好']);

    await page.keyboard.press('Enter');
    await settled('到账').waitFor();
    expect(await chat.messages()).toEqual(['您好', '到账']);
  }, 60_000);

  it('impatient presses send each word once, and open one request', async () => {
    const { page } = chat;
    await page.fill('#composer-body', '一次就够');
    await page.dblclick('.composer button[type=submit]');
    await settled('一次就够').waitFor();
    await page.reload();

    expect(await chat.messages()).toEqual(['您好', '一次就够']);
    await chat.goTo('/zh-CN/requests');
    expect(await page.locator('.cards > li').count()).toBe(1);
  }, 60_000);
});
