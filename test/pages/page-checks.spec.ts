import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';
import { axeFaults, fitFaults, htmlFaults, structureFaults } from './page-checks.js';

const PALE = '<p style="color: #ccc; background: #fff">Hardly to be read</p>';
const FRAME = `<iframe sandbox title="A letter" srcdoc='<html lang="en"><title>A letter</title><main><h1>A letter</h1><img src="data:,"></main></html>'></iframe>`;
const WRONG = `<!doctype html><html lang="en"><head><title>Wrong</title></head><body><main><h1>Wrong</h1>
  <h3>Too deep</h3><input><p style="width: 2000px">Too wide</p>${PALE}${FRAME}</main></body></html>`;

/** The checks that every page passes: each finds what it is there for, or the pages would pass for nothing. */
describe('the checks of a page', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium();
    page = await (await browser.newContext({ viewport: { width: 390, height: 900 } })).newPage();
    await page.setContent(WRONG);
  });
  afterAll(() => browser?.close());

  it('find a field without a name, pale words, and a picture without words in a frame', async () => {
    const faults = (await axeFaults(page, true)).join('\n');
    const again = await axeFaults(page, false);

    expect(faults).toMatch(/axe label: /);
    expect(faults).toMatch(/axe color-contrast: .*Hardly/);
    expect(faults).toMatch(/axe image-alt: /);
    expect(again).toEqual([expect.stringMatching(/color-contrast/)]);
  });

  it('find what is wrong with the HTML, the frame and the headings', async () => {
    expect((await htmlFaults(WRONG.replace('<h3>', '<h3 id="a" id="a">'))).join('\n')).toContain(
      'no-dup-attr',
    );
    expect((await structureFaults(page)).join('\n')).toMatch(/headings out of order: 1 3/);
  });

  it('find what is wider than the window', async () => {
    expect((await fitFaults(page)).join('\n')).toMatch(/scrolls sideways[^]*outside the window: <p/);
  });
});
