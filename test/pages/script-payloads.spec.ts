import type { Browser, Page } from 'playwright-core';
import { randomUUID } from 'node:crypto';
import { openTicket, sendForm, sendJson, World } from '../e2e/world.js';
import { aPicture, sendFile } from '../e2e/files.js';
import { launchChromium } from '../support/chromium.js';
import type { PageClient } from '../support/html.js';
import { PAYLOADS, PLACES, RAW_PAYLOADS } from './payloads.js';
import { Window } from '../browser/window.js';

const ROLES = ['agent', 'specialist', 'supervisor', 'compliance', 'admin', 'auditor'] as const;
const CONTACT = 'amina@example.org';

/** What a payload says when it runs; in every document and frame, before anything else. */
const ears = (): void =>
  void Object.assign(window, { ran: () => reportError(new Error('a script of a stranger ran')) });

/** Everything that a page asks of another server than `home`. */
function questionsOf(page: Page, home: string): string[] {
  const asked: string[] = [];
  page.context().on('request', (request) => {
    if (!/^(data|blob|about):/.test(request.url()) && !request.url().startsWith(home)) {
      asked.push(request.url());
    }
  });

  return asked;
}

/** A window that notices what must not happen. */
interface Watched {
  readonly window: Window;
  /** What a script said, what the policy had to stop, and what was asked of another server. */
  readonly noticed: () => string[];
}

/** The messages of a record on its page and on those before it, which fill up to the newest by themselves. */
async function everyMessage({ page }: Window): Promise<string[]> {
  const messages = new Map<string, string>();
  const earlier = page.locator('.timeline-earlier a');
  for (;;) {
    const shown = await page
      .locator('.timeline .entry[data-kind="message"]')
      .evaluateAll((entries: HTMLElement[]) =>
        entries.map(
          (entry) =>
            [entry.dataset.seq ?? '', entry.querySelector('.entry-text')?.textContent ?? ''] as const,
        ),
      );
    shown.forEach(([seq, text]) => messages.set(seq, text));
    if ((await earlier.count()) === 0) {
      return [...messages.values()];
    }
    const before = (await earlier.getAttribute('href')) ?? '';
    await page.goto(new URL(before, page.url()).href);
  }
}

