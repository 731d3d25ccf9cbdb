import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../src/platform/i18n/languages.js';
import type { Page, PageClient } from '../support/html.js';
import { decode } from '../support/html-forms.js';
import { waitFor } from '../support/wait.js';
import { withoutChance } from './without-chance.js';
import {
  AMINAS_TRANSFER,
  aTicket,
  eachDatabase,
  inChina,
  openTicket,
  say,
  sendForm,
  sendJson,
  World,
} from './world.js';

const CARD = '6222 0212 3456 7894';
const TOMORROW = inChina(new Date(Date.now() + 26 * 3_600_000));

type Refused = readonly [what: string, input: Record<string, string>, field: string, key: string];

/** What is typed, the field that is named, and the sentence about it. */
const REFUSED: readonly Refused[] = [
  ['no account', { account: '  ' }, 'account', 'tickets.errors.account'],
  ['an account of a novel’s length', { account: 'a'.repeat(201) }, 'account', 'tickets.errors.account'],
  ['no words', { description: '' }, 'description', 'tickets.errors.description-short'],
  ['few words', { description: 'help me' }, 'description', 'tickets.errors.description-short'],
  ['4,001 characters', { description: 'y'.repeat(4_001) }, 'description', 'tickets.errors.description-long'],
  [
    '10,000 characters',
    { description: '字'.repeat(10_000) },
    'description',
    'tickets.errors.description-long',
  ],
  ['an amount in letters', { amount: 'two hundred' }, 'amount', 'tickets.errors.amount'],
  ['an amount with two points', { amount: '1.200.50' }, 'amount', 'tickets.errors.amount'],
  ['a debt', { amount: '-200' }, 'amount', 'tickets.errors.amount'],
  ['a currency that nobody has', { currency: 'QQQ' }, 'currency', 'tickets.errors.currency'],
  ['tomorrow', TOMORROW, 'occurredDate', 'tickets.errors.future'],
  ['30 February', { occurredDate: '2026-02-30' }, 'occurredDate', 'tickets.errors.date'],
  ['no day', { occurredDate: '' }, 'occurredDate', 'tickets.errors.date'],
  ['a day in words', { occurredDate: 'yesterday' }, 'occurredDate', 'tickets.errors.date'],
  ['a 25th hour', { occurredTime: '25:10' }, 'occurredTime', 'tickets.errors.time'],
  ['an unknown kind', { type: 'E999' }, 'type', 'tickets.errors.type'],
  ['an address without a name', { contact: '@example.org' }, 'contact', 'access.errors.contact'],
];

const READERS: readonly Language[] = ['en', 'zh-CN'];

