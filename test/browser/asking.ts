import type { CustomerWords } from '../story/sentences.js';
import { waitFor } from '../support/wait.js';
import type { Look, Window } from './window.js';

/** The day of the transfer that the demo wallet has pending for Amina, two hours ago, as her clock shows it. */
const dayInChina = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(
    Date.now() - 2 * 3_600_000,
  );

/** From the sentence in the search over the article to the ways to a person → what was wrong on the pages. */
export async function findTheArticle(customer: Window, words: CustomerWords): Promise<string[]> {
  const { page } = customer;
  const wrong: string[] = [];
  await customer.goTo('/');
  wrong.push(...(await customer.picture('01-help')));
  await page.fill('input[name=q]', words.search);
  await page.press('input[name=q]', 'Enter');
  wrong.push(...(await customer.picture('02-search')));
  await page.click('.results a >> nth=0');
  expect(page.url()).toContain('/help/a/money-not-arrived');
  wrong.push(...(await customer.picture('03-article')));
  await page.click('.contact > p:last-child a');
  expect(page.url()).toContain('/help/contact?type=E302');
  wrong.push(...(await customer.picture('04-contact')));

  return wrong;
}

/** From there through the five steps, one of them refused → the reference, and what was wrong on the pages. */
export async function askInSteps(
  customer: Window,
  { language }: Look,
  words: CustomerWords,
): Promise<{ readonly reference: string; readonly wrong: readonly string[] }> {
  const { page } = customer;
  const wrong: string[] = [];
  const goOn = () => page.click('form.step .button-main');
  await page.click('.contact-cards a[href*="/requests/new"]');
  expect(await page.isChecked('#type-E302')).toBe(true);
  wrong.push(...(await customer.picture('05-type')));
  await goOn();
  await page.fill('#account', 'amina');
  wrong.push(...(await customer.picture('06-account')));
  await goOn();
  await page.fill('#occurredDate', dayInChina());
  await page.check('input[name=part][value=unsure]');
  await page.fill('#amount', 'viel');
  await goOn();
  expect(await page.locator('.error-summary').evaluate((node) => node === document.activeElement)).toBe(true);
  expect(await page.inputValue('#occurredDate')).toBe(dayInChina());
  expect(await page.inputValue('[name=zone]')).toBe('Asia/Shanghai');
  expect(await page.textContent('[data-zone-text]')).toContain('Asia/Shanghai (GMT+8)');
  wrong.push(...(await customer.picture('07-when-refused')));
  await page.fill('#amount', '200');
  await goOn();
  await page.fill('#description', words.description);
  wrong.push(...(await customer.picture('08-what')));
  await goOn();
  expect(await page.textContent('.given-answers')).toContain(words.description);
  wrong.push(...(await customer.picture('09-check')));
  // The second click sends the form again and cuts the first one's answer short; one ticket comes of both.
  await page.dblclick('.send-intake button');
  await waitFor('the page that promises', () => /requests\/WD-[\w-]+\/received/.test(page.url()), {
    withinMs: 30_000,
  });
  await page.waitForLoadState();
  const reference = /WD-[\w-]+/.exec(page.url())?.[0] ?? '';
  wrong.push(...(await customer.picture('10-received')));
  await page.click('main a.button-main');
  expect(page.url()).toContain(`/${language}/requests/${reference}`);
  wrong.push(...(await customer.picture('11-ticket')));

  return { reference, wrong };
}
