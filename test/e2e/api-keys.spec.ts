import { randomUUID } from 'node:crypto';
import type { Page, PageClient } from '../support/html.js';
import { eachDatabase, say, World } from './world.js';

describe.each(eachDatabase)('a program that changes something, on %s', (_, database) => {
  let world: World;
  let owner: PageClient;
  let reference = '';

  beforeAll(async () => {
    world = await World.start({ database });
    ({ client: owner, reference } = await world.customer());
  });
  afterAll(() => world?.stop());

  const post = (body: object, key?: string): Promise<Page> =>
    owner.send(`/api/v1/tickets/${reference}/messages`, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        'accept-language': 'en',
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      body: JSON.stringify(body),
    });
  const words = async (): Promise<number> => world.count('entries');
  const messageOf = (page: Page): string => page.json<{ error: { message: string } }>().error.message;

  it('must give its request a name', async () => {
    const before = await words();
    const answer = await post({ body: 'Without a key.' });

    expect([answer.status, messageOf(answer)]).toEqual([400, say('en', 'errors.key-missing')]);
    expect(await words()).toBe(before);
  });

  it.each([randomUUID(), 'order-17', '~'.repeat(64)])(
    'gets the first answer again under %s',
    async (name) => {
      const before = await words();
      const answers = await Promise.all(Array.from({ length: 5 }, () => post({ body: 'Only once.' }, name)));
      const later = await post({ body: 'Only once.' }, name);

      expect(new Set([...answers, later].map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
      expect(later.status).toBe(200);
      expect(await words()).toBe(before + 1);
    },
  );

  it('may not use a name for other words', async () => {
    await post({ body: 'First words.' }, 'used');
    const before = await words();
    const answer = await post({ body: 'Other words.' }, 'used');

    expect([answer.status, messageOf(answer)]).toEqual([409, say('en', 'errors.key-reused')]);
    expect(await words()).toBe(before);
  });

  it.each(['', 'x'.repeat(65), 'two words', '钥匙'])(
    'is refused with a name that is none: %j',
    async (name) => {
      const header = Buffer.from(name).toString('latin1');

      expect((await post({ body: 'Hello.' }, header)).status).toBe(400);
    },
  );

  it('is refused with two names for one request, and taken with the same one in both places', async () => {
    const id = randomUUID();

    expect((await post({ body: 'Hello.', clientMessageId: id }, randomUUID())).status).toBe(400);
    expect((await post({ body: 'Hello.', clientMessageId: id }, id)).status).toBe(200);
    expect((await post({ body: 'Hello.', clientMessageId: id })).status).toBe(200);
  });

  it('is another program’s business under the same name', async () => {
    const stranger = await world.customer();
    await post({ body: 'Mine.' }, 'shared');
    const before = await words();
    const { status } = await stranger.client.send(`/api/v1/tickets/${stranger.reference}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'shared' },
      body: JSON.stringify({ body: 'Mine, too.' }),
    });

    expect([status, await words()]).toEqual([200, before + 1]);
  });
});
