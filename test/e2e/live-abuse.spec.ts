import { io } from 'socket.io-client';
import { randomUUID } from 'node:crypto';
import type { PageClient } from '../support/html.js';
import { LiveLine } from '../support/live-line.js';
import { waitFor } from '../support/wait.js';
import { World } from './world.js';

const deep = (levels: number): object =>
  Array.from({ length: levels }).reduce<object>((inner) => ({ a: inner }), {});

describe('what a socket may be made to swallow', () => {
  let world: World;
  let owner: PageClient;
  let reference = '';
  let line: LiveLine;

  beforeAll(async () => {
    world = await World.start({ env: { RATE_LIMITS: '1' } });
    ({ client: owner, reference } = await world.customer());
  });
  beforeEach(async () => {
    line = await LiveLine.connect(world.server.url, owner);
  });
  afterEach(() => line.close());
  afterAll(() => world?.stop());

  const message = (more: object = {}): object => ({
    ticket: reference,
    clientMessageId: randomUUID(),
    body: 'A word.',
    ...more,
  });

  it.each([
    ['no payload', []],
    ['two payloads', [message(), message()]],
    ['a text', ['message']],
    ['a list', [[message()]]],
    ['nothing at all', [null]],
    ['bytes', [Buffer.from('message')]],
    ['bytes in a field', [message({ body: Buffer.from('A word.') })]],
    ['a number for the text', [message({ body: 12 })]],
    ['a list for the ticket', [message({ ticket: [reference] })]],
    ['an object for the ticket', [message({ ticket: { $ne: null } })]],
    ['a field that we do not know', [message({ internal: true })]],
    ['a deep field', [message({ body: deep(2_000) })]],
    ['a prototype', [JSON.parse(`{"ticket":"${reference}","__proto__":{"admin":true}}`)]],
    ['a constructor', [message({ constructor: { prototype: { admin: true } } })]],
    ['60,000 signs', [message({ body: 'x'.repeat(60_000) })]],
  ])('refuses %s with a sentence, and listens on', async (_, payloads: readonly unknown[]) => {
    const refused = await line.ask('message:send', ...payloads);

    expect(refused.ok).toBe(false);
    expect(refused.error?.code).not.toBe('unexpected');
    expect(refused.error?.message).toMatch(/\w+ \w+/);
    expect((await line.ask('message:send', message())).ok).toBe(true);
  });

  it('does what it is told where nobody waits for the answer', async () => {
    const clientMessageId = randomUUID();
    line.socket.emit('message:send', message({ clientMessageId }));

    const stored = await waitFor('the entry', async () => {
      const rows = await world.rows(
        `SELECT body FROM entries WHERE client_message_id = '${clientMessageId}'`,
      );
      return rows.length > 0 && rows;
    });

    expect(stored).toEqual([{ body: 'A word.' }]);
  });

  it('bears an event that it does not know, one named "error" too, and cuts whoever goes on', async () => {
    const refused = await line.ask('error', { message: 'of ours' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'not-understood' } });
    for (const event of ['toString', '__proto__', 'constructor', 'message:sent']) {
      expect((await line.ask(event, {})).ok).toBe(false);
    }
    for (let times = 0; times < 20; times += 1) {
      line.socket.emit(`guess:${times}`, {});
    }
    await line.closed();

    line = await LiveLine.connect(world.server.url, owner);
    expect((await line.ask('heads', { tickets: [reference] })).ok).toBe(true);
  });

  it('lets nobody sit in the empty room before ours, nor shout there', async () => {
    const socket = io(world.server.url, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { origin: world.server.url },
    });
    const refused = new Promise<Error>((done) => socket.once('connect_error', done));
    socket.emit('error', {});
    expect((await refused).message).toBe('not-found');
    socket.close();

    expect((await line.ask('heads', { tickets: [reference] })).ok).toBe(true);
  });

  it('cuts a message that is larger than any of ours, and only that socket', async () => {
    const other = await LiveLine.connect(world.server.url, owner);
    line.socket.emit('message:send', message({ body: 'x'.repeat(70_000) }));
    await line.closed();

    expect((await other.ask('heads', { tickets: [reference] })).ok).toBe(true);
    other.close();
  });

  it('tells who asks too often when to come back, lets others speak, and cuts who never stops', async () => {
    const other = await world.customer();
    const calm = await LiveLine.connect(world.server.url, other.client);
    const answers = await Promise.all(
      Array.from({ length: 350 }, () => line.ask('heads', { tickets: [reference] })),
    );
    const refused = answers.find(({ ok }) => !ok);

    expect(answers[0]?.ok).toBe(true);
    expect(refused?.error?.code).toBe('too-many');
    expect(refused?.error?.message).toMatch(/\d+ (second|minute)s?\b/);
    expect((await calm.ask('heads', { tickets: [other.reference] })).ok).toBe(true);

    for (let times = 0; times < 1_500; times += 1) {
      line.socket.emit('heads', { tickets: [reference] });
    }
    await line.closed();
    expect((await calm.ask('heads', { tickets: [other.reference] })).ok).toBe(true);
    calm.close();
  });
});
