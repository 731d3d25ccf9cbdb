import { randomUUID } from 'node:crypto';
import type { PageClient } from '../support/html.js';
import { eachDatabase, say, sendForm, World } from './world.js';

const MISSING = 'The app still shows it as pending.';
const FIFTEEN_DAYS_MS = 15 * 86_400_000;

describe.each(eachDatabase)('a request that is said to be solved, on %s', (_, database) => {
  let world: World;
  let jonas: PageClient;

  beforeAll(async () => {
    world = await World.start({ database });
    jonas = await world.staff('jonas');
  });
  afterAll(() => world?.stop());

  const solved = async (): Promise<{ client: PageClient; reference: string }> => {
    const customer = await world.customer();
    const { status } = await sendForm(jonas, `/agent/t/${customer.reference}/resolution`, {
      result: 'The transfer has arrived by now.',
      key: randomUUID(),
    });
    expect(status).toBe(303);

    return customer;
  };
  const confirm = (client: PageClient, reference: string, key: string = randomUUID()) =>
    sendForm(client, `/en/requests/${reference}/confirmation`, { key });
  const reopen = (client: PageClient, reference: string, missing = MISSING, key: string = randomUUID()) =>
    sendForm(client, `/en/requests/${reference}/reopening`, { missing, key });
  const statusOf = async (reference: string): Promise<unknown> =>
    (await world.rows(`SELECT status FROM tickets WHERE reference = '${reference}'`))[0]?.['status'];

  it('asks whether it is, and is closed by its customer’s yes, once', async () => {
    const { client, reference } = await solved();
    const page = await client.get(`/en/requests/${reference}`);
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => confirm(client, reference, key)));
    const late = await confirm(client, reference);
    const after = await client.get(`/en/requests/${reference}`);

    expect(page.text).toContain(say('en', 'portal.verdict.title'));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(late.status).toBe(409);
    expect(await statusOf(reference)).toBe('closed');
    expect(after.text.split(say('en', 'tickets.facts.closed'))).toHaveLength(2);
    expect(after.text).toContain(say('en', 'portal.verdict.closed'));
    expect(after.body).not.toContain('class="confirm"');
  });

  it('takes no word once it is closed, and gives back the one that came too late', async () => {
    const { client, reference } = await solved();
    await confirm(client, reference);
    for (const page of [`/en/requests/${reference}`, `/en/chat/${reference}`]) {
      const words = { body: 'One more\nthing.', clientMessageId: randomUUID() };
      const late = await sendForm(client, `${page}/messages`, words);

      expect([page, late.status]).toEqual([page, 409]);
      expect(late.text).toContain(say('en', 'tickets.errors.closed'));
      expect(late.body).toContain('readonly>\nOne more\nthing.</textarea>');
    }
  });

  it('is open again by its customer’s no, with what is missing as a word in the record', async () => {
    const { client, reference } = await solved();
    await client.get(`/en/requests/${reference}`);
    const page = await client.submit('.reopen', { missing: MISSING });
    const desk = await jonas.get(`/agent/t/${reference}`);

    expect(page.status).toBe(200);
    expect(page.text).toContain(say('en', 'tickets.facts.reopened'));
    expect(page.text.split(MISSING)).toHaveLength(2);
    expect(desk.text).toContain(MISSING);
    expect(await statusOf(reference)).toBe('open');
    expect((await confirm(client, reference)).status).toBe(409);
  });

  it('keeps no code that its customer answers with, as no message does', async () => {
    const { client, reference } = await solved();
    const page = await reopen(client, reference, '482913');
    const kept = await world.rows(`SELECT body FROM entries WHERE body LIKE '%482913%'`);

    expect(page.status).toBe(303);
    expect(kept).toEqual([]);
    expect(await statusOf(reference)).toBe('open');
  });

  it('needs to be told what is missing, and keeps what was typed', async () => {
    const { client, reference } = await solved();
    const page = await reopen(client, reference, '   ');
    const long = await reopen(client, reference, 'n'.repeat(4_001));

    expect([page.status, long.status]).toEqual([422, 422]);
    expect(page.text).toContain(say('en', 'portal.errors.missing'));
    expect(long.field('missing')).toMatchObject({ invalid: true, value: 'n'.repeat(4_001) });
    expect(await statusOf(reference)).toBe('resolved');
  });

  it('may be opened again for fourteen days after it was closed, and no longer', async () => {
    const { client, reference } = await solved();
    await confirm(client, reference);
    const closed = await client.get(`/en/requests/${reference}`);
    const back = await reopen(client, reference);
    const again = await statusOf(reference);
    await sendForm(jonas, `/agent/t/${reference}/resolution`, {
      result: 'It has arrived.',
      key: randomUUID(),
    });
    await confirm(client, reference);
    await world.change(
      `UPDATE tickets SET closed_at = ${Date.now() - FIFTEEN_DAYS_MS} WHERE reference = '${reference}'`,
    );
    const page = await client.get(`/en/requests/${reference}`);
    const late = await reopen(client, reference);
    const asked = await sendForm(client, `/en/requests/${reference}/escalation`, {
      reason: 'It is still missing.',
      key: randomUUID(),
    });

    expect(closed.text).toMatch(/You can open this request again until \d/);
    expect([back.status, again]).toEqual([303, 'open']);
    expect(page.body).not.toContain('class="reopen"');
    expect([late.status, asked.status]).toEqual([409, 409]);
    expect(late.text).toContain(say('en', 'tickets.errors.closed'));
    expect(late.body).toContain(`readonly>\n${MISSING}</textarea>`);
    expect(await statusOf(reference)).toBe('closed');
  });

  it('is nobody else’s to judge: not the staff’s, and not another customer’s', async () => {
    const { reference } = await solved();
    const { client: stranger } = await world.customer();
    const page = await jonas.get(`/en/requests/${reference}`);
    const answers = [
      await confirm(jonas, reference),
      await reopen(jonas, reference),
      await confirm(stranger, reference),
      await reopen(stranger, reference),
    ];

    expect(page.body).not.toContain('class="confirm"');
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 404, 404]);
    expect(await statusOf(reference)).toBe('resolved');
  });

  it('has one answer where yes and no, or a supervisor, come at the same moment', async () => {
    const tickets = [await solved(), await solved(), await solved()];
    const answers = await Promise.all(
      tickets.flatMap(({ client, reference }) => [
        confirm(client, reference),
        sendForm(client, `/en/requests/${reference}/escalation`, {
          reason: 'Please look.',
          key: randomUUID(),
        }),
      ]),
    );
    const open = await world.rows(
      `SELECT t.reference, t.status FROM tickets t JOIN escalations e ON e.ticket_id = t.id`,
    );

    expect(answers.filter(({ status }) => status !== 303 && status !== 409)).toEqual([]);
    for (const { reference } of tickets) {
      expect(open).toContainEqual({ reference, status: 'open' });
    }
  });
});
