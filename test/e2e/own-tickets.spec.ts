import { randomUUID } from 'node:crypto';
import type { PageClient } from '../support/html.js';
import { LiveLine } from '../support/live-line.js';
import { eachDatabase, sendForm, sendJson, withoutChance, World } from './world.js';

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
      (await owner.send(`/api/v1/tickets/${reference}/entries`)).body,
      JSON.stringify(timeline),
      JSON.stringify(line.heard),
    ];
    line.close();

    expect(seen.filter((text) => text.includes('Between us') || text.includes('"internal":true'))).toEqual(
      [],
    );
  });
});
