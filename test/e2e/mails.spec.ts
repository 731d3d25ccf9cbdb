import { randomUUID } from 'node:crypto';
import { LiveLine } from '../support/live-line.js';
import type { PageClient } from '../support/html.js';
import { SmtpStub, headersOf } from '../support/smtp-stub.js';
import { waitFor } from '../support/wait.js';
import { mailAbout, mailsTo, postIsDone } from './mailbox.js';
import { eachDatabase, openTicket, say, sendForm, World } from './world.js';

const START = new Date('2026-11-23T08:00:30Z');
const WORDS = 'My own words, which go into no mail.';
const at = (minutes: number): string => new Date(START.getTime() + minutes * 60_000).toISOString();
const opening = { occurredDate: '2026-11-23', occurredTime: '09:00', description: WORDS };

describe.each(eachDatabase)('mails about requests, on %s', (_, database) => {
  let world: World;
  let jonas: PageClient;
  let minutes = 0;

  beforeAll(async () => {
    world = await World.start({ database, env: { CLOCK_AT: at(0), RATE_LIMITS: '10' } });
    jonas = await world.staff('jonas');
  });
  afterAll(() => world?.stop());

  /** The server's clock stands; it comes back later. */
  async function later(by: number): Promise<void> {
    minutes += by;
    await world.server.restart({ CLOCK_AT: at(minutes) });
  }

  async function reply(reference: string, body: string): Promise<void> {
    const page = await sendForm(jonas, `/agent/t/${reference}/replies`, {
      body,
      clientMessageId: randomUUID(),
    });
    if (page.status !== 303) {
      throw new Error(`The reply was not taken: ${page.status} ${page.text}`);
    }
  }

  it('confirm a request in its language, without a word of it, to its sender and to nobody else', async () => {
    await openTicket(world.visitor(), { ...opening, contact: 'bo@example.org' });
    const reference = await openTicket(world.visitor(), { ...opening, contact: 'Li@Example.org' }, 'zh-CN');
    const mail = await mailAbout(world, 'li@example.org', reference);
    await postIsDone(world);

    expect(mail.subject).toBe(say('zh-CN', 'mail.request-received.subject', { reference }));
    expect(mail.language).toBe('zh-CN');
    expect(mail.body).toContain(`/zh-CN/requests/${reference}`);
    expect(mail.body + mail.html).not.toContain('My own words');
    expect(mail.headers).toMatchObject({ 'Auto-Submitted': 'auto-generated' });
    expect(JSON.stringify(await mailsTo(world, 'bo@example.org'))).not.toContain(reference);
  });

  it('are at most three confirmations a day for an address that anybody may have named', async () => {
    const victim = 'victim@example.org';
    for (let n = 0; n < 8; n += 1) {
      await openTicket(world.visitor(), { ...opening, contact: victim });
    }
    await postIsDone(world);

    expect(await mailsTo(world, victim)).toHaveLength(3);
  });

  it('are none where no address was given', async () => {
    const before = await world.count('captured_mails');
    const reference = await openTicket(world.visitor(), opening);
    await reply(reference, 'We are looking at it.');
    await later(3);
    await postIsDone(world);

    expect(await world.count('captured_mails')).toBe(before);
  });

  it('tell of three answers in one, and of nothing that was read already', async () => {
    const amina = 'amina@example.org';
    const reference = await openTicket(world.visitor(), { ...opening, contact: amina });
    const reader = world.visitor();
    const read = await openTicket(reader, { ...opening, contact: 'reader@example.org' });
    for (const words of ['First.', 'Second.', 'Third.']) {
      await reply(reference, words);
    }
    await reply(read, 'You are reading this.');
    const line = await LiveLine.connect(world.server.url, reader);
    await line.ask('timeline:since', { ticket: read, after: 0, limit: 50 });
    await line.ask('read:mark', { ticket: read, seq: 2 });
    line.close();
    await later(3);
    const mail = await mailAbout(world, amina, say('en', 'mail.staff-replied.subject', { reference }));
    await later(3);
    await postIsDone(world);
    const about = (await mailsTo(world, amina)).filter(({ subject }) => subject.includes(reference));

    expect(about).toHaveLength(2);
    expect(mail.body + mail.html).not.toMatch(/First|Second|Third/);
    expect(mail.headers.References).toBe(about[0]?.headers.References);
    expect((await mailsTo(world, 'reader@example.org')).map(({ subject }) => subject)).toEqual([
      say('en', 'mail.request-received.subject', { reference: read }),
    ]);
  });

  it.each(['E201', 'E602', 'E603'])(
    'hold no link where whoever has the account may be reading: %s',
    async (type) => {
      const reference = await openTicket(world.visitor(), {
        ...opening,
        type,
        contact: `${type.toLowerCase()}@example.org`,
      });
      const mail = await mailAbout(world, `${type.toLowerCase()}@example.org`, reference);

      expect(mail.body + mail.html).not.toMatch(/https?:/);
      expect(mail.body).toContain(say('en', 'mail.way-in-words', { reference }));
    },
  );
});

