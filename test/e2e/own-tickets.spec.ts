import { randomUUID } from 'node:crypto';
import { snapshotHash } from '../../src/modules/wallets/transaction-snapshot.js';
import type { PageClient } from '../support/html.js';
import { LiveLine } from '../support/live-line.js';
import { withoutChance } from './without-chance.js';
import { eachDatabase, openTicket, say, sendForm, sendJson, World } from './world.js';

const ABSENT = 'WD-2222-2222-2';
const MALFORMED = 'WD-2222-2222-3';
const NOTE = 'Between us: the wallet confirms it.';

describe.each(eachDatabase)('a ticket and those whose it is not, on %s', (_, database) => {
  let world: World;
  let owner: PageClient;
  let reference = '';
  let stranger: PageClient;

  beforeAll(async () => {
    world = await World.start({ database });
    ({ client: owner, reference } = await world.customer());
    ({ client: stranger } = await world.customer());
    const jonas = await world.staff('jonas');
    await jonas.get(`/agent/t/${reference}`);
    await jonas.submit('.note', { note: NOTE });
  });
  afterAll(() => world?.stop());

  const places = (ticket: string): readonly (readonly [string, () => ReturnType<PageClient['send']>])[] => [
    ['page', () => stranger.send(`/en/requests/${ticket}`)],
    ['record', () => stranger.send(`/en/requests/${ticket}/record.txt`)],
    ['record as a page', () => stranger.send(`/en/requests/${ticket}/transcript`)],
    ['record as data', () => stranger.send(`/en/requests/${ticket}/transcript.json`)],
    ['entries', () => stranger.send(`/api/v1/tickets/${ticket}/entries`)],
    [
      'message',
      () =>
        sendJson(stranger, `/api/v1/tickets/${ticket}/messages`, {
          clientMessageId: randomUUID(),
          body: 'mine now',
        }),
    ],
    [
      'word by form',
      () =>
        sendForm(stranger, `/en/requests/${ticket}/messages`, { clientMessageId: randomUUID(), body: 'x' }),
    ],
    [
      'escalation',
      () =>
        sendForm(stranger, `/en/requests/${ticket}/escalation`, {
          reason: 'give it to me',
          key: randomUUID(),
        }),
    ],
  ];

  it('gives a stranger the answer of what is not there, byte for byte, at every door', async () => {
    for (const [index, [name]] of places(reference).entries()) {
      const answers = [];
      for (const ticket of [reference, ABSENT, MALFORMED]) {
        const answer = await places(ticket)[index]?.[1]();
        answers.push([answer?.status, withoutChance(answer?.body ?? '', ticket)]);
      }

      expect([name, answers[0]?.[0]]).toEqual([name, 404]);
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[2]).toEqual(answers[0]);
    }
  });

  it('gives the same to a stranger at the socket, and tells him nothing afterwards', async () => {
    const line = await LiveLine.connect(world.server.url, stranger);
    for (const [event, more] of [
      ['timeline:since', { after: 0, limit: 50 }],
      ['message:send', { clientMessageId: randomUUID(), body: 'mine now' }],
      ['read:mark', { seq: 1 }],
      ['typing', {}],
    ] as const) {
      const foreign = await line.ask(event, { ticket: reference, ...more });
      const absent = await line.ask(event, { ticket: ABSENT, ...more });

      expect([event, foreign.ok]).toEqual([event, false]);
      expect(foreign).toEqual(absent);
    }
    expect((await line.ask('heads', { tickets: [reference, ABSENT] }))['heads']).toEqual({});

    await sendJson(owner, `/api/v1/tickets/${reference}/messages`, {
      clientMessageId: randomUUID(),
      body: 'Only for us.',
    });
    await line.ask('heads', { tickets: [] });
    expect(line.heard).toEqual([]);
    line.close();
  });

  it('lets nobody in who has no cookie, and shows each customer only his own', async () => {
    const nobody = world.visitor();

    expect((await nobody.send(`/en/requests/${reference}`)).status).toBe(404);
    expect((await nobody.get('/en/requests')).body).not.toContain(reference);
    expect((await stranger.get('/en/requests')).body).not.toContain(reference);
    expect((await owner.get('/en/requests')).body).toContain(reference);
    await expect(LiveLine.connect(world.server.url, nobody)).rejects.toThrow('sign-in');
  });

  it('shows its customer nothing that is internal, wherever he looks', async () => {
    const line = await LiveLine.connect(world.server.url, owner);
    const timeline = await line.ask('timeline:since', { ticket: reference, after: 0, limit: 50 });
    const jonas = await world.staff('jonas');
    await jonas.get(`/agent/t/${reference}`);
    await jonas.submit('.note', { note: `${NOTE} Again.` });
    await sendJson(owner, `/api/v1/tickets/${reference}/messages`, {
      clientMessageId: randomUUID(),
      body: 'After the note.',
    });
    await line.next('entry:new', ({ entry }) => (entry as { text: string }).text === 'After the note.');
    const seen = [
      (await owner.send(`/en/requests/${reference}`)).body,
      (await owner.send(`/en/requests/${reference}/record.txt`)).body,
      (await owner.send(`/en/requests/${reference}/transcript`)).body,
      (await owner.send(`/en/requests/${reference}/transcript.json`)).body,
      (await owner.send(`/api/v1/tickets/${reference}/entries`)).body,
      JSON.stringify(timeline),
      JSON.stringify(line.heard),
    ];
    line.close();

    expect(seen.filter((text) => text.includes('Between us') || text.includes('"internal":true'))).toEqual(
      [],
    );
  });

  /** An agent ties a transaction to the ticket, as a look-up would have brought it. */
  const link = async (ticket: string, state: string, shown: boolean, more: object = {}): Promise<void> => {
    const id = randomUUID();
    const [row] = await world.rows(`SELECT id FROM tickets WHERE reference = '${ticket}'`);
    const [user] = await world.rows(`SELECT id FROM users WHERE login = 'jonas'`);
    const content = JSON.stringify({
      reference: 'TX-SECRET',
      type: 'transfer',
      state,
      amount: '200.00',
      currency: 'CNY',
      createdAt: '2026-11-20T08:00:00.000Z',
      rawReason: 'suspected fraud',
      debit: { display: 'A•••' },
      ...more,
    });
    await world.change(
      `INSERT INTO transaction_links (id, ticket_id, reference, role, linked_by, purpose, linked_at, shown_at)
       VALUES ('${id}', '${String(row?.['id'])}', '${id}', 'subject', '${String(user?.['id'])}', 'test', 1, ${shown ? 1 : 'NULL'})`,
    );
    await world.change(
      `INSERT INTO transaction_snapshots (id, link_id, content, hash, taken_at)
       VALUES ('${randomUUID()}', '${id}', '${content}', '${snapshotHash(content)}', 1764000000000)`,
    );
  };

  it('shows its customer where the money is as the wallet says, and nothing that nobody has shown him', async () => {
    const { client, reference: own } = await world.customer();
    const before = await client.get(`/en/requests/${own}`);
    await link(own, 'COMPLETED', false);
    const unshown = await client.get(`/en/requests/${own}`);
    await link(own, 'HELD', true);
    const shown = await client.get(`/en/requests/${own}`);
    await link(own, 'FAILED', true, { legs: { debit: 'returned', credit: 'none', assumed: false } });
    await link(own, 'IN_DOUBT', true);
    const more = await client.get(`/en/requests/${own}`);

    for (const page of [before, unshown]) {
      expect(page.text).toContain(say('en', 'portal.money.now.unknown'));
      expect(page.body).not.toContain('class="stages"');
    }
    expect(shown.text).toContain(say('en', 'portal.money.now.processing'));
    expect(shown.body).toMatch(/aria-current="step">In processing/);
    expect(shown.text).not.toContain(say('en', 'portal.money.now.arrived'));
    expect(more.text).toContain(
      `${say('en', 'portal.money.now.stopped')} ${say('en', 'portal.money.is-back')}`,
    );
    expect(more.text).toContain(say('en', 'portal.money.now.unknown'));
    const admin = await (await world.staff('admin')).get(`/en/requests/${own}`);
    const auditor = await (await world.staff('aude')).get(`/en/requests/${own}`);
    expect(auditor.body).toContain('class="stages"');
    expect(admin.status).toBe(200);
    expect(admin.text).not.toContain(say('en', 'portal.money.title'));
    for (const { body } of [unshown, shown, more]) {
      expect(body).not.toMatch(/TX-SECRET|fraud|HELD|hold/i);
    }
  });

  it('says until when it is answered, and says plainly when that was not kept', async () => {
    const { client, reference: own } = await world.customer();
    const first = await client.get(`/en/requests/${own}`);
    await world.change(`UPDATE tickets SET next_due_at = 1000 WHERE reference = '${own}'`);
    const late = await client.get(`/en/requests/${own}`);
    const list = await client.get('/en/requests');

    expect(first.text).toMatch(/First reply by \d/);
    for (const page of [late, list]) {
      expect(page.text).toMatch(/We promised a first reply by .* and have not kept it/);
    }
  });

  it('is one of a list: what waits for the customer first, then the newest, page by page', async () => {
    const { client, reference: oldest } = await world.customer();
    const references = [oldest];
    for (let more = 0; more < 21; more += 1) {
      references.unshift(await openTicket(client));
    }
    await world.change(`UPDATE tickets SET status = 'waiting' WHERE reference = '${oldest}'`);
    const listed = (body: string): string[] =>
      [...body.matchAll(/href="\/en\/requests\/(WD-[\w-]+)"/g)].map(([, one = '']) => one);
    const page = await client.get('/en/requests');
    const older = page.links.find(({ href }) => href.includes('?after='))?.href ?? '';
    const next = await client.get(older);
    const odd = await client.get('/en/requests?after=nothing');

    expect([...listed(page.body), ...listed(next.body)]).toEqual([oldest, ...references.slice(0, -1)]);
    expect(listed(page.body)).toHaveLength(20);
    expect(listed(odd.body)).toEqual(listed(page.body));
    expect(page.text).toContain(say('en', 'exceptions.types.E302.name'));
    expect(page.text).toContain('CN¥200.00');
    expect(page.text).toContain(say('en', 'tickets.statuses.waiting'));
    expect((await owner.get(older)).body).not.toContain(oldest);
  });
});
