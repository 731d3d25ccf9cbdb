import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import type { PageClient } from '../support/html.js';
import { LiveLine } from '../support/live-line.js';
import { eachDatabase, sendJson, World } from './world.js';

const EVENTS = ['message:send', 'timeline:since', 'heads', 'read:mark', 'typing'];

describe.each(eachDatabase)('talking live, on %s', (_, database) => {
  let world: World;
  let owner: PageClient;
  let reference = '';
  let line: LiveLine;

  beforeAll(async () => {
    world = await World.start({ database });
    ({ client: owner, reference } = await world.customer());
    line = await LiveLine.connect(world.server.url, owner);
  });
  afterAll(async () => {
    line?.close();
    await world?.stop();
  });

  const say = (body: string, clientMessageId: string = randomUUID()) =>
    line.ask('message:send', { ticket: reference, clientMessageId, body });

  it('acknowledges after storing, answers a repetition the same, also over HTTP, and refuses other words under its id', async () => {
    const id = randomUUID();
    const first = await say('Hello?', id);
    const again = await say('Hello?', id);
    const byHttp = await sendJson(owner, `/api/v1/tickets/${reference}/messages`, {
      clientMessageId: id,
      body: 'Hello?',
    });
    const other = await say('Something else', id);
    const rows = await world.rows(`SELECT body FROM entries WHERE client_message_id = '${id}'`);

    expect(first.ok).toBe(true);
    expect(again).toEqual(first);
    expect(byHttp.json()).toMatchObject({ ok: true, id: first.id, seq: first.seq });
    expect(other).toMatchObject({ ok: false, error: { code: 'key-reused' } });
    expect(rows).toEqual([{ body: 'Hello?' }]);
  });

  it('stores one row when the same message comes fifty times at once through both doors', async () => {
    const id = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 50 }, async (_, index) =>
        index % 2
          ? await say('Once only.', id)
          : (
              await sendJson(owner, `/api/v1/tickets/${reference}/messages`, {
                clientMessageId: id,
                body: 'Once only.',
              })
            ).json<{ seq: number }>(),
      ),
    );

    expect(new Set(answers.map(({ seq }) => seq)).size).toBe(1);
    expect(await world.rows(`SELECT seq FROM entries WHERE client_message_id = '${id}'`)).toHaveLength(1);
  });

  it.each([
    ['nothing', '  \n ', 'tickets.errors.message-empty'],
    ['4,001 signs', 'x'.repeat(4_001), 'tickets.errors.message-long'],
  ])('refuses %s with a sentence', async (_what, body, key) => {
    const { ok, error } = await say(body);

    expect([ok, error?.code]).toEqual([false, key]);
    expect(error?.message).toMatch(/\w+ \w+/);
  });

  it('answers whatever is sent with a refusal, and stays up', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...EVENTS),
        fc.oneof(
          fc.anything({ withNullPrototype: false, maxDepth: 2 }),
          fc.record({
            ticket: fc.oneof(fc.constant(reference), fc.string()),
            after: fc.anything({ maxDepth: 1 }),
            seq: fc.anything({ maxDepth: 1 }),
          }),
        ),
        async (event, payload) => {
          const answer = await line.ask(event, JSON.parse(JSON.stringify(payload ?? null)) as unknown);

          expect(typeof answer.ok).toBe('boolean');
          expect(answer.error?.code).not.toBe('unexpected');
        },
      ),
      { numRuns: 250 },
    );
    const proto = JSON.parse(
      `{"ticket":"${reference}","__proto__":{"ok":true},"constructor":{"prototype":{"x":1}},"after":0,"limit":5}`,
    ) as unknown;

    expect((await line.ask('timeline:since', proto)).ok).toBe(false);
    expect((await say('Still here.')).ok).toBe(true);
  });

  it('lets no page of another site in, and nobody whom it does not know', async () => {
    await expect(
      LiveLine.connect(world.server.url, owner, { headers: { origin: 'https://evil.example' } }),
    ).rejects.toThrow(/error/);
    await expect(
      LiveLine.connect(world.server.url, owner, {
        headers: { origin: 'https://evil.example' },
        transports: ['polling'],
      }),
    ).rejects.toThrow(/error/);
    await expect(LiveLine.connect(world.server.url, null)).rejects.toThrow('sign-in');
  });

  it('tells the other side that one is typing, and how far one has read; never oneself', async () => {
    const jonas = await LiveLine.connect(world.server.url, await world.staff('jonas'));
    await jonas.ask('timeline:since', { ticket: reference, after: 0, limit: 50 });
    await line.ask('timeline:since', { ticket: reference, after: 0, limit: 50 });
    await jonas.ask('typing', { ticket: reference });
    const typing = await line.next('typing');
    const { heads } = await line.ask('heads', { tickets: [reference] });
    const seq = (heads as Record<string, number>)[reference];
    await line.ask('read:mark', { ticket: reference, seq });
    await line.ask('read:mark', { ticket: reference, seq: 1 });
    const marked = await jonas.next('read:marked');
    const [row] = await world.rows(
      `SELECT customer_read_seq AS n FROM tickets WHERE reference = '${reference}'`,
    );

    expect(typing).toMatchObject({ name: 'Jonas', author: 'staff' });
    expect(jonas.of('typing')).toEqual([]);
    expect(marked).toMatchObject({ seq, author: 'customer' });
    expect(Number(row?.n)).toBe(seq);
    jonas.close();
  });

  it('speaks the language of the page', async () => {
    const chinese = await LiveLine.connect(world.server.url, owner, { language: 'zh-CN' });
    const refused = await chinese.ask('message:send', {
      ticket: reference,
      clientMessageId: randomUUID(),
      body: '',
    });
    chinese.close();

    expect(refused.error?.message).toMatch(/[\u4e00-\u9fff]/);
  });
});