describe('a mail and a server that dies', () => {
  it('goes out again as the same mail where it died between the answer of the mail server and its own note', async () => {
    const smtp = await SmtpStub.start();
    const world = await World.start({ env: { SMTP_URL: smtp.url, FAULTS: 'after-smtp-250@1' } });
    try {
      const reference = await openTicket(world.visitor(), { contact: 'amina@example.org' });
      const { signal } = await world.server.exit;
      expect(signal).toBe('SIGKILL');
      await world.server.restart({ FAULTS: undefined });
      await waitFor('the mail to come again', () => smtp.to('amina@example.org').length === 2);
      const sent = smtp.to('amina@example.org').map(headersOf);

      expect(sent[0]?.subject).toContain(reference);
      expect(sent[1]?.['message-id']).toBe(sent[0]?.['message-id']);
      expect(await world.rows('SELECT id FROM jobs WHERE parked_at IS NOT NULL')).toEqual([]);
    } finally {
      await world.stop();
      await smtp.stop();
    }
  }, 120_000);

  it('waits while the mail server is away, and writes neither code nor address into the log', async () => {
    const smtp = await SmtpStub.start();
    const { port } = smtp;
    await smtp.stop();
    const world = await World.start({ env: { SMTP_URL: `smtp://127.0.0.1:${port}` } });
    try {
      const contact = 'amina@example.org';
      const reference = await openTicket(world.visitor(), { contact });
      await sendForm(world.visitor(), '/en/requests/find', { reference, contact, key: randomUUID() });
      await waitFor('two tries in vain', async () => {
        const [row] = await world.rows(
          `SELECT count(*) AS n FROM jobs WHERE name = 'mail.send' AND attempts > 0`,
        );

        return Number(row?.['n']) === 2;
      });
      const back = await SmtpStub.start({}, port);
      await waitFor('both mails', () => back.to(contact).length === 2, { withinMs: 30_000 });
      const code = /\d{4} \d{4}/.exec(
        back.to(contact).find(({ raw }) => raw.includes('Your code'))?.raw ?? '',
      )?.[0];
      await back.stop();

      expect(code).toMatch(/^\d{4} \d{4}$/);
      expect(world.server.output).not.toContain(code);
      expect(world.server.output).not.toContain('amina@');
    } finally {
      await world.stop();
    }
  }, 120_000);
});

describe('the demonstration’s mailbox', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world?.stop());

  it('shows the mails in both languages, as text and in a frame that can do nothing', async () => {
    await openTicket(world.visitor(), { contact: 'amina@example.org' });
    await mailAbout(world, 'amina@example.org', 'WD-');
    const visitor = world.visitor();
    const list = await visitor.get('/demo/mailbox?lang=en');
    const path = list.links.find(({ href }) => href.startsWith('/demo/mailbox/'))?.href ?? '';
    const mail = await visitor.get(path);
    const frame = await visitor.send(`${path}/html`);

    expect(list.text).toContain(say('en', 'mail.mailbox.lead'));
    expect((await visitor.get('/demo/mailbox?lang=zh-CN')).text).toContain(say('zh-CN', 'mail.mailbox.lead'));
    expect(mail.text).toContain(say('en', 'mail.request-received.next'));
    expect(mail.headers['content-security-policy']).toContain(`frame-src 'self'`);
    expect(frame.body).toContain('<!doctype html>');
    expect(frame.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/);
    expect(frame.headers['content-security-policy']).not.toContain('script');
  });

  it('is not there for whoever comes through a proxy', async () => {
    const proxied = world.visitor({ headers: { 'x-forwarded-for': '203.0.113.7' } });

    expect((await proxied.get('/demo/mailbox')).status).toBe(404);
    expect((await world.visitor().get('/demo/mailbox/none')).status).toBe(404);
  });
});
