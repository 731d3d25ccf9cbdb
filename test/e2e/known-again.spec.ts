import { randomUUID } from 'node:crypto';
import type { Page, PageClient } from '../support/html.js';
import { LiveLine } from '../support/live-line.js';
import { codeIn, linkIn, mailAbout, mailsTo, postIsDone } from './mailbox.js';
import { withoutChance } from './without-chance.js';
import { eachDatabase, openTicket, say, sendForm, World } from './world.js';

const CODE = 'Your code';
const ABSENT = 'WD-2222-2222-2';

describe.each(eachDatabase)('a customer comes back, on %s', (_, database) => {
  let world: World;

  beforeAll(async () => {
    world = await World.start({ database, env: { RATE_LIMITS: '5' } });
  });
  afterAll(() => world?.stop());

  /** Somebody with a request and a mailbox of his own. */
  async function aCustomer(
    name: string,
  ): Promise<{ client: PageClient; reference: string; contact: string }> {
    const contact = `${name}-${randomUUID().slice(0, 8)}@example.org`;
    const client = world.visitor();

    return { client, contact, reference: await openTicket(client, { contact }) };
  }

  async function ask(client: PageClient, reference: string, contact: string): Promise<Page> {
    await client.get('/en/requests/find');

    return client.submit('/en/requests/find', { reference, contact });
  }

  it('asks on another device, types the code, and his requests are open there', async () => {
    const { reference, contact } = await aCustomer('amina');
    const phone = world.visitor();
    const page = await ask(phone, reference.toLowerCase().replaceAll('-', ''), contact.toUpperCase());
    expect(page.text).toContain(say('en', 'access.code.lead', { minutes: 10 }));
    const code = codeIn(await mailAbout(world, contact, CODE));

    const list = await phone.submit('.access', { code });
    expect(list.url.pathname).toBe('/en/requests');
    expect(list.text).toContain(reference);
    expect(list.text).toContain(say('en', 'access.flash.found'));
    expect((await phone.get(`/en/requests/${reference}`)).status).toBe(200);
  });

  it('gives a new token with the code, and the old one is nobody’s', async () => {
    const { reference, contact } = await aCustomer('amina');
    const phone = world.visitor();
    await phone.get('/en/chat');
    const before = phone.cookies.get('wd_visitor');
    await ask(phone, reference, contact);
    await phone.submit('.access', { code: codeIn(await mailAbout(world, contact, CODE)) });
    const thief = world.visitor();
    thief.cookies.set('wd_visitor', String(before));

    expect(before).toMatch(/^[\w-]{43}$/);
    expect(phone.cookies.get('wd_visitor')).not.toBe(before);
    expect((await thief.get(`/en/requests/${reference}`)).status).toBe(404);
  });

  it('signs out the browser that never proved the address, its sockets too: another may have named it', async () => {
    const { client: mallory, reference, contact } = await aCustomer('victim');
    const line = await LiveLine.connect(world.server.url, mallory);
    const owner = world.visitor();
    await ask(owner, reference, contact);
    await owner.submit('.access', { code: codeIn(await mailAbout(world, contact, CODE)) });

    expect((await mallory.get(`/en/requests/${reference}`)).status).toBe(404);
    await line.closed();
    expect((await owner.get(`/en/requests/${reference}`)).status).toBe(200);
    line.close();
  });

  it('answers alike whether there is such a request or not, and does the same work before the answer', async () => {
    const { reference, contact } = await aCustomer('amina');
    const asked = [
      [reference, contact],
      [reference, 'somebody@example.org'],
      [ABSENT, contact],
    ] as const;
    const answers: [number, string][] = [];
    for (const [one, address] of asked) {
      const page = await ask(world.visitor(), one, address);
      answers.push([page.status, withoutChance(page.body.replaceAll(/code\/[\w-]{43}/g, 'code/HANDLE'))]);
    }
    const rows = await world.rows('SELECT * FROM access_requests ORDER BY created_at DESC, id LIMIT 3');
    await postIsDone(world);

    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(rows).toHaveLength(3);
    expect((await mailsTo(world, contact)).filter(({ subject }) => subject.includes(CODE))).toHaveLength(1);
    expect(await mailsTo(world, 'somebody@example.org')).toEqual([]);
  });

  it('counts each guess, in parallel too: the sixth finds nothing to guess at, and the right code comes too late', async () => {
    const { reference, contact } = await aCustomer('amina');
    const guesser = world.visitor();
    const { pathname } = (await ask(guesser, reference, contact)).url;
    const code = codeIn(await mailAbout(world, contact, CODE)).replace(' ', '');
    const guesses = await Promise.all(
      Array.from({ length: 20 }, (__, n) => {
        const wrong = String((Number(code) + n + 1) % 100_000_000).padStart(8, '0');

        return sendForm(guesser, pathname, { code: wrong, key: randomUUID() });
      }),
    );
    const late = await sendForm(guesser, pathname, { code, key: randomUUID() });

    expect(guesses.filter(({ status }) => status === 422)).toHaveLength(5);
    expect(guesses.filter(({ status }) => status === 409)).toHaveLength(15);
    expect(late.status).toBe(409);
    expect(late.text).toContain(say('en', 'access.errors.over'));
    expect((await guesser.get(`/en/requests/${reference}`)).status).toBe(404);
  });

  it('takes no guesses at a request that is not there more than at one that is', async () => {
    const guesser = world.visitor();
    const { pathname } = (await ask(guesser, ABSENT, 'nobody@example.org')).url;
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      statuses.push((await sendForm(guesser, pathname, { code: `0000000${n}`, key: randomUUID() })).status);
    }

    expect(statuses).toEqual([422, 422, 422, 422, 422, 409]);
  });

  it('lets a code be used once, where it was asked for, and a double click is one use', async () => {
    const { reference, contact } = await aCustomer('amina');
    const phone = world.visitor();
    const { pathname } = (await ask(phone, reference, contact)).url;
    const code = codeIn(await mailAbout(world, contact, CODE));
    const elsewhere = world.visitor();
    const other = (await ask(elsewhere, ABSENT, contact)).url.pathname;
    const foreign = await sendForm(elsewhere, other, { code, key: randomUUID() });
    const key = randomUUID();
    const clicks = [
      await sendForm(phone, pathname, { code, key }),
      await sendForm(phone, pathname, { code, key }),
    ];
    const replayed = await sendForm(world.visitor(), pathname, { code, key: randomUUID() });

    expect(foreign.status).toBe(422);
    expect(clicks.map(({ status }) => status)).toEqual([303, 303]);
    expect((await phone.get(`/en/requests/${reference}`)).status).toBe(200);
    expect(replayed.status).toBe(409);
  });

  it('opens by the link once, with a button: reading the mail opens nothing, twenty at once are one', async () => {
    const { reference, contact } = await aCustomer('amina');
    await ask(world.visitor(), reference, contact);
    const link = linkIn(await mailAbout(world, contact, CODE));
    const scanner = world.visitor();
    for (let n = 0; n < 3; n += 1) {
      expect((await scanner.get(link)).status).toBe(200);
    }
    const devices = Array.from({ length: 20 }, () => world.visitor());
    const answers = await Promise.all(devices.map((device) => sendForm(device, link, { key: randomUUID() })));
    const open = await Promise.all(devices.map((device) => device.get(`/en/requests/${reference}`)));

    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    expect(open.filter(({ status }) => status === 200)).toHaveLength(1);
    // Whoever is sent the mail later finds the door shut.
    expect((await sendForm(world.visitor(), link, { key: randomUUID() })).status).toBe(409);
  });

  it('makes older codes and links void with the newest', async () => {
    const { reference, contact } = await aCustomer('amina');
    const phone = world.visitor();
    const { pathname } = (await ask(phone, reference, contact)).url;
    const first = await mailAbout(world, contact, CODE);
    await ask(world.visitor(), reference, contact);
    await mailAbout(world, contact, CODE, 2);

    expect((await sendForm(phone, pathname, { code: codeIn(first), key: randomUUID() })).status).toBe(409);
    expect((await sendForm(phone, linkIn(first), { key: randomUUID() })).status).toBe(409);
  });

  it('says which requests of this device are put away, and merges no two people', async () => {
    const { reference, contact } = await aCustomer('amina');
    const { client: shared, reference: own } = await aCustomer('bo');
    const page = await ask(shared, reference, contact);
    expect(page.text).toContain(say('en', 'access.away', { references: own }));
    await shared.submit('.access', { code: codeIn(await mailAbout(world, contact, CODE)) });

    expect((await shared.get(`/en/requests/${reference}`)).status).toBe(200);
    expect((await shared.get(`/en/requests/${own}`)).status).toBe(404);
  });

  it('keeps a proved address: a browser left open does not lead its owner’s mail away', async () => {
    const { reference, contact } = await aCustomer('amina');
    const phone = world.visitor();
    await ask(phone, reference, contact);
    await phone.submit('.access', { code: codeIn(await mailAbout(world, contact, CODE)) });
    const mallory = `mallory-${randomUUID().slice(0, 8)}@example.net`;
    await openTicket(phone, { contact: mallory });
    await ask(world.visitor(), reference, mallory);
    await postIsDone(world);

    expect((await mailsTo(world, mallory)).filter(({ subject }) => subject.includes(CODE))).toEqual([]);
  });

  it('forgets him on this device when he says so', async () => {
    const { client, reference, contact } = await aCustomer('amina');
    const page = await client.get('/en/requests/forget');
    expect(page.text).toContain(say('en', 'access.forget.by-contact', { references: reference }));
    const cookie = String(client.cookies.get('wd_visitor'));
    const left = await client.submit('/en/requests/forget');
    expect(left.text).toContain(say('en', 'access.flash.forgotten'));
    const thief = world.visitor();
    thief.cookies.set('wd_visitor', cookie);

    expect((await client.get(`/en/requests/${reference}`)).status).toBe(404);
    expect((await thief.get(`/en/requests/${reference}`)).status).toBe(404);
    await ask(client, reference, contact);
    await client.submit('.access', { code: codeIn(await mailAbout(world, contact, CODE)) });
    expect((await client.get(`/en/requests/${reference}`)).status).toBe(200);
  });

  it('shows a refused form again, in both languages, with what was typed', async () => {
    for (const language of ['en', 'zh-CN'] as const) {
      const somebody = world.visitor();
      await somebody.get(`/${language}/requests/find`);
      const page = await somebody.submit(`/${language}/requests/find`, {
        reference: 'WD-1',
        contact: 'amina',
      });

      expect(page.status).toBe(422);
      expect(page.field('contact')?.value).toBe('amina');
      expect(page.text).toContain(say(language, 'access.errors.reference'));
      expect(page.text).toContain(say(language, 'access.errors.contact'));
    }
  });
});

