import { randomUUID } from 'node:crypto';
import { DEMO_PASSWORD } from '../../seeds/demo/people.js';
import type { PageClient } from '../support/html.js';
import { waitFor } from '../support/wait.js';
import { LiveLine } from '../support/live-line.js';
import { AMINAS_TRANSFER, eachDatabase, sendForm, World } from './world.js';

describe('coming into the desk', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world?.stop());

  it('says the same to a wrong password and to an unknown name, and never shows the password again', async () => {
    const client = world.visitor({ headers: { 'accept-language': 'en' } });
    await client.get('/staff/login');
    const wrong = await client.submit('/staff/login', { login: 'jonas', password: 'not this one' });
    const unknown = await client.submit('/staff/login', { login: 'nobody', password: 'not this one' });

    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.text).toContain('Login or password is not right');
    expect(unknown.text.replace('nobody', 'jonas')).toBe(wrong.text);
    expect(wrong.field('password')?.value).toBe('');
    expect(wrong.field('login')?.value).toBe('jonas');
  });

  it('has no door where money goes back, unless the operator has said so', async () => {
    const supriya = await world.staff('supriya');
    const { reference } = await world.customer();
    const [list, one, form, board] = [
      await supriya.send('/supervisor/reversals'),
      await sendForm(supriya, `/supervisor/reversals/${randomUUID()}/approval`, { key: randomUUID() }),
      await supriya.send(`/agent/t/${reference}/links/${randomUUID()}/reversal`),
      await supriya.get('/supervisor/escalations'),
    ];

    expect([list.status, one.status, form.status]).toEqual([404, 404, 404]);
    expect(board.body).not.toContain('/supervisor/reversals');
  });

  it('stops a row of guesses, and tells when to come back', async () => {
    const client = world.visitor();
    const answers = [];
    for (let count = 0; count < 12; count += 1) {
      answers.push(await sendForm(client, '/staff/login', { login: 'supriya', password: `guess ${count}` }));
    }
    const last = answers.at(-1);

    expect(answers.map(({ status }) => status).slice(0, 10)).toEqual(Array(10).fill(401));
    expect(last?.status).toBe(429);
    expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('gives a new session at each sign-in, ends it at sign-out, and leads only to its own pages', async () => {
    const mei = await world.staff('mei');
    const first = mei.cookies.get('wd_session');
    const again = await world.staff('mei');
    await mei.get('/agent/queue');
    await mei.submit('/staff/logout');
    mei.cookies.set('wd_session', first ?? '');
    const after = await mei.send('/agent/queue');
    const away = await sendForm(world.visitor(), '/staff/login', {
      login: 'mei',
      password: DEMO_PASSWORD,
      next: 'https://evil.example/',
    });

    expect(again.cookies.get('wd_session')).not.toBe(first);
    expect([after.status, after.headers.location]).toEqual([303, '/staff/login?next=%2Fagent%2Fqueue']);
    expect(away.status).toBe(422);
    expect(
      (
        await sendForm(world.visitor(), '/staff/login', {
          login: 'mei',
          password: DEMO_PASSWORD,
          next: '//evil.example',
        })
      ).status,
    ).toBe(422);
  });

  it('ends the session that a browser had when it signs in again', async () => {
    const mei = await world.staff('mei');
    const before = mei.cookies.get('wd_session') ?? '';
    await mei.postForm('/staff/login', { login: 'mei', password: DEMO_PASSWORD });
    const now = mei.cookies.get('wd_session') ?? '';
    const answers = [];
    for (const session of [before, now, 'made-up-by-somebody-else']) {
      mei.cookies.set('wd_session', session);
      answers.push((await mei.send('/agent/queue')).status);
    }

    expect(now).not.toBe(before);
    expect(answers).toEqual([303, 200, 303]);
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/agent/queue?x=a+b',
    'javascript:alert(1)',
  ])(
    'signs in the one who came with an address that is not ours, and leads to the queue: %s',
    async (next) => {
      const mei = world.visitor();
      await mei.get(`/staff/login?next=${encodeURIComponent(next)}`);
      const page = await mei.submit('/staff/login', { login: 'mei', password: DEMO_PASSWORD });

      expect([page.status, page.url.pathname]).toEqual([200, '/agent/queue']);
    },
  );

  it('leads back to the page that was asked for', async () => {
    const mei = world.visitor();
    await mei.get('/agent/queue?view=mine');
    const page = await mei.submit('/staff/login', { login: 'mei', password: DEMO_PASSWORD });

    expect(page.url.search).toBe('?view=mine');
  });

  it('is closed to customers and to nobody, and the board to agents', async () => {
    const { client } = await world.customer();
    const jonas = await world.staff('jonas');

    expect((await client.send('/agent/queue')).headers.location).toContain('/staff/login');
    expect((await world.visitor().send('/supervisor/escalations')).headers.location).toContain(
      '/staff/login',
    );
    expect((await jonas.send('/supervisor/escalations')).status).toBe(404);
  });
});

