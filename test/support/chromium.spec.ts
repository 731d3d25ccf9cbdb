import { readFileSync, rmSync } from 'node:fs';
import { findChromium, launchChromium, screenshot } from './chromium.js';

describe('the browser of the tests', () => {
  it('opens a page, runs its script and takes a picture of it', async () => {
    const browser = await launchChromium();
    const page = await browser.newPage();
    await page.setContent(
      '<h1>before</h1><script>document.querySelector("h1").textContent = "after"</script>',
    );

    expect(await page.textContent('h1')).toBe('after');
    const path = await screenshot(page, 'chromium-spec');
    expect(readFileSync(path).subarray(1, 4).toString()).toBe('PNG');

    rmSync(path);
    await browser.close();
  });

  it('says how to get one where there is none', () => {
    expect(() => findChromium({ PATH: '/nowhere' })).toThrow('apt-get install chromium-headless-shell');
    expect(() => findChromium({ CHROMIUM_PATH: '/no/chrome' })).toThrow('names /no/chrome');
  });
});
