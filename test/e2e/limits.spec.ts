import { randomUUID } from 'node:crypto';
import { BUCKETS } from '../../src/platform/http/rate-limits.js';
import type { PageClient } from '../support/html.js';
import { aTicket, sendForm, World } from './world.js';

const { each, place } = BUCKETS['ticket-open'];

describe('who comes too often', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start({ env: { RATE_LIMITS: '1', TRUSTED_PROXIES: '127.0.0.1/32' } });
  });
  afterAll(() => world?.stop());

  const from = (address: string): PageClient => world.visitor({ headers: { 'x-forwarded-for': address } });
  const open = (client: PageClient, description = 'My transfer has not arrived.') =>
    sendForm(client, '/en/requests', aTicket({ description }));

  it('is told when to come back, on the same page with what was typed; nobody else is', async () => {
    const client = from('198.51.100.1');
    await open(client);
    const answers = await Promise.all(Array.from({ length: each + 3 }, () => open(client, 'Typed in vain?')));
    const refused = answers.filter(({ status }) => status === 429);
    const [page] = refused;

    expect(answers.filter(({ status }) => status === 303)).toHaveLength(each);
    expect(refused).toHaveLength(3);
    expect(Number(page?.headers['retry-after'])).toBeGreaterThan(0);
    expect(page?.field('description')?.value).toBe('Typed in vain?');
    expect(page?.text).toMatch(/try again in \d+ (second|minute)s?\./);
    expect((await open(from('198.51.100.2'))).status).toBe(303);
  }, 60_000);

  it('is not freed by new cookies, nor by telling of another address', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < place + 5; count += 1) {
      // A stranger may write what he likes in front; our proxy writes the last hop.
      const stranger = from(`203.0.113.${count % 250}, 198.51.100.77`);
      statuses.push((await open(stranger)).status);
    }

    expect(statuses.filter((status) => status === 303)).toHaveLength(place);
    expect(statuses.slice(place)).toEqual(Array(5).fill(429));
  }, 240_000);

  it('is counted by the network in IPv6, where one machine has any number of addresses', async () => {
    const search = (address: string) =>
      from(address).send('/api/v1/faq/search?q=money', { headers: { accept: 'application/json' } });
    const answers = await Promise.all(
      Array.from({ length: BUCKETS.search.place + 1 }, (_, count) =>
        search(`2001:db8::${count.toString(16)}`),
      ),
    );
    const refused = answers.filter(({ status }) => status === 429);

    expect(refused).toHaveLength(1);
    expect(refused[0]?.json()).toMatchObject({ error: { code: 'too-many' } });
    expect((await search('2001:db8:0:1::1')).status).toBe(200);
    expect((await from('2001:db8::1').send('/livez')).status).toBe(200);
  }, 60_000);

  it('may ask whether we live as often as a machine likes', async () => {
    const answers = await Promise.all(Array.from({ length: 400 }, () => from('198.51.100.9').send('/livez')));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });

  it('keeps the word that could not be sent', async () => {
    const client = from('198.51.100.200');
    const opened = await open(client);
    const [reference = ''] = /WD-[\w-]+/.exec(opened.headers.location ?? '') ?? [];
    const say = (body: string) =>
      sendForm(client, `/en/requests/${reference}/messages`, { body, clientMessageId: randomUUID() });
    const answers = await Promise.all(
      Array.from({ length: BUCKETS['message-send'].each + 1 }, (_, count) =>
        say(`Word ${count}, and one more.`),
      ),
    );
    const refused = answers.filter(({ status }) => status === 429);

    expect(refused).toHaveLength(1);
    expect(refused[0]?.body).toMatch(/Word \d+, and one more\./);
  }, 60_000);
});