describe.each(eachDatabase)('working on tickets, on %s', (_, database) => {
  let world: World;
  let jonas: PageClient;
  let mei: PageClient;

  beforeAll(async () => {
    world = await World.start({ database, wallet: true });
    jonas = await world.staff('jonas');
    mei = await world.staff('mei');
  });
  afterAll(() => world?.stop());

  it('has one winner when two take the same ticket twenty times at once', async () => {
    const { reference } = await world.customer();
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        sendForm(index % 2 ? jonas : mei, `/agent/t/${reference}/assignment`, { key: randomUUID() }),
      ),
    );
    const facts = await world.rows(`SELECT count(*) AS n FROM entries WHERE kind = 'assignment'`);

    expect(claims.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(claims.filter(({ status }) => status === 409)).toHaveLength(19);
    expect(Number(facts[0]?.n)).toBe(1);
  });

  it('stops a reply that has not seen a colleague’s, and keeps its draft; a customer’s word is never stale', async () => {
    const { client, reference } = await world.customer();
    await jonas.get(`/agent/t/${reference}`);
    await mei.get(`/agent/t/${reference}`);
    await jonas.submit('/replies', { body: 'Jonas was first.' });
    const stale = await mei.submit('/replies', { body: 'Mei has a long draft.' });
    const kept = stale.field('body')?.value;
    const newer = stale.body.slice(stale.body.indexOf('id="newer-title"'));
    const now = await mei.submit('/replies', { overrode: '3' });
    await client.get(`/en/requests/${reference}`);
    const customer = await sendForm(client, `/en/requests/${reference}/messages`, {
      clientMessageId: randomUUID(),
      baseSeq: '0',
      body: 'I have read nothing of this.',
    });

    expect(stale.status).toBe(409);
    expect(stale.text).toContain('A colleague has answered meanwhile');
    expect(kept).toContain('Mei has a long draft.');
    expect(newer.slice(0, newer.indexOf('</section>'))).toContain('Jonas was first.');
    expect(now.status).toBe(200);
    expect(customer.status).toBe(303);
  });

  it('only warns of what the customer wrote meanwhile, and sends a reply that waits or solves in one', async () => {
    const { client, reference } = await world.customer();
    await jonas.get(`/agent/t/${reference}`);
    await sendForm(client, `/en/requests/${reference}/messages`, {
      clientMessageId: randomUUID(),
      body: 'It has come now.',
    });
    const sent = await jonas.submit('/replies', { body: 'Please wait.', next: 'waiting' });
    const next = await jonas.submit('/replies', { body: 'Good that it is there.', next: 'resolved' });

    expect(sent.text).toContain('The customer had written something meanwhile');
    expect(sent.text).toContain('Waiting for the customer');
    expect(next.text).not.toContain('The customer had written something meanwhile');
    expect(next.text).toContain('Solved');
  });

  it('brings the last fifty lines of a record, and those before on a page of their own', async () => {
    const { client, reference } = await world.customer();
    for (let count = 1; count <= 60; count += 1) {
      await sendForm(client, `/en/requests/${reference}/messages`, {
        clientMessageId: randomUUID(),
        body: `Line ${count}.`,
      });
    }
    const page = await jonas.get(`/agent/t/${reference}`);
    const earlier = page.links.find(({ text }) => text === 'Show earlier messages')?.href ?? '';
    const before = await jonas.get(`/agent/t/${reference}${earlier}`);

    expect(page.body).toContain('Line 60.');
    expect(page.body).not.toContain('Line 5.');
    expect(before.body).toContain('Line 5.');
    expect(before.body).not.toContain('Line 60.');
  });

  it('asks the wallet by hand for a reason, says when it is away, and keeps the question', async () => {
    const { reference } = await world.customer();
    const path = `/agent/t/${reference}`;
    const look = (more: Record<string, string>) =>
      sendForm(jonas, `${path}/lookups`, { purpose: 'state', key: randomUUID(), ...more });
    const found = await look({ lookReference: 'TX9000000006' });
    const page = await jonas.get(path);
    const unclear = await look({ lookAccount: 'amina' });
    const noReason = await look({ lookReference: 'TX9000000006', purpose: '' });

    expect([found.status, unclear.status, noReason.status]).toEqual([303, 422, 422]);
    expect(page.body).toContain('data-candidate="TX9000000006"');
    expect(unclear.field('lookAccount')?.value).toBe('amina');
    expect(noReason.text).toContain('Choose why you look.');
  });

  it('links a suggested transaction once, with what was seen, and nothing that was not suggested', async () => {
    const { reference } = await world.customer();
    const path = `/agent/t/${reference}`;
    await waitFor('the candidate', async () =>
      (await jonas.get(path)).body.includes(`data-candidate="${AMINAS_TRANSFER}"`),
    );
    const first = await sendForm(jonas, `${path}/links`, { transaction: AMINAS_TRANSFER, key: randomUUID() });
    const second = await sendForm(jonas, `${path}/links`, {
      transaction: AMINAS_TRANSFER,
      key: randomUUID(),
    });
    const other = await sendForm(jonas, `${path}/links`, { transaction: 'TX9000000006', key: randomUUID() });
    const [snapshot] = await world.rows('SELECT content, hash FROM transaction_snapshots');

    expect([first.status, second.status, other.status]).toEqual([303, 409, 404]);
    expect(String(snapshot?.content)).toContain(AMINAS_TRANSFER);
    expect(String(snapshot?.content)).not.toContain('+8613800000001');
    expect(String(snapshot?.hash)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('lets an admin look on and change nothing', async () => {
    const { reference } = await world.customer();
    const admin = await world.staff('admin');
    const page = await admin.get(`/agent/t/${reference}`);
    const tries = await Promise.all([
      sendForm(admin, `/agent/t/${reference}/replies`, { clientMessageId: randomUUID(), body: 'Hello' }),
      sendForm(admin, `/agent/t/${reference}/notes`, { note: 'Hello', key: randomUUID() }),
      sendForm(admin, `/agent/t/${reference}/assignment`, { key: randomUUID() }),
      sendForm(admin, `/agent/t/${reference}/resolution`, { result: 'Solved.', key: randomUUID() }),
    ]);

    expect(page.status).toBe(200);
    expect(page.body).not.toContain('class="claim"');
    expect(tries.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });

  it('pages through the queue by key: every ticket once, oldest first', async () => {
    const { client } = await world.customer();
    for (let count = 0; count < 30; count += 1) {
      await sendForm(client, '/en/chat', { body: `Number ${count}`, key: randomUUID() });
    }
    const seen: string[] = [];
    for (let path: string | undefined = '/agent/queue?view=all'; path;) {
      const page = await jonas.get(path);
      seen.push(
        ...page.links.map(({ href }) => /^\/agent\/t\/(WD-.*)$/.exec(href)?.[1] ?? '').filter(Boolean),
      );
      path = page.links.find(({ text }) => text === 'Older')?.href;
    }
    const stored = await world.rows(
      `SELECT reference FROM tickets WHERE status <> 'resolved' ORDER BY opened_at, id`,
    );

    expect(seen).toEqual(stored.map(({ reference }) => reference));
    expect(seen.length).toBeGreaterThan(30);
  });

  it('takes its sockets along when somebody signs out', async () => {
    const lena = await world.newStaff('lena', 'agent', 'Lena');
    const { reference } = await world.customer();
    const line = await LiveLine.connect(world.server.url, lena);
    await lena.get('/agent/queue');
    await lena.submit('/staff/logout');
    await line.closed();
    line.close();

    await expect(LiveLine.connect(world.server.url, lena)).rejects.toThrow('sign-in');
    expect(reference).toMatch(/^WD-/);
  });
});
