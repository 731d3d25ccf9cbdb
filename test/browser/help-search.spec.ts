import type { Browser } from 'playwright-core';
import { World } from '../e2e/world.js';
import { launchChromium } from '../support/chromium.js';
import { Window } from './window.js';

const ITEMS = ['Money has not arrived', 'Account locked', 'Payment fails'].map((title, index) => ({
  slug: ['money-not-arrived', 'account-locked', 'payment-fails'][index],
  title,
  url: `/en/help/a/${['money-not-arrived', 'account-locked', 'payment-fails'][index]}`,
}));

describe('the search field while somebody types', () => {
  let world: World;
  let browser: Browser;
  let window: Window;
  let asked: string[];

  beforeAll(async () => {
    [world, browser] = await Promise.all([World.start(), launchChromium()]);
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });
  beforeEach(async () => {
    asked = [];
    window = await Window.open(browser, world.server.url, { language: 'en', width: 1440 });
    // What is suggested is another part's business: here it is always the same.
    await window.page.route('**/api/v1/faq/suggest**', (route) => {
      asked.push(new URL(route.request().url()).searchParams.get('q') ?? '');
      return route.fulfill({ json: { query: '', lang: 'en', items: ITEMS } });
    });
    await window.goTo('/en/help');
    await window.page.waitForSelector('input[role=combobox]');
  });
  afterEach(async () => {
    expect(window.complaints).toEqual([]);
    await window.context.close();
  });

  const field = () => window.page.locator('#q');
  const options = () => window.page.locator('[role=option]');
  const type = async (text: string): Promise<void> => {
    await field().pressSequentially(text, { delay: 10 });
    await options().first().waitFor();
  };

  it('asks once for what was typed in a row, and chooses nothing by itself', async () => {
    await type('money');

    expect(asked).toEqual(['money']);
    expect(await field().getAttribute('aria-expanded')).toBe('true');
    expect(await window.page.locator('[aria-selected=true]').count()).toBe(0);
    await field().press('Enter');
    await window.page.waitForURL('**/en/help/search?q=money');
  });

  it('leads with arrows and Enter to the article, round the list and past the field', async () => {
    await type('money');
    await field().press('ArrowUp');
    expect(await field().getAttribute('aria-activedescendant')).toBe('suggestion-2');
    await field().press('ArrowDown');
    expect(await field().getAttribute('aria-activedescendant')).toBe('');
    await field().press('ArrowDown');
    await field().press('Enter');
    await window.page.waitForURL('**/en/help/a/money-not-arrived?via=suggest');
  });

  it('is closed by Escape and by leaving, and opened by a click', async () => {
    await type('money');
    await field().press('Escape');
    expect(await options().count()).toBe(0);
    expect(await field().inputValue()).toBe('money');
    await type('x');
    await options().nth(1).click();
    await window.page.waitForURL('**/en/help/a/account-locked?via=suggest');
  });

  it('asks nothing of one Latin letter, nor while a word is put together by an input method', async () => {
    const session = await window.context.newCDPSession(window.page);
    await field().pressSequentially('m');
    await field().fill('');
    await session.send('Input.imeSetComposition', { selectionStart: 2, selectionEnd: 2, text: 'qi' });
    await window.page.waitForTimeout(400);
    expect(asked).toEqual([]);

    await session.send('Input.insertText', { text: '钱' });
    await options().first().waitFor();
    expect(asked).toEqual(['钱']);
  });
});
