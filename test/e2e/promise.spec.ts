import { randomUUID } from 'node:crypto';
import type { PageClient } from '../support/html.js';
import { aTicket, eachDatabase, openTicket, say, sendForm, sendJson, World } from './world.js';

/** A Friday, 17:30 in Shanghai and 10:30 in Berlin; the desk closes at 18:00. */
const FRIDAY = new Date('2026-11-20T09:30:00.000Z');
const HALF_AN_HOUR_LATER = new Date('2026-11-20T10:00:00.000Z');
const MONDAY = new Date('2026-11-23T09:30:00.000Z');
const TYPED = { occurredDate: '2026-11-20', occurredTime: '09:00', zone: 'Europe/Berlin' };

describe.each(eachDatabase)('what the desk promises (%s)', (_, database) => {
  let world: World;

  beforeAll(async () => {
    world = await World.start({ database, env: { CLOCK_AT: FRIDAY.toISOString() } });
  });
  afterAll(() => world?.stop());

  const dues = async (reference: string): Promise<Record<string, unknown>> => {
    const [row = {}] = await world.rows(
      `SELECT priority, taxonomy_version, first_reply_due_at, first_replied_at, next_due_at FROM tickets
       WHERE reference = '${reference}'`,
    );

    return Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value,
      ]),
    );
  };
  const write = (client: PageClient, reference: string, body: string) =>
    sendJson(client, `/api/v1/tickets/${reference}/messages`, { clientMessageId: randomUUID(), body });

  it.each(['en', 'zh-CN'] as const)(
    'is told by the clock of the customer, the same at every look (%s)',
    async (language) => {
      const amina = world.visitor();
      const sent = await sendForm(amina, `/${language}/requests`, aTicket({ ...TYPED, type: 'E302' }));
      const { location = '' } = sent.headers;
      const page = await amina.get(location);
      const again = await amina.get(location);
      const [reference = ''] = /WD-[\w-]+/.exec(location) ?? [];
      const time = language === 'en' ? '20 Nov 2026, 11:00 GMT+1' : '2026年11月20日 11:00 GMT+1';

      expect([sent.status, page.status]).toEqual([303, 200]);
      expect(location).toBe(`/${language}/requests/${reference}/received`);
      expect(page.text).toContain(reference);
      expect(page.text).toContain(say(language, 'portal.received.promised', { time }));
      expect(page.text).toContain(language === 'en' ? 'Central European' : '中欧');
      expect([...page.body.matchAll(/<time datetime="([^"]+)"/g)].map(([, at]) => at)).toEqual([
        FRIDAY.toISOString(),
        HALF_AN_HOUR_LATER.toISOString(),
        '2026-11-21T09:30:00.000Z',
      ]);
      expect(again.text).toBe(page.text);
    },
  );

  it('can be taken into a calendar, by its customer alone', async () => {
    const { client, reference } = await world.customer('en', TYPED);
    const path = `/en/requests/${reference}/received`;
    const file = await client.send(`${path}.ics`);
    const { client: stranger } = await world.customer('en', TYPED);

    expect(file.status).toBe(200);
    expect(file.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(file.headers['content-disposition']).toContain('first-reply.ics');
    expect(file.body).toContain('DTSTART:20261120T100000Z\r\n');
    expect(file.body).not.toContain('200 yuan');
    expect((await stranger.send(path)).status).toBe(404);
    expect((await stranger.send(`${path}.ics`)).status).toBe(404);
  });

  it.each([
    ['E302', 'P2', HALF_AN_HOUR_LATER],
    ['E601', 'P1', new Date('2026-11-20T09:45:00.000Z')],
    ['E101', 'P3', new Date('2026-11-23T04:30:00.000Z')],
    ['E805', 'P4', MONDAY],
  ])('a request of type %s: %s', async (type, priority, due) => {
    const reference = await openTicket(world.visitor(), { ...TYPED, type });

    expect(await dues(reference)).toEqual({
      priority,
      taxonomy_version: 1,
      first_reply_due_at: due.getTime(),
      first_replied_at: null,
      next_due_at: due.getTime(),
    });
  });

  it('a chat is answered within minutes of open time', async () => {
    const amina = world.visitor();
    const sent = await sendForm(amina, '/en/chat', { body: 'Is somebody there?', key: randomUUID() });
    const [reference = ''] = /WD-[\w-]+/.exec(sent.headers.location ?? '') ?? [];

    expect(await dues(reference)).toMatchObject({
      priority: 'P3',
      next_due_at: new Date('2026-11-20T09:35:00.000Z').getTime(),
    });
  });

  it('is kept by the first word of the staff, and the next word of the customer is owed an answer', async () => {
    const jonas = await world.staff('jonas');
    const { client: amina, reference } = await world.customer('en', { ...TYPED, type: 'E101' });
    const promised = await dues(reference);
    await write(amina, reference, 'It still does not let me in.');
    const waited = await dues(reference);
    await write(jonas, reference, 'Please update the app and try once more.');
    const answered = await dues(reference);
    await write(jonas, reference, 'Version 5.2 or newer.');
    const twice = await dues(reference);
    await write(amina, reference, 'I did, and it says the same.');
    const asked = await dues(reference);

    expect(waited).toEqual(promised);
    expect(answered).toEqual({ ...promised, first_replied_at: FRIDAY.getTime(), next_due_at: null });
    expect(twice).toEqual(answered);
    expect(asked).toEqual({ ...answered, next_due_at: MONDAY.getTime() });
  });
});
