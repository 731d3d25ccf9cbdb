import type { Browser } from 'playwright-core';
import { DEMO_PASSWORD } from '../../seeds/demo/people.js';
import { nextCode } from '../support/second-factor.js';
import { type Look, Window } from './window.js';

/** Opens a window and signs in by the form; it stands on the queue then. */
export async function signIn(browser: Browser, url: string, look: Look, login: string): Promise<Window> {
  const window = await Window.open(browser, url, look);
  await window.goTo('/staff/login');
  await window.page.fill('#login', login);
  await window.page.fill('#password', DEMO_PASSWORD);
  await window.page.click('main form button[type=submit]');
  await window.page.waitForURL(/agent\/queue|second-factor/);
  if (window.page.url().includes('second-factor')) {
    await window.page.fill('#code', await nextCode(new URL(url).origin, login));
    await window.page.click('main form button[type=submit]');
    await window.page.waitForURL(/agent\/queue/);
  }

  return window;
}
