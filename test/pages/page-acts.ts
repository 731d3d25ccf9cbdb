import type { Response } from 'playwright-core';
import type { Window } from '../browser/window.js';

/** What is done on a page before it is looked at → the answer to it. */
export const sendNothing = async ({ page }: Window): Promise<Response | null> => {
  const answered = page.waitForEvent('response', (response) => response.request().method() === 'POST');
  await page.click('main form[method=post] button[type=submit]');

  return answered;
};

export const pressIn =
  (form: string) =>
  async ({ page }: Window): Promise<Response | null> => {
    const answered = page.waitForEvent('response', (response) => response.request().method() === 'POST');
    await page.click(`form.${form} button[type=submit]`);

    return answered;
  };
/** On an article: what is asked then stands on the page that follows. */
export const sayNo = async ({ page }: Window): Promise<Response | null> => {
  const followed = page.waitForEvent('response', (response) => response.request().method() === 'GET');
  await page.click('form.opinion-form button[value=no]');

  return followed;
};
export const refusedPassword = pressIn('new-password');
export const refusedPerson = pressIn('add-person');
export const refusedCall = async ({ page }: Window): Promise<Response | null> => {
  const answered = page.waitForEvent('response', (response) => response.request().method() === 'POST');
  await page.click('form.call > .button-main');

  return answered;
};
/** In the middle of a call, about an account of which there is an open request. */
export const askInCall = async (window: Window): Promise<Response | null> => {
  await window.page.fill('#account', 'amina');
  await window.page.fill('#description', 'I sent 200 yuan yesterday and it has not arrived.');
  await window.page.selectOption('#type', 'E302');
  const answered = window.page.waitForEvent('response', (response) => response.request().method() === 'POST');
  await window.page.click('form.call button[formaction]');

  return answered;
};
/** The same question is asked twice. */
export const refusedEdition = async (window: Window): Promise<Response | null> => {
  await window.page.selectOption('#field1', 'F09');
  await window.page.selectOption('#field2', 'F09');

  return pressIn('edit-type')(window);
};
/** The end of an order without a word of what became of it; its form is folded away. */
export const endWithoutFinding = async (window: Window): Promise<Response | null> => {
  await window.page.click('#end > summary');

  return pressIn('end-reversal')(window);
};
/** A no without its reason; its form is folded away. */
export const declineWithoutReason = async (window: Window): Promise<Response | null> => {
  await window.page.click('#decline > summary');

  return pressIn('decline')(window);
};
