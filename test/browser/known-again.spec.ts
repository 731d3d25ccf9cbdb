import type { Browser } from 'playwright-core';
import { codeIn, linkIn, mailAbout } from '../e2e/mailbox.js';
import { openTicket, say, World } from '../e2e/world.js';
import { launchChromium } from '../support/chromium.js';
import { Window } from './window.js';

const LOOKS = [
  { language: 'en', width: 390 },
  { language: 'zh-CN', width: 390, dark: true },
  { language: 'zh-CN', width: 1440 },
  { language: 'en', width: 1440, scripts: false },
] as const;

describe('a customer who comes back, in a browser', () => {
  let world: World;
  let browser: Browser;

  beforeAll(async () => {
    [world, browser] = await Promise.all([World.start({ env: { RATE_LIMITS: '10' } }), launchChromium()]);
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  it.each(LOOKS)(
    'pastes the code and has his requests, by link on another day: $language at $width',
    async (look) => {
      const { language, width } = look;
      const contact = `amina-${language.toLowerCase()}-${width}@example.org`;
      const reference = await openTicket(world.visitor(), { contact }, language);
      const subject = say(language, 'mail.sign-in-code.subject', { reference });
      const window = await Window.open(browser, world.server.url, look);
      const { page } = window;
      const wrong: string[] = [];

      await window.goTo(`/${language}/requests`);
      wrong.push(...(await window.picture('requests-none')));
      await window.goTo(`/${language}/requests/find`);
      await page.fill('#reference', 'WD-1');
      await page.click('.access button[type=submit]');
      wrong.push(...(await window.picture('find-refused')));
      await page.fill('#reference', reference);
      await page.fill('#contact', contact);
      await page.click('.access button[type=submit]');
      await page.waitForSelector('#code');
      wrong.push(...(await window.picture('code')));
      expect(await page.getAttribute('#code', 'autocomplete')).toBe('one-time-code');
      await page.fill('#code', codeIn(await mailAbout(world, contact, subject)));
      await page.click('.access button[type=submit]');
      await page.waitForURL(`**/${language}/requests`);
      expect(await page.textContent('main')).toContain(reference);
      wrong.push(...(await window.picture('requests-found')));

      const other = await Window.open(browser, world.server.url, look);
      await other.goTo(`/${language}/requests/find`);
      await other.page.fill('#reference', reference);
      await other.page.fill('#contact', contact);
      await other.page.click('.access button[type=submit]');
      const mail = await mailAbout(world, contact, subject, 2);
      await other.goTo(linkIn(mail));
      wrong.push(...(await other.picture('link')));
      await other.page.click('.access button[type=submit]');
      await other.page.waitForURL(`**/${language}/requests`);
      await other.goTo(`/${language}/requests/forget`);
      wrong.push(...(await other.picture('forget')));

      await other.goTo(`/demo/mailbox?lang=${language}`);
      wrong.push(...(await other.picture('mailbox')));
      await other.goTo(`/demo/mailbox/${mail.id}`);
      await other.page.frameLocator('iframe').locator('.code').waitFor();
      wrong.push(...(await other.picture('mail')));

      expect(wrong).toEqual([]);
      expect([...window.complaints, ...other.complaints]).toEqual([]);
      await window.close();
      await other.close();
    },
    120_000,
  );
});
