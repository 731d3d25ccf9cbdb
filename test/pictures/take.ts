import type { Browser, Page } from 'playwright-core';
import { mkdirSync, statSync } from 'node:fs';
import sharp from 'sharp';
import { DEMO_PASSWORD } from '../../seeds/demo/people.js';
import { launchChromium } from '../support/chromium.js';
import { Server } from '../support/processes.js';
import { fromRoot } from '../support/root.js';
import { nextCode } from '../support/second-factor.js';

const FOLDER = 'test/browser/pictures';
/** README is read on phones too. */
const MOST_BYTES = 60 * 1_024;
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1180, height: 700 };

/** What a desk looks like at work, on a phone and on a screen: the pictures of README. */
async function take(): Promise<void> {
  const [server, browser] = await Promise.all([
    Server.start({ entry: 'dist/app/launch.js' }),
    launchChromium(),
  ]);
  mkdirSync(fromRoot(FOLDER), { recursive: true });
  try {
    const customer = await open(browser, server.url, PHONE);
    await keep(customer, '/zh-CN/help', 'help-home');
    await keep(customer, '/en/requests/new?type=E302', 'intake');
    const path = await ask(customer);
    await keep(customer, path, 'request');

    const agent = await signIn(browser, server.url, 'jonas');
    await keep(agent, '/agent/queue?view=all&lang=en', 'queue');
    await keep(agent, `/agent/t/${/WD-[\w-]+/.exec(path)?.[0] ?? ''}?lang=en`, 'workspace');
    const supervisor = await signIn(browser, server.url, 'supriya');
    await keep(supervisor, '/supervisor/escalations?lang=en', 'board');
  } finally {
    await browser.close();
    await server.dispose();
  }
}

async function open(browser: Browser, url: string, viewport: typeof PHONE): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    viewport,
    locale: 'en',
    timezoneId: 'Asia/Shanghai',
    colorScheme: 'light',
  });

  return context.newPage();
}

/** Amina's transfer that is still under way in the demo wallet → the address of her request. */
async function ask(page: Page): Promise<string> {
  await page.goto('/en/requests/new/short?type=E302');
  await page.fill('#account', 'amina');
  await page.fill('#occurredDate', new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10));
  await page.fill('#amount', '200');
  await page.fill('#description', 'I sent 200 yuan an hour ago, and it has still not arrived. Where is it?');
  await page.fill('#contact', 'amina.diallo@example.org');
  await page.click('main form button[type=submit]');
  await page.waitForURL(/requests\/WD-/);

  return `/en/requests/${/WD-[\w-]+/.exec(page.url())?.[0] ?? ''}`;
}

async function signIn(browser: Browser, url: string, login: string): Promise<Page> {
  const page = await open(browser, url, DESK);
  await page.goto('/staff/login');
  await page.fill('#login', login);
  await page.fill('#password', DEMO_PASSWORD);
  await page.click('main form button[type=submit]');
  await page.waitForURL(/agent\/queue|second-factor/);
  if (page.url().includes('second-factor')) {
    await page.fill('#code', await nextCode(new URL(url).origin, login));
    await page.click('main form button[type=submit]');
    await page.waitForURL(/agent\/queue/);
  }

  return page;
}

/** @throws Error where the page is not there, or its picture is too heavy */
async function keep(page: Page, path: string, name: string): Promise<void> {
  const answer = await page.goto(path);
  if (!answer?.ok()) {
    throw new Error(`${path} answered ${answer?.status()}.`);
  }
  await page.waitForLoadState('networkidle');
  const file = fromRoot(FOLDER, `${name}.png`);
  await sharp(await page.screenshot())
    .png({ palette: true, colours: 32, dither: 0, effort: 10, compressionLevel: 9 })
    .toFile(file);
  const { size } = statSync(file);
  process.stdout.write(`${name.padEnd(12)} ${Math.round(size / 1_024)} KB\n`);
  if (size > MOST_BYTES) {
    throw new Error(`${name} is heavier than ${MOST_BYTES / 1_024} KB.`);
  }
}

await take();