describe('texts with a script in them', () => {
  let world: World;
  let browser: Browser;
  let customer: PageClient;
  /** A record in which everybody has written everything. */
  let record: string;
  /** One request for each payload. */
  const requests: string[] = [];
  const staff = new Map<string, PageClient>();

  const watch = async (client: PageClient): Promise<Watched> => {
    const home = world.server.url;
    const window = await Window.open(browser, home, { language: 'en', width: 1440 });
    await window.context.addInitScript(ears);
    await window.become(client.cookies);
    const questions = questionsOf(window.page, home);

    return { window, noticed: () => [...window.complaints, ...questions] };
  };

  const press = async (login: string, path: string, input: Record<string, string>): Promise<void> => {
    const { status, text } = (await staff.get(login)?.postForm(path, input)) ?? {};
    if (status !== 200) {
      throw new Error(`${path} answered ${status}: ${text?.slice(0, 400)}`);
    }
  };

  beforeAll(async () => {
    [world, browser] = await Promise.all([World.start({ env: { RATE_LIMITS: '999' } }), launchChromium()]);
    for (const role of ROLES) {
      staff.set(role, await world.newStaff(`the-${role}`, role, PAYLOADS[0]));
    }
    ({ client: customer, reference: record } = await world.customer('en', { contact: CONTACT }));
    for (const [number, text] of PAYLOADS.entries()) {
      const reference = await openTicket(customer, {
        account: text,
        description: `${text} and no money`,
        contact: CONTACT,
      });
      requests.push(reference);
      await sendFile(customer, `/en/requests/${reference}/files`, {
        file: await aPicture(`${text.replaceAll('/', ':')}.png`, 'png'),
        key: randomUUID(),
      });
      await sendForm(customer, `/en/requests/${reference}/escalation`, { reason: text, key: randomUUID() });
      await press('admin', '/admin/users', {
        key: randomUUID(),
        login: `one-${number}`,
        displayName: text,
        role: 'agent',
      });
    }
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  it('are real: each does its harm in one place or another, where nobody minds', async () => {
    const page = await browser.newPage();
    await page.addInitScript(ears);
    const asked = questionsOf(page, 'http://home.invalid');
    let said = 0;
    page.on('pageerror', ({ message }) => void (said += message.includes('ran') ? 1 : 0));
    await page.route('**', (route) =>
      route.request().url().includes('outside') ? route.abort() : route.fallback(),
    );
    const harmless: string[] = [];
    for (const text of RAW_PAYLOADS) {
      const before = said + asked.length;
      const harms = (): boolean => said + asked.length > before;
      const show = async (place: (text: string) => string, patience: number): Promise<void> => {
        await page.route('http://home.invalid/', (route) =>
          route.fulfill({ contentType: 'text/html', body: `<!doctype html>${place(text)}` }),
        );
        // One that leads away takes the place of where we were going.
        await page.goto('http://home.invalid/').catch(() => null);
        for (let waited = 0; waited < patience && !harms(); waited += 20) {
          await page.waitForTimeout(20);
        }
        await page.unroute('http://home.invalid/');
      };
      // Most harm is done at once; a busy machine is given time before a text is called harmless.
      for (const patience of [20, 1_000]) {
        for (const place of PLACES) {
          if (!harms()) {
            await show(place, patience);
          }
        }
      }
      if (!harms()) {
        harmless.push(text);
      }
    }
    await page.close();

    expect(RAW_PAYLOADS.length).toBeGreaterThanOrEqual(60);
    expect(harmless).toEqual([]);
  }, 240_000);

  it('do nothing in a record that stands open while they come, nor when it is opened by anybody', async () => {
    const agent = staff.get('agent') as PageClient;
    const open = [
      { ...(await watch(customer)), path: `/en/requests/${record}` },
      { ...(await watch(agent)), path: `/agent/t/${record}` },
    ];
    for (const { window, path } of open) {
      await window.goTo(path);
    }
    for (const text of PAYLOADS) {
      const id = { clientMessageId: randomUUID() };
      await sendJson(customer, `/api/v1/tickets/${record}/messages`, { ...id, body: text });
      await press('agent', `/agent/t/${record}/replies`, { clientMessageId: randomUUID(), body: text });
      await press('agent', `/agent/t/${record}/notes`, { key: randomUUID(), note: text });
    }
    await press('supervisor', `/agent/t/${record}/escalation`, {
      key: randomUUID(),
      reason: PAYLOADS[7] ?? '',
    });
    const decision = PAYLOADS.slice(0, 30).join(' ');
    await press('supervisor', `/agent/t/${record}/escalation/decision`, {
      key: randomUUID(),
      outcome: 'upheld',
      decision,
    });
    const seen: string[][] = [];
    for (const { window, path } of open) {
      for (const look of ['as it came', 'when it is opened again']) {
        await window.page.waitForFunction(
          (words) => document.querySelector('.timeline')?.textContent?.includes(words),
          decision,
        );
        seen.push([look, ...(await everyMessage(window))]);
        await window.goTo(path);
      }
    }

    expect(open.flatMap(({ noticed }) => noticed())).toEqual([]);
    for (const words of seen) {
      expect(PAYLOADS.filter((text) => words.filter((one) => one === text).length !== 2)).toEqual([]);
    }
    for (const role of ROLES) {
      const { window, noticed } = await watch(staff.get(role) as PageClient);
      await window.goTo(`/agent/t/${record}`);
      expect([role, (await everyMessage(window)).length > 100, ...noticed()]).toEqual([role, true]);
      await window.close();
    }
  }, 180_000);

  it.each([
    ['the customer', 'customer', (reference: string) => `/en/requests/${reference}`],
    ['a supervisor', 'supervisor', (reference: string) => `/agent/t/${reference}`],
  ])(
    'do nothing in account, description, reason and file name before %s',
    async (_, who, pathOf) => {
      const { window, noticed } = await watch(who === 'customer' ? customer : (staff.get(who) as PageClient));
      const unseen: string[] = [];
      for (const [number, reference] of requests.entries()) {
        await window.goTo(pathOf(reference));
        const words = (await window.page.textContent('main')) ?? '';
        if (!words.includes(`${PAYLOADS[number]} and no money`)) {
          unseen.push(reference);
        }
      }

      expect(noticed()).toEqual([]);
      expect(unseen).toEqual([]);
    },
    240_000,
  );

  it('do nothing in the lists, on the board, among the people and in the mailbox', async () => {
    const { window: list, noticed: byCustomer } = await watch(customer);
    await list.goTo('/en/requests');
    const { window: desk, noticed } = await watch(staff.get('admin') as PageClient);
    const names: string[] = [];
    const paths = [
      '/agent/queue?view=all',
      '/supervisor/escalations',
      '/admin/users',
      '/demo/mailbox',
      '/agent/me',
    ];
    for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
      await desk.goTo(path);
      names.push((await desk.page.textContent('main')) ?? '');
      const older = await desk.page
        .locator('a[rel=next]')
        .first()
        .getAttribute('href', { timeout: 100 })
        .catch(() => null);
      paths.push(
        ...(older ? [new URL(older, desk.page.url()).pathname + new URL(older, desk.page.url()).search] : []),
      );
    }
    const mails = await world.rows('SELECT id FROM captured_mails ORDER BY created_at DESC LIMIT 20');
    for (const { id } of mails) {
      await desk.goTo(`/demo/mailbox/${String(id)}`);
    }

    expect([...noticed(), ...byCustomer()]).toEqual([]);
    expect(PAYLOADS.filter((text) => !names.some((words) => words.includes(text)))).toEqual([]);
    expect(mails.length).toBeGreaterThan(2);
  }, 240_000);

  it('do nothing where they are asked for, nor in an intake that comes back', async () => {
    const { window, noticed } = await watch(world.visitor());
    const { page } = window;
    const fields = ['#account', '#description', '#amount'];
    const lost: string[] = [];
    for (const text of PAYLOADS) {
      await window.goTo(`/en/help/search?q=${encodeURIComponent(text)}`);
      if ((await page.inputValue('#q')) !== text) {
        lost.push(`search: ${text}`);
      }
    }
    await window.goTo('/en/requests/new/short');
    for (const text of PAYLOADS) {
      for (const field of fields) {
        await page.fill(field, text);
      }
      await page.click('main form[method=post] button[type=submit]');
      for (const field of fields) {
        if ((await page.inputValue(field)) !== text) {
          lost.push(`${field}: ${text}`);
        }
      }
    }

    expect(noticed()).toEqual([]);
    expect(lost).toEqual([]);
  }, 240_000);

  it('do nothing among the answers to a request that is being written', async () => {
    const visitor = world.visitor();
    const key = randomUUID();
    const all = PAYLOADS.join('\n').slice(0, 4_000);
    for (const [step, answers] of [
      ['type', { type: 'E301' }],
      ['account', { account: all.slice(0, 200) }],
      ['when', { occurredDate: '2026-11-20', part: 'unsure', zone: 'Asia/Shanghai', F05: all.slice(0, 120) }],
      ['what', { description: all }],
    ] as const) {
      const { status } = await visitor.postForm(`/en/requests/new/${step}`, { ...answers, key });
      expect([step, status]).toEqual([step, 200]);
    }
    const { window, noticed } = await watch(visitor);
    for (const step of ['account', 'when', 'what', 'check']) {
      await window.goTo(`/en/requests/new/${step}?draft=${key}`);
    }

    expect(await window.page.textContent('.given-answers')).toContain(PAYLOADS[0]);
    expect(noticed()).toEqual([]);
  }, 60_000);

  it('do nothing in other forms that come back, even where no policy would stop them', async () => {
    const page = await browser.newPage();
    await page.addInitScript(ears);
    const wrong = questionsOf(page, 'about:');
    page.on('pageerror', ({ message }) => void wrong.push(message));
    const visitor = world.visitor();
    for (const text of PAYLOADS) {
      for (const [path, name] of [
        ['/en/requests/find', 'reference'],
        ['/en/requests/new/account', 'account'],
        ['/en/requests/new/when', 'amount'],
        ['/en/requests/new/what', 'description'],
        ['/en/chat', 'contact'],
        ['/staff/login', 'login'],
      ] as const) {
        const { body } = await visitor.postForm(path, { [name]: text });
        // As it is, without our own scripts and styles, which have no address here.
        await page.setContent(body.replaceAll(/ (src|href)="\//g, ' data-$1="/'));
        const kept = await page.$$eval(`[name=${name}]`, (inputs) =>
          inputs.map((input) => (input as HTMLInputElement).value),
        );
        if (!kept.includes(text)) {
          wrong.push(`${path} lost ${text}`);
        }
      }
    }
    await page.close();

    expect(wrong).toEqual([]);
  }, 240_000);
});