describe('the intake', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world.stop());

  it.each(READERS)('shows a blank form in %s and opens a ticket from it', async (language) => {
    const amina = world.visitor();
    const blank = await amina.get(`/${language}/requests/new/short?type=E301`);
    const { key: _, ...typed } = aTicket();
    const page = await amina.submit(`/${language}/requests`, typed);
    const reference = /WD-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]/.exec(page.text)?.[0] ?? '';

    expect(blank.status).toBe(200);
    expect(blank.title).toContain(say(language, 'tickets.intake.title'));
    expect(blank.field('type')?.value).toBe('E301');
    expect(page.url.pathname).toBe(`/${language}/requests/${reference}/received`);
    expect(page.text).toContain(say(language, 'portal.received.title'));
    expect((await amina.get(`/${language}/requests/${reference}`)).text).toContain('it has not arrived');
    expect(page.body).toContain(`<html lang="${language}"`);
  });

  describe.each(READERS)('that cannot be taken (%s)', (language) => {
    it.each(REFUSED)('names the field for %s, and keeps what was typed', async (_, wrong, field, key) => {
      const before = await world.count('tickets');
      const amina = world.visitor();
      const typed = aTicket({ contact: 'amina@example.org', ...wrong }) as Record<string, string>;
      const page = await sendForm(amina, `/${language}/requests`, typed);

      expect(page.status).toBe(422);
      expect(page.text).toContain(say(language, key));
      expect(page.field(field)?.invalid).toBe(true);
      expect(page.links.map(({ href }) => href)).toContain(`#${field}`);
      expect(shownIn(page)).toEqual({
        ...typed,
        type: typed['type'] === 'E999' ? 'E101' : typed['type'],
        currency: typed['currency'] === 'QQQ' ? 'CNY' : typed['currency'],
      });
      expect(await world.count('tickets')).toBe(before);
    });

    it('names every field at once, and only those', async () => {
      const wrong = { account: '', description: 'no', type: '?', occurredDate: '32' };
      const page = await sendForm(world.visitor(), `/${language}/requests`, aTicket(wrong));
      const invalid = page.forms.flatMap(({ fields }) => fields).filter((one) => one.invalid);

      expect([...new Set(invalid.map(({ name }) => name))].sort()).toEqual(Object.keys(wrong).sort());
    });

    it('asks for the form once more where its key is gone, and takes it then', async () => {
      const amina = world.visitor();
      const page = await amina.postForm(`/${language}/requests`, aTicket({ key: null }));
      expect(page.status).toBe(422);
      expect(page.text).toContain(say(language, 'errors.form-key'));

      const next = await amina.submit(`/${language}/requests`);
      expect(next.url.pathname).toMatch(/\/received$/);
    });
  });

  it.each(['a key that somebody made up', randomUUID().replace(/-4/, '-1')])(
    'recovers from %s: the form that comes back can be sent',
    async (key) => {
      const amina = world.visitor();
      const page = await amina.postForm('/en/requests', aTicket({ key }));

      expect(page.status).toBe(422);
      expect((await amina.submit('/en/requests')).url.pathname).toMatch(/\/received$/);
    },
  );

  it.each(['Mars/Olympus', '../etc/passwd', 'Asia/<b>'])(
    'goes on in the time zone of the desk where %s is not known, and says so',
    async (zone) => {
      const amina = world.visitor();
      const page = await amina.postForm('/en/requests', aTicket({ zone }));

      expect(page.status).toBe(422);
      expect(page.text).toContain(say('en', 'tickets.errors.zone'));
      expect(page.field('zone')?.value).toBe('Asia/Shanghai');
      expect(page.body).toContain('data-chosen="true"');
      expect((await amina.submit('/en/requests')).url.pathname).toMatch(/\/received$/);
    },
  );

  it('takes a day without an hour, and no amount', async () => {
    const page = await sendForm(
      world.visitor(),
      '/en/requests',
      aTicket({ occurredTime: '', amount: '', currency: '' }),
    );

    expect(page.status).toBe(303);
  });

  it('stores nothing of a body that is no form of ours', async () => {
    const before = await world.count('tickets');
    const bodies: Record<string, string>[] = [
      { ...(aTicket() as Record<string, string>), status: 'resolved' },
      { ...(aTicket() as Record<string, string>), customerId: randomUUID() },
      { ...(aTicket() as Record<string, string>), 'key[]': 'x', toString: 'x', hasOwnProperty: 'x' },
    ];
    for (const body of bodies) {
      expect((await sendForm(world.visitor(), '/en/requests', body)).status).toBe(422);
    }
    const twice = { ...aTicket(), account: ['amina', 'lihua'], type: ['E302', 'E301'] };
    expect((await sendForm(world.visitor(), '/en/requests', twice)).status).toBe(422);
    const json = { ...aTicket(), description: { $ne: null }, account: 12, type: ['E302'], __proto__: null };
    expect((await sendJson(world.visitor(), '/en/requests', json)).status).toBe(422);
    expect((await sendJson(world.visitor(), '/en/requests', [aTicket()])).status).toBe(422);
    expect(await world.count('tickets')).toBe(before);
  });

  it('is not moved by the names that every object has', async () => {
    const plain = new URLSearchParams(aTicket() as Record<string, string>).toString();
    const polluted = `${plain}&__proto__=x&constructor=y&prototype=z&__proto__[role]=admin&constructor[prototype][role]=admin`;
    const page = await world.visitor().send('/en/requests', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: polluted,
    });
    const desk = await world.visitor().get('/agent/queue');

    expect([303, 422]).toContain(page.status);
    expect(desk.url.pathname).toBe('/staff/login');
  });

  it('answers the same form sent twice at once with the same ticket', async () => {
    const amina = world.visitor();
    await amina.get('/en/requests/new/short');
    const before = await world.count('tickets');
    const form = aTicket();
    const answers = await Promise.all(Array.from({ length: 8 }, () => sendForm(amina, '/en/requests', form)));
    const [first] = answers;

    expect(first?.headers.location).toMatch(/^\/en\/requests\/WD-/);
    expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1);
    expect(await world.count('tickets')).toBe(before + 1);
  });

  it('refuses other words under the same key, in a sentence', async () => {
    const amina = world.visitor();
    const key = randomUUID();
    await openTicket(amina, { key });
    const page = await amina.postForm(
      '/zh-CN/requests',
      aTicket({ key, description: '我又想说另外一件事情,请处理一下' }),
    );

    expect(page.status).toBe(409);
    expect(page.text).toContain(say('zh-CN', 'errors.key-reused'));
    expect(page.field('description')?.value).toContain('另外一件事情');
  });

  it('keeps two customers apart who use the same key', async () => {
    const key = randomUUID();
    const [amina, lea] = [world.visitor(), world.visitor()];
    const [hers, others] = [await openTicket(amina, { key }), await openTicket(lea, { key })];

    expect(hers).not.toBe(others);
    expect((await lea.get(`/en/requests/${hers}`)).status).toBe(404);
  });

  it('gives its cookie to no script and no other site', async () => {
    const page = await world.visitor().send('/en/requests/new/short');
    const [cookie = ''] = page.headers['set-cookie'] ?? [];

    expect(cookie).toMatch(/^wd_visitor=[\w-]{43}; /);
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=Lax/i);
    expect(cookie).not.toMatch(/; Secure/i);
  });

  it('gives a new token to a browser whose token nobody could have been given', async () => {
    const amina = world.visitor();
    amina.cookies.set('wd_visitor', 'short');
    await openTicket(amina);

    expect(amina.cookies.get('wd_visitor')).toMatch(/^[\w-]{43}$/);
  });
});

