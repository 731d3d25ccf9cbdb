import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { AMINAS_TRANSFER, say, World } from '../e2e/world.js';
import { launchChromium } from '../support/chromium.js';
import type { PageClient } from '../support/html.js';
import { signIn } from './staff.js';
import { type Look, Window } from './window.js';

const LOOK: Look = { language: 'en', width: 1440 };
/** Of 李华, whom nobody has asked about. */
const LIHUAS_PURCHASE = 'TX9000000004';
const REASON = 'Nobody has told me anything for a week.';

describe('pages that stand open', () => {
  let world: World;
  let browser: Browser;
  let mei: PageClient;
  let supriya: PageClient;

  beforeAll(async () => {
    [world, browser] = await Promise.all([World.start({ wallet: true }), launchChromium()]);
    mei = await world.staff('mei');
    supriya = await world.staff('supriya');
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  /** The window of somebody who has a ticket already. */
  const windowOf = async (client: PageClient, path: string, look = LOOK): Promise<Window> => {
    const window = await Window.open(browser, world.server.url, look);
    const cookies = [...client.cookies].map(([name, value]) => ({ name, value, url: world.server.url }));
    await window.context.addCookies(cookies);
    await window.goTo(path);
    await window.remember();

    return window;
  };

  const press = (client: PageClient, reference: string, what: string, input: Record<string, string> = {}) =>
    client.postForm(`/agent/t/${reference}/${what}`, { key: randomUUID(), ...input });

  it('the queue shows a request that comes, and lets go of one that is taken', async () => {
    const queue = await signIn(browser, world.server.url, LOOK, 'jonas');
    await queue.page.mouse.move(0, 0);
    await queue.remember();
    const { reference } = await world.customer();
    const row = queue.page.locator('tbody tr', { hasText: reference });
    await row.waitFor();
    await press(mei, reference, 'assignment');
    await row.waitFor({ state: 'detached' });

    expect(await queue.isSame()).toBe(true);
    expect(await queue.page.locator('a[href="/supervisor/escalations"]').count()).toBe(0);
    expect(queue.complaints).toEqual([]);
    await queue.close();
  }, 60_000);

  it('the desk fills in what the wallet says, and keeps what is being written', async () => {
    world.wallet.stop();
    const { reference } = await world.customer();
    const desk = await windowOf(mei, `/agent/t/${reference}`);
    const { page } = desk;
    expect(await page.textContent('[data-live-panel="money"]')).toContain(
      say('en', 'desk.ticket.lookups.waiting'),
    );
    await page.fill('#note', 'Half a note');
    world.wallet.cont();
    await page.waitForSelector(`[data-candidate="${AMINAS_TRANSFER}"]`, { timeout: 60_000 });

    expect(await page.inputValue('#note')).toBe('Half a note');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('note');

    // Words in a panel itself hold it back until they are gone.
    await page.click('#escalation-ask summary');
    await page.fill('#reason', 'The amount is large');
    await press(supriya, reference, 'escalation', { reason: REASON, key: randomUUID() });
    await page.waitForSelector(`.entry[data-kind="escalation"]`);
    await desk.say('A word, so that the panels are looked at again.');
    await page.waitForSelector('.entry[data-state="sent"], .entry[data-state="read"]');
    expect(await page.inputValue('#reason')).toBe('The amount is large');
    await page.fill('#reason', '');
    await page.focus('#composer-body');
    await page.waitForSelector('[data-escalation]');

    expect(await desk.isSame()).toBe(true);
    expect(desk.complaints).toEqual([]);
    await desk.close();
  }, 90_000);

  it('a look by hand keeps nobody waiting: the page says that it is checked, and fills in by itself', async () => {
    const { reference } = await world.customer();
    const desk = await windowOf(mei, `/agent/t/${reference}`);
    const { page } = desk;
    await page.waitForSelector(`[data-candidate="${AMINAS_TRANSFER}"]`, { timeout: 60_000 });
    world.wallet.stop();
    await page.click('.look-up summary');
    await page.fill('#lookReference', LIHUAS_PURCHASE);
    await page.click('.look-up button[type="submit"]');
    await page.waitForSelector('.flash');
    expect(await page.textContent('.flash')).toContain(say('en', 'desk.done.checking'));
    await page.fill('#note', 'Meanwhile');
    world.wallet.cont();
    await page.waitForSelector(`[data-candidate="${LIHUAS_PURCHASE}"]`, { timeout: 60_000 });

    expect(await page.inputValue('#note')).toBe('Meanwhile');
    expect(desk.complaints).toEqual([]);
    await desk.close();
  }, 90_000);

  it('the customer sees where his request stands, and who has it', async () => {
    const { client, reference } = await world.customer('zh-CN');
    const customer = await windowOf(client, `/zh-CN/requests/${reference}`);
    const status = customer.page.locator('[data-live-panel="status"]');
    const supervisor = customer.page.locator('[data-escalation]');
    expect(await status.textContent()).toContain(say('zh-CN', 'tickets.statuses.new'));

    await press(mei, reference, 'assignment');
    await status.getByText(say('zh-CN', 'tickets.statuses.open')).waitFor();
    await press(mei, reference, 'escalation', { reason: REASON, key: randomUUID() });
    await supervisor.waitFor();
    await customer.page.waitForSelector('form.escalate', { state: 'detached' });
    await press(supriya, reference, 'escalation/sight');
    await supervisor.getByText('Supriya').waitFor();

    // What came later speaks the language of the page, though the browser prefers another one.
    const later = await customer.page.locator('.entry[data-kind="assignment"] .entry-text').textContent();
    expect(later).toBe(say('zh-CN', 'tickets.facts.claimed', { name: '梅 Mei' }));
    expect(await customer.isSame()).toBe(true);
    expect(customer.complaints).toEqual([]);
    await customer.close();
  }, 60_000);

  it('a board that is open shows what comes', async () => {
    const board = await windowOf(supriya, '/supervisor/escalations');
    const { client, reference } = await world.customer();
    await client.get(`/en/requests/${reference}`);
    await client.submit('.escalate', { reason: REASON });
    const column = (status: string) => board.page.locator(`.board-column[aria-labelledby="${status}"]`);
    const cardIn = (status: string) => column(status).locator('.board-card', { hasText: reference });
    await cardIn('requested').waitFor();
    await press(supriya, reference, 'escalation/sight');
    await cardIn('seen')
      .getByText(say('en', 'desk.board.owner', { name: 'Supriya' }))
      .waitFor();
    await cardIn('requested').waitFor({ state: 'detached' });

    expect(await board.isSame()).toBe(true);
    expect(board.complaints).toEqual([]);
    await board.close();
  }, 60_000);

  it('a language that was chosen at the desk holds on the next page', async () => {
    const desk = await windowOf(mei, '/agent/queue?view=all');
    await desk.page.click('.languages a[lang="zh-CN"]');
    expect(desk.page.url()).toContain('view=all');
    await desk.page.click('.views a >> nth=0');

    expect(await desk.page.getAttribute('html', 'lang')).toBe('zh-CN');
    await desk.close();
  }, 60_000);
});
