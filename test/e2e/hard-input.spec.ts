import { randomUUID } from 'node:crypto';
import type { PageClient } from '../support/html.js';
import { LiveLine } from '../support/live-line.js';
import { eachDatabase, sendForm, sendJson, World } from './world.js';

/** A letter that Unicode writes as two when it puts texts in order. */
const GROWING = '\u0958';

describe.each(eachDatabase)('what no form of ours would send, on %s', (_, database) => {
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

  const messages = (body: unknown) => sendJson(owner, `/api/v1/tickets/${reference}/messages`, body);

  it.each([
    'after=-1',
    'after=1.5',
    'after=1e400',
    'after=99999999999999999999',
    'after=NaN',
    'after=one',
    'after=1&after=2',
    'limit=0',
    'limit=-1',
    'limit=1.5',
    'limit=201',
    'limit=1e400',
    'limit=ten',
  ])('is refused as a page of the record: %s', async (query) => {
    const answer = await owner.send(`/api/v1/tickets/${reference}/entries?${query}`);

    expect(answer.status).toBe(422);
    expect(answer.json<{ error: { fields: { field: string }[] } }>().error.fields[0]?.field).toBe(
      query.split('=')[0],
    );
  });

  it('is told apart from the pages that a browser asks for', async () => {
    const first = await owner.send(`/api/v1/tickets/${reference}/entries`);
    const beyond = await owner.send(`/api/v1/tickets/${reference}/entries?after=5&limit=200`);

    expect(first.json()).toMatchObject({ ok: true, head: 1, entries: [{ seq: 1 }] });
    expect(beyond.json()).toMatchObject({ ok: true, head: 1, entries: [] });
  });

  it('names no ticket to nobody', async () => {
    const answer = await world.visitor().send(`/api/v1/tickets/${reference}/entries`);

    expect(answer.status).toBe(404);
  });

  it.each([1e300, Number.MAX_SAFE_INTEGER + 1, -1, 1.5])(
    'is refused as a number of an entry: %d',
    async (seq) => {
      const word = { ticket: reference, clientMessageId: randomUUID(), body: 'Hello', baseSeq: seq };
      const answers = [
        await line.ask('message:send', word),
        await line.ask('timeline:since', { ticket: reference, after: seq, limit: 10 }),
        await line.ask('read:mark', { ticket: reference, seq }),
      ];

      expect(answers.map(({ ok }) => ok)).toEqual([false, false, false]);
      expect(answers.map(({ error }) => error?.code)).not.toContain('unexpected');
      expect((await messages({ clientMessageId: randomUUID(), body: 'Hello', baseSeq: seq })).status).toBe(
        422,
      );
    },
  );

  it('loses the sign that ends a text for other programs, and nothing else', async () => {
    const byLine = await line.ask('message:send', {
      ticket: reference,
      clientMessageId: randomUUID(),
      body: 'by li\0ne',
    });
    const byHttp = await messages({ clientMessageId: randomUUID(), body: 'by ht\0tp' });
    const { text } = await owner.get(`/en/requests/${reference}`);

    expect([byLine.ok, byHttp.status]).toEqual([true, 200]);
    expect(text).toContain('by line');
    expect(text).toContain('by http');
  });

  it.each(['\u200B\u200D\uFEFF', '\0\0', ' \u2060\t'])(
    'is not taken for a word where nobody could see one',
    async (body) => {
      const answers = [
        await line.ask('message:send', { ticket: reference, clientMessageId: randomUUID(), body }),
        (await messages({ clientMessageId: randomUUID(), body })).json<{ error: { fields: unknown[] } }>(),
      ];
      const chat = await sendForm(owner, '/en/chat', { body, key: randomUUID() });

      expect(answers[0]).toMatchObject({ ok: false, error: { code: 'tickets.errors.message-empty' } });
      expect(answers[1]?.error).toMatchObject({ fields: [{ field: 'body' }] });
      expect(chat.status).toBe(422);
    },
  );

  it('hides a card number whatever stands between its digits', async () => {
    for (const unseen of ['\u200B', '\u00AD', '\u2060 ']) {
      await messages({ clientMessageId: randomUUID(), body: [...'4111111111111111'].join(unseen) });
    }
    const { body } = await owner.get(`/en/requests/${reference}/record.txt`);

    expect(body).toContain('•');
    expect(body.replaceAll(/[\p{Cf} ]/gu, '')).not.toContain('41111111');
  });

  it('is measured as it will be stored', async () => {
    const answer = await sendForm(owner, `/en/requests/${reference}/escalation`, {
      reason: GROWING.repeat(600),
      key: randomUUID(),
    });

    expect(answer.status).toBe(422);
  });

  it('is refused however deep it is nested, at both doors', async () => {
    const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const answer = await messages(`{"clientMessageId":"${randomUUID()}","body":${nested(20_000)}}`);
    const byLine = await line.ask('heads', { tickets: JSON.parse(nested(2_000)) as unknown });

    expect(answer.status).toBe(422);
    expect(byLine.ok).toBe(false);
    expect(byLine.error?.code).not.toBe('unexpected');
  });
});
