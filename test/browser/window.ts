import type { Browser, BrowserContext, Page, Response } from 'playwright-core';
import { picture } from '../support/chromium.js';

export interface Look {
  readonly language: 'zh-CN' | 'en';
  readonly width: number;
  readonly scripts?: boolean;
  readonly dark?: boolean;
}

/** A person's window: everything that a page complains of is kept, and pictures carry its language and width. */
export class Window {
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    private readonly look: Look,
    private readonly url: string,
  ) {}

  static async open(browser: Browser, url: string, look: Look): Promise<Window> {
    const context = await browser.newContext({
      viewport: { width: look.width, height: 900 },
      locale: look.language,
      timezoneId: 'Asia/Shanghai',
      javaScriptEnabled: look.scripts ?? true,
      colorScheme: look.dark ? 'dark' : 'light',
      acceptDownloads: true,
    });
    // Told to the console, where every complaint is read.
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        setTimeout(() => reportError(new Error(`against the policy: ${violatedDirective} ${blockedURI}`)));
      });
    });
    const window = new Window(await context.newPage(), context, look, url);
    window.listen();

    return window;
  }

  goTo(path: string): Promise<Response | null> {
    return this.page.goto(`${this.url}${path}`);
  }

  /** The same page in a window of another width, or at night. */
  async appear({ width, dark }: Pick<Look, 'width' | 'dark'>): Promise<void> {
    await this.page.setViewportSize({ width, height: 900 });
    await this.page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
  }

  /** Becomes somebody who has been here before, by his cookies. */
  async become(cookies: ReadonlyMap<string, string>): Promise<void> {
    await this.context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: this.url })));
  }

  /** A picture, and what must hold on every page. Returns what does not. */
  async picture(name: string): Promise<string[]> {
    const { language, width, dark } = this.look;
    await picture(this.page, `${language}-${width}${dark ? '-dark' : ''}-${name}`);

    return (await this.page.evaluate(() => {
      const wrong: string[] = [];
      const count = (selector: string): number => document.querySelectorAll(selector).length;
      if (document.documentElement.scrollWidth > document.documentElement.clientWidth) {
        wrong.push(`scrolls sideways: ${document.documentElement.scrollWidth}`);
      }
      if (count('h1') !== 1 || count('main') !== 1) {
        wrong.push(`${count('h1')} h1, ${count('main')} main`);
      }
      const nameless = [...document.querySelectorAll('input:not([type=hidden]), select, textarea')].filter(
        (field) => !(field as HTMLInputElement).labels?.length,
      );
      const mute = [...document.querySelectorAll('a[href], button')].filter(
        (door) => (door.textContent ?? '').trim() === '' && !door.hasAttribute('aria-label'),
      );
      wrong.push(...[...nameless, ...mute].map(({ outerHTML }) => `without a name: ${outerHTML}`));
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
      if (twice.length > 0) {
        wrong.push(`ids twice: ${twice.join(', ')}`);
      }

      return wrong.map((what) => `${location.pathname}: ${what}`);
    })) as string[];
  }

  /** The words of the record's messages, as they stand on the page. */
  messages(): Promise<string[]> {
    return this.page
      .locator('.timeline .entry[data-kind="message"] .entry-text')
      .evaluateAll((nodes) => nodes.map((node) => node.textContent ?? ''));
  }

  /** Whether this is still the document that was there when `remember` was called: nothing was loaded anew. */
  remember(): Promise<void> {
    return this.page.evaluate(() => void document.documentElement.setAttribute('data-remembered', ''));
  }

  async isSame(): Promise<boolean> {
    return (await this.page.locator('html[data-remembered]').count()) === 1;
  }

  async say(text: string): Promise<void> {
    await this.page.fill('#composer-body', text);
    await this.page.click('.composer button[type=submit]');
  }

  close(): Promise<void> {
    return this.context.close();
  }

  private listen(): void {
    const note = (what: string): void => void this.complaints.push(`${this.page.url()}: ${what}`);
    this.page.on('pageerror', (error) => note(error.message));
    this.page.on('console', (message) => {
      // While the server is away its absence is no complaint of the page.
      if (
        message.type() === 'error' &&
        !/ERR_CONNECTION|WebSocket connection|Failed to load resource.*(409|422|502|503)/.test(message.text())
      ) {
        note(message.text());
      }
    });
  }
}