describe.each(eachDatabase)('what is written into an intake, kept in %s', (_, database) => {
  let world: World;

  beforeAll(async () => {
    world = await World.start({ database });
  });
  afterAll(() => world.stop());

  it.each([
    ['emoji', '付款失败 😀👨‍👩‍👧‍👦🇨🇳 and the money is gone'],
    ['a family on every line', '👨‍👩‍👧‍👦'.repeat(120)],
    ['letters under a pile of signs', `Z${'\u0301'.repeat(40)}`.repeat(60)],
    ['a text from right to left', 'لم يصل المال إلى المستلم منذ أمس \u202Eabc\u202C'],
    ['zero-width signs', 'no\u200Bmo\u200Dney\uFEFF has arrived'],
    ['markup', '<script>alert(1)</script> {{constructor}} & "quotes" \'single\' </textarea>'],
    ['lines', 'first line\r\nsecond line\nthird\ttab'],
  ])('comes back as it was: %s', async (_name, description) => {
    const { client, reference } = await world.customer('en', { description });
    const page = await client.get(`/en/requests/${reference}`);
    const record = await client.get(`/en/requests/${reference}/record.txt`);
    const text = description.normalize('NFC');

    expect(decode(page.body)).toContain(text);
    expect(page.body).not.toContain('<script>alert');
    expect(record.body).toContain(text);
  });

  it('comes back without the sign that ends a text for other programs', async () => {
    const { client, reference } = await world.customer('en', {
      description: 'nothing\0 has arrived yet',
      account: 'ami\0na',
    });

    expect((await client.get(`/en/requests/${reference}`)).text).toContain('nothing has arrived yet');
  });

  it('is stored once, however often the form comes at the same moment', async () => {
    const amina = world.visitor();
    await amina.get('/en/requests/new/short');
    const before = await world.count('tickets');
    const form = aTicket();
    const answers = await Promise.all(Array.from({ length: 6 }, () => sendForm(amina, '/en/requests', form)));

    expect(new Set(answers.map(({ status, headers }) => `${status} ${headers.location}`)).size).toBe(1);
    expect(await world.count('tickets')).toBe(before + 1);
    expect(await world.count('customers')).toBe(await world.count('visitor_tokens'));
  });
});

