import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import axe from 'axe-core';
import { WIDGET_APP } from '../../src/demo-wallet/app-pages.js';
import { APP_ISSUER, publicKeysFile } from '../../src/demo-wallet/app-tokens.js';
import { addWidget } from '../e2e/widgets.js';
import { World } from '../e2e/world.js';
import { documentFaults, TAGS } from '../pages/page-checks.js';
import { launchChromium, picture } from '../support/chromium.js';
import { freePort, portOf } from '../support/ports.js';
import { type DemoWallet, startDemoWallet } from '../support/demo-wallet.js';
import { temporaryFolder } from '../support/processes.js';
import { waitFor } from '../support/wait.js';
import { Window } from './window.js';

const LANGUAGES = ['zh-CN', 'en'] as const;

describe('the help within the wallet’s own app, in a browser', () => {
  let world: World;
  let browser: Browser;
  let wallet: DemoWallet;
  /** A page of somebody else, with the same lines in it. */
  let stranger: Server;

  beforeAll(async () => {
    const port = String(await freePort());
    const ledger = join(temporaryFolder('wallet'), 'wallet.db');
    wallet = await startDemoWallet({
      env: { DEMO_WALLET_FILE: ledger },
      args: ['--desk', `http://127.0.0.1:${port}`],
    });
    [world, browser] = await Promise.all([
      World.start({
        env: {
          PORT: port,
          WALLET_URL: wallet.baseUrl,
          WALLET_SIGN_IN_KEYS: publicKeysFile(ledger),
          WALLET_SIGN_IN_ISSUER: APP_ISSUER,
        },
      }),
      launchChromium(),
    ]);
    await addWidget(await world.staff('admin'), {
      name: WIDGET_APP,
      hosts: new URL(wallet.baseUrl).origin,
      colour: '#0b6b50',
    });
    await tellOfAnOutage(world);
    stranger = await servesPage(
      `<!doctype html><title>Elsewhere</title><body><script async src="${world.server.url}/widget/v1.js" data-app="${WIDGET_APP}" data-lang="en"></script>`,
    );
  }, 90_000);
  afterAll(async () => {
    stranger?.close();
    await browser?.close();
    await world?.stop();
    await wallet?.kill();
  });

  /** The app in the hand of 李华. */
  async function appOf(language: 'zh-CN' | 'en', width: number): Promise<Window> {
    const window = await Window.open(browser, new URL(wallet.baseUrl).origin, { language, width });
    await window.goTo(`/app/lihua?lang=${language}`);

    return window;
  }

  /** Presses the button, which stands in a closed shadow: a person finds it by its place. */
  async function open({ page }: { page: Page }): Promise<void> {
    await page.waitForFunction(() => document.body.lastElementChild?.tagName === 'DIV');
    const { width = 0, height = 0 } = page.viewportSize() ?? {};
    await page.mouse.click(width - 50, height - 38);
  }

  const frameOf = (page: Page): Promise<Frame> =>
    waitFor('the frame', async () => {
      const frame = page.frames().find((one) => one.url().startsWith(world.server.url));

      return (await frame?.evaluate(() => document.readyState === 'complete')) ? (frame ?? false) : false;
    });

  it('opens, finds an answer, takes a request of whom the wallet names, and shows it to him', async () => {
    const window = await appOf('zh-CN', 390);
    const { page, context } = window;
    expect(await context.cookies()).toEqual([]);
    await open(window);
    const frame = await frameOf(page);
    await waitFor('the wallet to have said who it is', async () =>
      (await context.cookies()).some(({ name }) => name === 'frame-wd_visitor'),
    );
    expect((await context.cookies()).every(({ name }) => name.startsWith('frame-wd_'))).toBe(true);
    expect(await frame.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await picture(page, 'zh-CN-390-widget-home');

    await frame.fill('#q', '转账没到账');
    await frame.press('#q', 'Enter');
    await frame.waitForURL('**/zh-CN/help/search**');
    await frame.click('main a[href*="/help/a/money-not-arrived"]');
    await frame.waitForURL('**/help/a/money-not-arrived**');
    expect(await frame.textContent('.notice-bar')).toContain('转账暂停');
    await picture(page, 'zh-CN-390-widget-article');

    await frame.click('.frame-home');
    await frame.waitForURL('**/zh-CN/widget**');
    await frame.click('a[href="/zh-CN/chat"]');
    await frame.waitForURL('**/zh-CN/chat**');
    await frame.fill('#body', '商店扣款一百九十九元，却说没有收到。');
    await frame.click('main form[method=post] button[type=submit]');
    await frame.waitForURL(/\/zh-CN\/chat\/WD-/);
    const [reference = 'none'] = /WD-[\w-]+/.exec(frame.url()) ?? [];
    await picture(page, 'zh-CN-390-widget-chat');
    await frame.fill('#composer-body', '请帮忙查一下。');
    await frame.click('.composer button[type=submit]');
    await frame.locator('.entry[data-kind="message"]', { hasText: '请帮忙查一下。' }).waitFor();
    await frame.click('.frame-home');
    await frame.waitForURL('**/zh-CN/widget**');
    await frame.click('main a[href="/zh-CN/requests"]');
    await frame.locator('main', { hasText: reference }).waitFor();
    await picture(page, 'zh-CN-390-widget-requests');

    const [vouched] = await world.rows(
      `SELECT c.wallet_subject AS subject FROM tickets t JOIN customers c ON c.id = t.customer_id WHERE t.reference = '${reference}'`,
    );
    expect(vouched?.['subject']).toEqual(expect.any(String));
    expect(window.complaints).toEqual([]);
    await window.close();
  }, 60_000);

  it.each(LANGUAGES)(
    'closes by Escape and goes on where it was, and hinders nobody: %s',
    async (language) => {
      const window = await appOf(language, 1440);
      const { page } = window;
      await open(window);
      const frame = await frameOf(page);
      await waitFor('the heading to have the focus', () =>
        frame.evaluate(() => document.activeElement?.tagName === 'H1'),
      );
      await frame.evaluate(axe.source);
      const faults = await documentFaults(frame, {
        runOnly: TAGS,
        resultTypes: ['violations'],
      });
      await picture(page, `${language}-1440-widget-home`);
      await frame.evaluate(() => document.documentElement.setAttribute('data-remembered', ''));
      await page.keyboard.press('Escape');
      const isShown = async (): Promise<boolean> => (await frame.frameElement()).isVisible();
      await waitFor('the focus to be back', () =>
        page.evaluate(() => document.activeElement === document.body.lastElementChild),
      );
      expect(await isShown()).toBe(false);
      await page.keyboard.press('Enter');
      await waitFor('the panel to be there again', isShown);

      expect(await frame.locator('html[data-remembered]').count()).toBe(1);
      expect(faults).toEqual([]);
      expect(window.complaints).toEqual([]);
      await window.close();
    },
  );

  it('is not shown by a page of somebody else, where the button leads to a window', async () => {
    const port = portOf(stranger.address());
    const window = await Window.open(browser, `http://127.0.0.1:${port}`, { language: 'en', width: 1440 });
    const { page } = window;
    await page.clock.install();
    await window.goTo('/');
    await open(window);
    await waitFor('the browser to have refused', () =>
      Promise.resolve(window.complaints.some((one) => one.includes('frame-ancestors'))),
    );
    await page.clock.fastForward(9_000);
    const [opened] = await Promise.all([
      page.waitForEvent('popup'),
      page.mouse.click(1440 - 300, 900 - 72 - 600),
    ]);

    expect(page.frames().map((frame) => frame.url())).not.toContain(
      `${world.server.url}/en/widget?app=${WIDGET_APP}`,
    );
    await opened.waitForURL(`${world.server.url}/en/help/contact`);
    await window.close();
  });
});

async function tellOfAnOutage(world: World): Promise<void> {
  const supervisor = await world.staff('supriya');
  await supervisor.postForm('/admin/notices', {
    kind: 'outage',
    severity: 'major',
    features: 'transfers',
    types: 'E302',
    titleZh: '转账暂停',
    titleEn: 'Transfers pause',
    textZh: '正在处理。',
    textEn: 'We are working on it.',
    startDate: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
    startTime: '10:00',
    updateDate: new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10),
    updateTime: '10:00',
    zone: 'UTC',
    act: 'publish',
    version: '0',
    key: randomUUID(),
  });
}

const servesPage = (html: string): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html));
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
