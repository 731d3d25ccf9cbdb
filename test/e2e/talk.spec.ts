import { randomUUID } from 'node:crypto';
import type { PageClient } from '../support/html.js';
import { LiveLine } from '../support/live-line.js';
import { say, sendForm, World } from './world.js';

const key = (): { key: string } => ({ key: randomUUID() });
const word = (body: string) => ({ body, clientMessageId: randomUUID() });

describe('a chat from its first word to its end', () => {
  let world: World;
  let mei: PageClient;

  beforeAll(async () => {
    world = await World.start({ env: { RATE_LIMITS: 'off' } });
    mei = await world.staff('mei');
  });
  afterAll(() => world?.stop());
  afterEach(async () => {
    // Nobody of one story stands in the line of the next.
    for (const { reference, customer } of chats.splice(0)) {
      await sendForm(customer, `/en/chat/${reference}/leaving`, key());
    }
  });
  const chats: { customer: PageClient; reference: string }[] = [];

  /** Somebody new asks for a chat. */
  async function begin(body = 'Is anyone there?', query = ''): Promise<(typeof chats)[number]> {
    const customer = world.visitor();
    await customer.get(`/en/chat${query}`);
    const page = await customer.submit('/en/chat', { body });
    const reference = /^\/en\/chat\/(WD-[^/]+)$/.exec(page.url.pathname)?.[1] ?? page.text;
    const chat = { customer, reference };
    chats.push(chat);

    return chat;
  }
  const accept = (who: PageClient, reference: string) =>
    sendForm(who, `/agent/chat/${reference}/acceptance`, key());
  const watch = async (who: PageClient, reference: string): Promise<LiveLine> => {
    const line = await LiveLine.connect(world.server.url, who);
    await line.ask('timeline:since', { ticket: reference, after: 0, limit: 50 });

    return line;
  };

  it('is held on two plain pages: who waits sees his place, who answers sees him, and the request goes on', async () => {
    const { customer, reference } = await begin('My payment broke off.', '?type=E301');
    const before = await customer.get(`/en/chat/${reference}`);
    const strip = await mei.get('/agent/chat');
    await mei.get(`/agent/chat/${reference}`);
    await mei.submit('.accept');
    const open = await mei.submit(`/agent/chat/${reference}/replies`, { body: 'I am looking at it.' });
    const attended = await customer.get(`/en/chat/${reference}`);
    await customer.submit(`/en/chat/${reference}/messages`, { body: 'Thank you.' });
    const after = await customer.submit('.leave');
    const ended = await mei.get(`/agent/chat/${reference}`);
    const [row] = await world.rows(`SELECT mode, type_code FROM tickets WHERE reference = '${reference}'`);

    expect(before.text).toContain(say('en', 'chat.line.next'));
    expect(strip.title).toMatch(/^\(1\) /);
    expect(strip.text).toContain('My payment broke off.');
    expect(open.text).toContain('I am looking at it.');
    expect(attended.text).toContain(`梅 Mei ${say('en', 'chat.roles.agent')}`);
    expect(attended.text).not.toContain(say('en', 'chat.line.next'));
    expect(after.url.pathname).toBe(`/en/requests/${reference}`);
    expect(after.text).toContain(say('en', 'chat.done.left'));
    expect(ended.text).toContain('Thank you.');
    expect(ended.body).not.toContain('class="end"');
    expect(row).toEqual({ mode: 'async', type_code: 'E301' });
  });

  it('keeps at 422 what was typed, on either page, and says what is wrong', async () => {
    const { customer, reference } = await begin();
    const long = 'x'.repeat(4_001);
    const input = { body: long, clientMessageId: randomUUID() };
    const his = await sendForm(customer, `/en/chat/${reference}/messages`, input);
    const hers = await sendForm(mei, `/agent/chat/${reference}/replies`, input);

    for (const page of [his, hers]) {
      expect([page.status, page.field('body')?.value]).toEqual([422, long]);
      expect(page.text).toContain(say('en', 'tickets.errors.message-long'));
    }
  });

  it('shows a reply that was overtaken what overtook it, and sends it anyway with the button beside that', async () => {
    const { reference } = await begin();
    const jonas = await world.staff('jonas');
    await mei.get(`/agent/chat/${reference}`);
    await mei.submit('.accept');
    await sendForm(jonas, `/agent/t/${reference}/replies`, { ...word('Jonas was first.'), baseSeq: '99' });
    const stale = await mei.submit(`/agent/chat/${reference}/replies`, { body: 'Mei has a long draft.' });
    const newer = stale.body.slice(stale.body.indexOf('id="newer-title"'));
    const [, name, value] =
      /<button class="button button-main"[^>]*? name="([^"]+)" value="([^"]+)"/.exec(newer) ?? [];
    const anyway = await mei.submit(
      `/agent/chat/${reference}/replies`,
      name && value ? { [name]: value } : {},
    );

    expect(stale.status).toBe(409);
    expect(newer).toContain(say('en', 'chat.newer.anyway'));
    expect(anyway.status).toBe(200);
    expect(anyway.text).toContain('Mei has a long draft.');
    await sendForm(mei, `/agent/chat/${reference}/end`, key());
  });

  it('is refused as a fourth one with a sentence, on the page of the chats', async () => {
    const jonas = await world.staff('jonas');
    const four = [await begin(), await begin(), await begin(), await begin()];
    const statuses = [];
    for (const { reference } of four.slice(0, 3)) {
      statuses.push((await accept(jonas, reference)).status);
    }
    const refused = await accept(jonas, four[3]?.reference ?? '');

    expect([...statuses, refused.status]).toEqual([303, 303, 303, 409]);
    expect(refused.text).toContain(say('en', 'chat.errors.full', { count: 3 }));
    expect(refused.text).toContain(say('en', 'chat.console.held', { held: 3, most: 3 }));
  });

  it('moves up before the eyes of those who wait, and tells each side whether the other is there', async () => {
    const [first, second] = [await begin(), await begin()];
    const waits = await watch(second.customer, second.reference);
    await accept(mei, first.reference);
    const moved = await waits.next('queue:position');
    await accept(mei, second.reference);
    const agent = await watch(mei, second.reference);
    const here = await waits.next('presence', ({ here }) => here === true);
    const there = await agent.next('presence');
    agent.close();
    const gone = await waits.next('presence', ({ here }) => here === false);
    waits.close();

    expect(moved).toEqual({ ticket: second.reference, ahead: 0, text: say('en', 'chat.line.next') });
    expect(here).toMatchObject({ text: say('en', 'chat.presence.staff-here', { name: '梅 Mei' }) });
    expect(there).toMatchObject({ here: true, text: say('en', 'chat.presence.customer-here') });
    expect(gone).toMatchObject({ text: say('en', 'chat.presence.staff-away', { name: '梅 Mei' }) });
  });

  it('is heard by nobody else: not by another customer, and by another agent only as a row that has changed', async () => {
    const [hers, other] = [await begin('A secret of mine.'), await begin('Something else.')];
    const stranger = await watch(other.customer, other.reference);
    const tried = await stranger.ask('timeline:since', { ticket: hers.reference, after: 0, limit: 50 });
    const jonas = await LiveLine.connect(world.server.url, await world.staff('jonas'));
    const own = await watch(hers.customer, hers.reference);
    await accept(mei, hers.reference);
    const agent = await watch(mei, hers.reference);
    const message = { ticket: hers.reference, clientMessageId: randomUUID(), body: 'My secret word.' };
    await own.ask('typing', { ticket: hers.reference });
    await own.ask('message:send', message);
    await own.ask('read:mark', { ticket: hers.reference, seq: 1 });
    await agent.next('entry:new', ({ entry }) => (entry as { text: string }).text === 'My secret word.');
    await jonas.next('rows:changed');
    const [row] = await world.rows(`SELECT id FROM tickets WHERE reference = '${hers.reference}'`);

    expect(tried).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(new Set(jonas.heard.map(({ event }) => event))).toEqual(new Set(['rows:changed']));
    expect(JSON.stringify(jonas.heard)).not.toMatch(/secret|WD-/);
    const foreign = stranger.heard.filter(({ data }) =>
      [hers.reference, String(row?.['id']), 'secret'].some((word) => JSON.stringify(data).includes(word)),
    );
    expect(foreign).toEqual([]);
    [stranger, jonas, own, agent].forEach((line) => line.close());
  });
});