describe('a card number that a customer writes', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start({ env: { LOG_LEVEL: 'debug' } });
  });
  afterAll(() => world.stop());

  it('is nowhere: not in the file, its journal, the log, the page or the record', async () => {
    const plain = CARD.replaceAll(' ', '');
    const { client, reference } = await world.customer('en', {
      account: plain,
      description: `My card ${CARD} and ${plain} were charged`,
    });
    await sendJson(client, `/api/v1/tickets/${reference}/messages`, {
      clientMessageId: randomUUID(),
      body: `again: ${CARD}`,
    });
    const chat = await sendForm(client, '/en/chat', { body: plain, key: randomUUID() });
    await sendForm(client, `/en/requests/${reference}/escalation`, {
      reason: `card ${CARD}`,
      key: randomUUID(),
    });
    const jonas = await world.staff('jonas');
    await jonas.get(`/agent/t/${reference}`);
    await jonas.submit('.note', { note: `card is ${plain}` });
    const pages = [
      await jonas.get(`/agent/t/${reference}`),
      await jonas.get('/agent/queue'),
      await client.get(`/en/requests/${reference}`),
      await client.get(`/en/requests/${reference}/record.txt`),
      await client.get(`/api/v1/tickets/${reference}/entries`),
      await client.get(String(chat.headers.location)),
    ].map(({ body }) => body);
    const names = readdirSync(world.server.dataDir).filter((name) => !name.endsWith('.sock'));
    const files = names.map((name) => readFileSync(join(world.server.dataDir, name), 'latin1'));

    expect(files.join('')).toContain(reference);
    for (const text of [...pages, ...files, world.server.output]) {
      expect(text.includes(plain) || text.includes(CARD)).toBe(false);
    }
    expect(pages.filter((text) => text.includes('7894')).length).toBeGreaterThan(3);
  });
});