describe('somebody who floods a mailbox', () => {
  it('is stopped by his address, whatever he says of it, and five codes an hour reach the mailbox', async () => {
    const world = await World.start({ env: { RATE_LIMITS: '1' } });
    try {
      const contact = 'victim@example.org';
      const reference = await openTicket(world.visitor(), { contact });
      const statuses: number[] = [];
      for (let n = 0; n < 100; n += 1) {
        const somewhere = world.visitor({ headers: { 'x-forwarded-for': `203.0.113.${n}` } });
        const page = await sendForm(somewhere, '/en/requests/find', {
          reference,
          contact,
          key: randomUUID(),
        });
        statuses.push(page.status);
      }
      await postIsDone(world);

      expect(statuses.filter((status) => status === 303)).toHaveLength(50);
      expect(statuses.filter((status) => status === 429)).toHaveLength(50);
      expect((await mailsTo(world, contact)).filter(({ subject }) => subject.includes(CODE))).toHaveLength(5);
    } finally {
      await world.stop();
    }
  }, 120_000);
});

describe('a code and its hour', () => {
  it('is good for ten minutes, and the link for thirty', async () => {
    const start = new Date('2026-11-23T08:00:00Z');
    const at = (minutes: number): string => new Date(start.getTime() + minutes * 60_000).toISOString();
    const world = await World.start({ env: { CLOCK_AT: at(0) } });
    try {
      const client = world.visitor();
      const contact = 'amina@example.org';
      const reference = await openTicket(client, {
        contact,
        occurredDate: '2026-11-23',
        occurredTime: '09:00',
      });
      const phone = world.visitor();
      await phone.get('/en/requests/find');
      const { pathname } = (await phone.submit('/en/requests/find', { reference, contact })).url;
      const mail = await mailAbout(world, contact, CODE);

      await world.server.restart({ CLOCK_AT: at(11) });
      const late = await sendForm(phone, pathname, { code: codeIn(mail), key: randomUUID() });
      await world.server.restart({ CLOCK_AT: at(31) });
      const later = await sendForm(phone, linkIn(mail), { key: randomUUID() });

      expect([late.status, later.status]).toEqual([409, 409]);
    } finally {
      await world.stop();
    }
  }, 180_000);
});
