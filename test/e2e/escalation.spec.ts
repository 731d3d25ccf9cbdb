import { randomUUID } from 'node:crypto';
import type { PageClient } from '../support/html.js';
import { LiveLine } from '../support/live-line.js';
import { eachDatabase, say, sendForm, World } from './world.js';

const REASON = 'I was told to wait, twice.';
const DECISION = 'You are right. The other provider answers until tomorrow noon.';

describe.each(eachDatabase)('the road to a supervisor, on %s', (_, database) => {
  let world: World;
  let jonas: PageClient;
  let supriya: PageClient;
  let olga: PageClient;

  beforeAll(async () => {
    world = await World.start({ database });
    jonas = await world.staff('jonas');
    supriya = await world.staff('supriya');
    olga = await world.newStaff('olga', 'supervisor', 'Olga');
  });
  afterAll(() => world?.stop());

  const ask = (client: PageClient, reference: string, key: string = randomUUID(), reason = REASON) =>
    sendForm(client, `/en/requests/${reference}/escalation`, { reason, key });
  const see = (client: PageClient, reference: string) =>
    sendForm(client, `/agent/t/${reference}/escalation/sight`, { key: randomUUID() });
  const decide = (client: PageClient, reference: string, input: Record<string, string> = {}) =>
    sendForm(client, `/agent/t/${reference}/escalation/decision`, {
      outcome: 'partly',
      decision: DECISION,
      key: randomUUID(),
      ...input,
    });

  it('is open to every customer, who reads until when; the board and the queue show it', async () => {
    const { client, reference } = await world.customer();
    await client.get(`/en/requests/${reference}`);
    const page = await client.submit('.escalate', { reason: REASON });
    const board = await supriya.get('/supervisor/escalations');
    const queue = await jonas.get('/agent/queue');

    expect(page.status).toBe(200);
    expect(page.body).toMatch(/data-escalation[^>]*>[^<]*will look at this by/);
    expect(page.text).toContain(
      say('en', 'tickets.facts.escalation-requested-by-customer', { reason: REASON }),
    );
    expect(page.body).not.toContain('class="escalate"');
    expect(board.text).toContain(`${REASON} Customer`);
    expect(board.body).toContain(`/agent/t/${reference}`);
    expect(queue.text).toContain('Escalated');
  });

  it('is open to the staff too, and the customer reads who asked', async () => {
    const { client, reference } = await world.customer('zh-CN');
    await jonas.get(`/agent/t/${reference}`);
    const page = await jonas.submit('.escalate', { reason: 'This is above me.' });
    const read = await client.get(`/zh-CN/requests/${reference}`);

    expect(page.status).toBe(200);
    expect(read.text).toContain(
      say('zh-CN', 'tickets.facts.escalation-requested-by-staff', { reason: 'This is above me.' }),
    );
  });

  it.each([
    ['no reason', '', 'escalations.errors.reason'],
    ['a novel', 'n'.repeat(1_001), 'escalations.errors.reason-long'],
  ])('asks again for a reason where there is %s, and keeps what was typed', async (_name, reason, key) => {
    const { client, reference } = await world.customer();
    const page = await ask(client, reference, randomUUID(), reason);

    expect(page.status).toBe(422);
    expect(page.text).toContain(say('en', key));
    expect(page.field('reason')).toMatchObject({ invalid: true, value: reason });
    expect((await ask(client, reference)).status).toBe(303);
  });

  it('takes a double click for one request, and answers a second one in a sentence', async () => {
    const { client, reference } = await world.customer();
    const key = randomUUID();
    const clicks = await Promise.all([1, 2, 3, 4].map(() => ask(client, reference, key)));
    const second = await ask(client, reference, randomUUID(), 'And another reason.');
    const byStaff = await sendForm(jonas, `/agent/t/${reference}/escalation`, {
      reason: 'Me too.',
      key: randomUUID(),
    });
    const record = await client.send(`/en/requests/${reference}/record.txt`);

    expect(clicks.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
    for (const late of [second, byStaff]) {
      expect(late.status).toBe(409);
      expect(late.text).toContain(say('en', 'escalations.errors.open-already'));
    }
    expect(record.body.split(REASON)).toHaveLength(2);
    expect(record.body).not.toContain('another reason');
  });

  it('gives the case to one of two supervisors who reach for it at once', async () => {
    const { client, reference } = await world.customer();
    await ask(client, reference);
    const answers = await Promise.all([see(supriya, reference), see(olga, reference)]);
    const loser = answers.find(({ status }) => status !== 303);
    const winner = answers[0]?.status === 303 ? 'Supriya' : 'Olga';
    const page = await client.get(`/en/requests/${reference}`);
    const seen = say('en', 'tickets.facts.escalation-seen', { name: winner });

    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(loser?.text).toContain(say('en', 'escalations.errors.moved-meanwhile'));
    expect(page.text.split(seen)).toHaveLength(2);
  });

  it('tells the second of two who decide that the other was first, and keeps what she wrote', async () => {
    const { client, reference } = await world.customer();
    await ask(client, reference);
    const first = await decide(supriya, reference);
    const second = await decide(olga, reference, { decision: 'Olga sees it in another way.' });
    const record = await client.send(`/en/requests/${reference}/record.txt`);

    expect([first.status, second.status]).toEqual([303, 409]);
    expect(second.text).toContain(say('en', 'escalations.errors.moved-meanwhile'));
    expect(second.text).not.toContain(say('en', 'errors.not-found'));
    expect(record.body).not.toContain('another way');
  });

  it('brings the decision to the customer: at once, on the page, and in the record', async () => {
    const { client, reference } = await world.customer();
    const line = await LiveLine.connect(world.server.url, client);
    await line.ask('timeline:since', { ticket: reference, after: 0, limit: 50 });
    await ask(client, reference);
    await see(supriya, reference);
    const key = randomUUID();
    const answers = [
      await decide(supriya, reference, { key }),
      await decide(supriya, reference, { key }),
      await decide(supriya, reference, { key, decision: 'Other words under the same key.' }),
    ];
    await line.next('entry:new', ({ entry }) => (entry as { text: string }).text === DECISION);
    line.close();
    const page = await client.get(`/en/requests/${reference}`);
    const record = await client.send(`/en/requests/${reference}/record.txt`);
    const board = await supriya.get('/supervisor/escalations');

    expect(answers.map(({ status }) => status)).toEqual([303, 303, 409]);
    expect(page.text).toContain(say('en', 'tickets.facts.escalation-decided-partly', { name: 'Supriya' }));
    expect(page.text).toContain(say('en', 'escalations.states.decided', { name: 'Supriya' }));
    expect(record.body.split(DECISION)).toHaveLength(2);
    expect(board.body).not.toContain(reference);
    expect((await ask(client, reference)).status).toBe(303);
  });

  it('keeps the ticket from being marked as solved, also at the very same moment', async () => {
    const tickets = await Promise.all([1, 2, 3, 4, 5, 6].map(() => world.customer()));
    await Promise.all(
      tickets.flatMap(({ client, reference }) => [
        ask(client, reference),
        sendForm(jonas, `/agent/t/${reference}/resolution`, { key: randomUUID() }),
      ]),
    );
    const over = await world.rows(
      `SELECT t.reference FROM tickets t JOIN entries s ON s.ticket_id = t.id AND s.kind = 'status'
       JOIN entries e ON e.ticket_id = t.id AND e.kind = 'escalation' WHERE e.seq < s.seq`,
    );

    expect(over).toEqual([]);
  });
});