describe('a ticket and the wallet behind it', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start({ wallet: true });
  });
  afterAll(() => world.stop());

  async function candidatesOf(jonas: PageClient, reference: string): Promise<string> {
    return waitFor(
      'the candidates',
      async () => {
        const { body } = await jonas.get(`/agent/t/${reference}`);
        return body.includes('data-candidate') && body;
      },
      { withinMs: 60_000, everyMs: 250 },
    );
  }

  it('tells the staff how the account stands in the wallet, and its customer nothing of it', async () => {
    const customer = world.visitor();
    await customer.get('/en/requests/new/short');
    const reference = await openTicket(customer, { type: 'E201', account: 'W20000020' });
    const [jonas, admin] = [await world.staff('jonas'), await world.staff('admin')];
    const locked = `${say('en', 'wallets.account-states.unavailable')} (lockedPin)`;
    await waitFor('the look-up', async () =>
      (await jonas.get(`/agent/t/${reference}`)).text.includes(locked),
    );
    const others = await Promise.all([
      customer.get(`/en/requests/${reference}`),
      customer.get(`/en/requests/${reference}/record.txt`),
      customer.get(`/api/v1/tickets/${reference}/entries`),
      admin.get(`/agent/t/${reference}`),
    ]);

    expect(others.filter(({ body }) => /lockedPin|not usable/.test(body))).toEqual([]);
  });

  it('gives a customer of an unknown account the same answer and the same page', async () => {
    const known = world.visitor();
    const unknown = world.visitor();
    await known.get('/en/requests/new/short');
    await unknown.get('/en/requests/new/short');
    const [a, b] = [await openTicket(known), await openTicket(unknown, { account: 'nobody-of-this-name' })];
    const jonas = await world.staff('jonas');
    await candidatesOf(jonas, a);
    await waitFor('the look-up', async () =>
      (await jonas.get(`/agent/t/${b}`)).text.includes(say('en', 'desk.ticket.lookups.unknown-account')),
    );
    const pages = await Promise.all([known.get(`/en/requests/${a}`), unknown.get(`/en/requests/${b}`)]);
    const records = await Promise.all([
      known.get(`/en/requests/${a}/record.txt`),
      unknown.get(`/en/requests/${b}/record.txt`),
    ]);
    const same = (page: Page): string =>
      withoutChance(page.body, a, b)
        .replaceAll(/datetime="[^"]+"/g, '')
        .replaceAll(/\d\d:\d\d/g, '')
        .replaceAll(/[\da-f]{64}/g, ''); // Of the record, whose times are another second's.

    expect(same(pages[0])).toBe(same(pages[1]));
    expect(same(records[0])).toBe(same(records[1]));
    expect(pages[0].text).not.toContain(AMINAS_TRANSFER);
  });

  it('answers within a second while the wallet is dead, and finds the transaction when it is back', async () => {
    const amina = world.visitor();
    await amina.get('/en/requests/new/short');
    await world.wallet.kill();
    const started = performance.now();
    const reference = await openTicket(amina);
    const took = performance.now() - started;
    const jonas = await world.staff('jonas');
    const page = await jonas.get(`/agent/t/${reference}`);
    await world.restartWallet();

    expect(took).toBeLessThan(1_000);
    expect(page.text).toContain(say('en', 'desk.ticket.lookups.waiting'));
    expect(await candidatesOf(jonas, reference)).toContain(`data-candidate="${AMINAS_TRANSFER}"`);
  });

  it('answers within a second while the wallet says nothing, and finds the transaction when it speaks', async () => {
    const amina = world.visitor();
    await amina.get('/en/requests/new/short');
    world.wallet.stop();
    const started = performance.now();
    const reference = await openTicket(amina);
    const took = performance.now() - started;
    world.wallet.cont();

    expect(took).toBeLessThan(1_000);
    expect(await candidatesOf(await world.staff('jonas'), reference)).toContain(
      `data-candidate="${AMINAS_TRANSFER}"`,
    );
  });
});

describe('where the desk is reached by https', () => {
  const publicUrl = 'https://help.wallet.example';
  let world: World;

  beforeAll(async () => {
    world = await World.start({ env: { PUBLIC_URL: publicUrl } });
  });
  afterAll(() => world.stop());

  it('sends its cookies over https only', async () => {
    const amina = world.visitor({ origin: publicUrl });
    const blank = await amina.send('/en/requests/new/short');
    const jonas = await sendForm(world.visitor({ origin: publicUrl }), '/staff/login', {
      login: 'jonas',
      password: 'walletdesk-demo-2026',
    });

    for (const cookie of [blank.headers['set-cookie']?.[0], jonas.headers['set-cookie']?.[0]]) {
      expect(cookie).toMatch(/; HttpOnly.*; Secure.*; SameSite=Lax/i);
    }
    expect(blank.headers['strict-transport-security']).toMatch(/max-age=\d{8}/);
    expect(await openTicket(amina)).toMatch(/^WD-/);
  });

  it('takes no form from the same host without https', async () => {
    const amina = world.visitor({ origin: 'http://help.wallet.example' });

    expect((await sendForm(amina, '/en/requests', aTicket())).status).toBe(403);
  });
});

/** What the form that came back would send. */
function shownIn(page: Page): Record<string, string> {
  const { fields } = page.form('/requests');

  return Object.fromEntries(
    fields.filter(({ name, sent }) => sent && name !== '_csrf').map(({ name, value }) => [name, value]),
  );
}
