import type { Browser } from 'playwright-core';
import { randomUUID } from 'node:crypto';
import { aPicture } from '../e2e/files.js';
import { inChina, say, sendJson, World } from '../e2e/world.js';
import { launchChromium } from '../support/chromium.js';
import { signIn } from './staff.js';
import { type Look, Window } from './window.js';

const LOOK: Look = { language: 'en', width: 1440, scripts: false };
const SPOKEN = ['A word by a plain form.', 'An answer by a plain form.', 'A note by a plain form.'] as const;

/** A file as a person chooses it. */
const asTyped = async (file: File): Promise<{ name: string; mimeType: string; buffer: Buffer }> => ({
  name: file.name,
  mimeType: file.type,
  buffer: Buffer.from(await file.arrayBuffer()),
});

describe('a browser without scripts', () => {
  let world: World;
  let browser: Browser;

  beforeAll(async () => {
    [world, browser] = await Promise.all([World.start(), launchChromium()]);
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  it('does it all by plain forms: request, words and note', async () => {
    const customer = await Window.open(browser, world.server.url, LOOK);
    const next = 'form.step .button-main';
    await customer.goTo('/en/requests/new?type=E301');
    await customer.page.click(next);
    await customer.page.fill('#account', 'amina');
    await customer.page.click(next);
    await customer.page.fill('#occurredDate', inChina(new Date()).occurredDate);
    await customer.page.check('[name=part][value=unsure]');
    await customer.page.click(next);
    await customer.page.fill('#description', 'Short');
    await customer.page.click(next);
    expect(await customer.page.textContent('.error-summary')).toContain(
      say('en', 'tickets.errors.description-short'),
    );
    expect(await customer.page.inputValue('#description')).toBe('Short');
    await customer.page.fill('#description', 'No script runs here, and all the same.');
    await customer.page.click('[name=next][value=attachments]');
    await customer.page.setInputFiles('#file', await asTyped(await aPicture()));
    await customer.page.click('.file-form button[type=submit]');
    expect(await customer.page.textContent('.kept-files')).toContain('receipt.jpg');
    await customer.page.click('.ways-on .button-main');
    await customer.page.click(next);
    const reference = /WD-[\w-]+/.exec(customer.page.url())?.[0] ?? '';
    await customer.page.click('main a.button-main');
    const [word, answer, note] = SPOKEN;
    await customer.say(word);
    const agent = await signIn(browser, world.server.url, LOOK, 'jonas');
    await agent.goTo(`/agent/t/${reference}`);
    await agent.say(answer);
    await agent.page.fill('#note', note);
    await agent.page.click('.note button');
    const seen = await agent.page.locator('.entry-text').allTextContents();
    await customer.page.reload();
    const read = await customer.page.locator('.entry-text').allTextContents();
    await Promise.all([customer.close(), agent.close()]);

    expect(seen).toEqual(expect.arrayContaining([...SPOKEN]));
    expect(read).toEqual(expect.arrayContaining([word, answer]));
    expect(read).not.toContain(note);
  }, 60_000);

  it('keeps what is typed when it is too long, and takes it when it is shorter', async () => {
    const customer = await Window.open(browser, world.server.url, { ...LOOK, width: 390 });
    await customer.goTo('/en/chat');
    await customer.page.fill('#body', '\u{1F642}'.repeat(5_000));
    await customer.page.click('main form button[type=submit]');
    const refusal = await customer.page.textContent('.error-summary');
    const kept = await customer.page.inputValue('#body');
    await customer.page.fill('#body', 'Shorter \u{1F642}');
    await customer.page.click('main form button[type=submit]');
    const [first] = await customer.messages();
    await customer.close();

    expect(refusal).toContain('4,000');
    expect(kept).toHaveLength(10_000);
    expect(first).toBe('Shorter \u{1F642}');
  }, 60_000);

  it('reads a record of more than two hundred lines to its end', async () => {
    const { client, reference } = await world.customer();
    for (let count = 1; count <= 204; count += 1) {
      await sendJson(client, `/api/v1/tickets/${reference}/messages`, {
        clientMessageId: randomUUID(),
        body: `Line ${count}`,
      });
    }
    const customer = await Window.open(browser, world.server.url, LOOK);
    const cookies = [...client.cookies].map(([name, value]) => ({ name, value, url: world.server.url }));
    await customer.context.addCookies(cookies);
    await customer.goTo(`/en/requests/${reference}`);
    const first = await customer.messages();
    // By its address: the browser's driver looks for no words within `noscript`.
    const further = customer.page.locator('.chat a[href^="?after="]');
    const label = await further.textContent();
    await further.click();
    const rest = await customer.messages();
    await customer.close();

    expect(label).toBe(say('en', 'chat.later'));
    expect(first).toHaveLength(200);
    expect([...first, ...rest].slice(1)).toEqual(Array.from({ length: 204 }, (_, at) => `Line ${at + 1}`));
  }, 60_000);
});
