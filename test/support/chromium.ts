import { accessSync, constants, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { fromRoot } from './root.js';

/** The shell first: Chromium without the windows that nobody sees draws the same pages with half the work. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
];
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the Chromium named by CHROMIUM_PATH, or found on the PATH. @throws Error that says how to get one. */
export function launchChromium(extraFlags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: [...FLAGS, ...extraFlags] });
}

/** @throws Error that says how to get Chromium when there is none. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string {
  const { CHROMIUM_PATH, PATH = '' } = environment;
  const folders = PATH.split(delimiter);
  const places = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = (CHROMIUM_PATH ? [CHROMIUM_PATH] : places).find(isProgram);

  if (found === undefined) {
    throw new Error(
      `NO CHROMIUM: ${CHROMIUM_PATH ? `CHROMIUM_PATH names ${CHROMIUM_PATH}, which is no program` : 'none is on the PATH'}. ` +
        'On Debian: apt-get install chromium-headless-shell; on Ubuntu: apt-get install chromium. Elsewhere set CHROMIUM_PATH to its program.',
    );
  }
  return found;
}

/** Keeps a picture of the whole page in `test-results/` → its path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  const path = fromRoot('test-results', `${name}.png`);

  mkdirSync(fromRoot('test-results'), { recursive: true });
  await page.screenshot({ path, fullPage: true });
  return path;
}

/** The same for whoever looks: with `PICTURES=1`. Without, nobody is there to look, and it takes its time. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env['PICTURES']) {
    await screenshot(page, name);
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
