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
    expect(board.text).toContain(`${say('en', 'escalations.why.other')} ${REASON} Asked by Customer`);
    expect(board.body).toContain(`/agent/t/${reference}`);
    expect(queue.text).toContain('Escalated');
  });

  it('keeps no code and no end of a card number among its reasons, as no message does', async () => {
    const { client, reference } = await world.customer();
    const message = { clientMessageId: randomUUID(), body: 'The card begins with 4111 1111' };
    await sendForm(client, `/en/requests/${reference}/messages`, message);
    await ask(client, reference, randomUUID(), '1111 1111 is the rest');
    await ask(client, reference, randomUUID(), '482913');
    const kept = JSON.stringify([
      ...(await world.rows(`SELECT e.reason, e.added_reason FROM escalations e`)),
      ...(await world.rows(`SELECT fact FROM entries WHERE kind = 'escalation'`)),
    ]);

    expect(kept).toContain('is the rest');
    expect(kept).not.toMatch(/1111 1111 is the rest|482913/);
  });

  it('is open to the staff too: the customer reads who asked, and the words stay among the staff', async () => {
    const { client, reference } = await world.customer('zh-CN');
    const line = await LiveLine.connect(world.server.url, client);
    await line.ask('timeline:since', { ticket: reference, after: 0, limit: 50 });
    await jonas.get(`/agent/t/${reference}`);
    const page = await jonas.submit('.escalate', { why: 'authority', reason: 'This is above me.' });
    await line.next('entry:new', ({ entry }) => (entry as { kind: string }).kind === 'escalation');
    const read = await client.get(`/zh-CN/requests/${reference}`);
    const record = await client.send(`/zh-CN/requests/${reference}/record.txt`);
    const board = await supriya.get('/supervisor/escalations');

    expect(page.text).toContain(
      say('en', 'tickets.facts.escalation-reason', { reason: 'This is above me.' }),
    );
    expect(read.text).toContain(say('zh-CN', 'tickets.facts.escalation-requested-by-staff'));
    expect(board.text).toContain(
      `${say('en', 'escalations.why.authority')} This is above me. Asked by Jonas`,
    );
    for (const seen of [read.body, record.body, JSON.stringify(line.heard)]) {
      expect(seen).not.toContain('above me');
    }
    line.close();
  });

  it('needs no words where a reason was chosen, and tells which one', async () => {
    const { client, reference } = await world.customer();
    await client.get(`/en/requests/${reference}`);
    const page = await client.submit('.escalate', { why: 'no-answer', reason: '' });
    const unknown = await sendForm(client, `/en/requests/${reference}/escalation`, {
      why: 'because',
      reason: REASON,
      key: randomUUID(),
    });

    expect(page.status).toBe(200);
    expect(page.text).toContain(say('en', 'tickets.facts.escalation-asked-no-answer', { reason: '' }).trim());
    expect([unknown.status, unknown.text.includes(say('en', 'escalations.errors.why'))]).toEqual([422, true]);
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

  it('takes a double click for one request, and adds what is said when it is asked for again', async () => {
    const { client, reference } = await world.customer();
    const key = randomUUID();
    const clicks = await Promise.all([1, 2, 3, 4].map(() => ask(client, reference, key)));
    const more = await ask(client, reference, randomUUID(), 'And another reason.');
    const same = await ask(client, reference, randomUUID(), 'And another reason.');
    const byStaff = await sendForm(jonas, `/agent/t/${reference}/escalation`, {
      reason: 'Between us: me too.',
      key: randomUUID(),
    });
    const record = await client.send(`/en/requests/${reference}/record.txt`);
    const [stored] = await world.rows(
      `SELECT count(*) AS n, max(e.asked_times) AS times FROM escalations e JOIN tickets t ON t.id = e.ticket_id
       WHERE t.reference = '${reference}'`,
    );

    expect([...clicks, more, same, byStaff].map(({ status }) => status)).toEqual(Array(7).fill(303));
    expect([Number(stored?.['n']), Number(stored?.['times'])]).toEqual([1, 3]);
    expect(record.body.split(REASON)).toHaveLength(2);
    expect(record.body.split('And another reason.')).toHaveLength(2);
    expect(record.body).not.toContain('Between us');
    expect((await supriya.get('/supervisor/escalations')).text).toContain('asked 3 times');
  });

  it('gives the case to one of two supervisors who reach for it at once', async () => {
    const { client, reference } = await world.customer();
    await ask(client, reference);
    const answers = await Promise.all([see(supriya, reference), see(olga, reference)]);
    const loser = answers.find(({ status }) => status !== 303);
    const winner = answers[0]?.status === 303 ? 'Supriya' : 'Olga';
    const page = await client.get(`/en/requests/${reference}`);
    const seen = `${winner}, supervisor, is looking at this request now and decides by`;

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
    expect(second.body).toContain('readonly>\nOlga sees it in another way.</textarea>');
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
    const answered = board.body.slice(board.body.indexOf('<h2 id="decided"'));
    expect(board.body.split(`/agent/t/${reference}`)).toHaveLength(2);
    expect(answered).toContain(`/agent/t/${reference}`);
    expect((await ask(client, reference)).status).toBe(303);
  });

  it('keeps the ticket from being marked as solved, also at the very same moment', async () => {
    const tickets = await Promise.all([1, 2, 3, 4, 5, 6].map(() => world.customer()));
    await Promise.all(
      tickets.flatMap(({ client, reference }) => [
        ask(client, reference),
        sendForm(jonas, `/agent/t/${reference}/resolution`, { result: 'Solved.', key: randomUUID() }),
      ]),
    );
    const over = await world.rows(
      `SELECT t.reference FROM tickets t JOIN entries s ON s.ticket_id = t.id AND s.kind = 'status'
       JOIN entries e ON e.ticket_id = t.id AND e.kind = 'escalation' WHERE e.seq < s.seq`,
    );

    expect(over).toEqual([]);
  });

  const press = (client: PageClient, reference: string, what: string, input: Record<string, string> = {}) =>
    sendForm(client, `/agent/t/${reference}/escalation/${what}`, { key: randomUUID(), ...input });
  const columnOf = async (reference: string): Promise<string> => {
    const { body } = await supriya.get('/supervisor/escalations');
    const before = body.slice(0, body.indexOf(`/agent/t/${reference}`));

    return [...before.matchAll(/<h2 id="([\w-]+)"/g)].at(-1)?.[1] ?? 'none';
  };

  it('moves over the board by its buttons; back only with a line, which the customer never reads', async () => {
    const { client, reference } = await world.customer();
    await ask(client, reference);
    const move = (to: string, line?: string) =>
      sendForm(supriya, `/supervisor/escalations/${reference}/column`, {
        to,
        key: randomUUID(),
        ...(line === undefined ? {} : { line }),
      });
    const columns = [await columnOf(reference)];
    const statuses = [];
    for (const [to, line] of [['seen'], ['third-party'], ['seen', 'They have answered.']] as const) {
      statuses.push((await move(to, line)).status);
      columns.push(await columnOf(reference));
    }
    const silent = await move('requested', '  ');
    const given = await move('requested', 'Olga knows this provider.');
    const jump = await move('third-party', 'They were asked.');
    columns.push(await columnOf(reference));
    const read = await client.get(`/en/requests/${reference}`);
    const desk = await jonas.get(`/agent/t/${reference}`);

    expect(columns).toEqual(['requested', 'seen', 'third-party', 'seen', 'requested']);
    expect(statuses).toEqual([303, 303, 303]);
    expect([silent.status, given.status, jump.status]).toEqual([422, 303, 409]);
    expect(silent.body).toMatch(new RegExp(`id="line-${reference}"[^>]*aria-invalid="true"`));
    expect(silent.text).toContain(say('en', 'escalations.errors.line'));
    expect(jump.body).toContain('readonly>\nThey were asked.</textarea>');
    expect(read.text).toContain('waits for its answer');
    expect(read.text).toContain('with all supervisors again');
    expect(read.body).not.toContain('Olga knows');
    expect(desk.text).toContain(
      say('en', 'tickets.facts.escalation-line', { reason: 'Olga knows this provider.' }),
    );
  });

  it('goes to another supervisor by name, and to nobody else', async () => {
    const { client, reference } = await world.customer();
    await ask(client, reference);
    const people = await world.rows(`SELECT id, login FROM users`);
    const idOf = (login: string) => String(people.find((one) => one['login'] === login)?.['id']);
    const early = await press(supriya, reference, 'supervisor', { supervisor: idOf('olga') });
    await see(supriya, reference);
    const toAgent = await press(supriya, reference, 'supervisor', { supervisor: idOf('jonas') });
    const toSelf = await press(supriya, reference, 'supervisor', { supervisor: idOf('supriya') });
    const page = await supriya.get(`/agent/t/${reference}`);
    const byAgent = await press(jonas, reference, 'supervisor', { supervisor: idOf('olga') });
    const handed = await press(supriya, reference, 'supervisor', { supervisor: idOf('olga') });
    const read = await client.get(`/en/requests/${reference}`);

    expect([early.status, toAgent.status, toSelf.status, byAgent.status, handed.status]).toEqual([
      409, 422, 409, 403, 303,
    ]);
    expect(page.body).toContain(`<option value="${idOf('olga')}"`);
    expect(page.body).not.toContain(`<option value="${idOf('jonas')}"`);
    expect(read.text).toMatch(/Olga, supervisor, has it and decides by/);
  });

  it('says plainly that a promise was missed, to the customer and at the top of the board', async () => {
    const { client, reference } = await world.customer();
    await ask(client, reference);
    await world.change(
      `UPDATE escalations SET seen_due_at = 1000, decision_due_at = 2000
       WHERE ticket_id = (SELECT id FROM tickets WHERE reference = '${reference}')`,
    );
    const read = await client.get(`/en/requests/${reference}`);
    const board = await supriya.get('/supervisor/escalations');
    await see(supriya, reference);
    const later = await client.get(`/en/requests/${reference}`);

    expect(read.text).toContain('have not kept it');
    expect(board.text).toMatch(/\d+ escalations? (is|are) overdue/);
    expect(board.body.indexOf(reference)).toBe(board.body.search(/WD-[\w-]{11}/));
    expect(later.text).toMatch(/The decision was promised by .* and is late/);
  });

  it('opens a solved ticket again, and is out of reach for an agent and for another customer', async () => {
    const { client, reference } = await world.customer();
    const { client: stranger } = await world.customer();
    await sendForm(jonas, `/agent/t/${reference}/resolution`, {
      result: 'It has arrived.',
      key: randomUUID(),
    });
    const asked = await ask(client, reference);
    const page = await client.get(`/en/requests/${reference}`);
    const line = await LiveLine.connect(world.server.url, stranger);
    const foreign = await line.ask('timeline:since', { ticket: reference, after: 0, limit: 50 });
    const answers = [
      await see(jonas, reference),
      await decide(jonas, reference),
      await press(jonas, reference, 'column', { to: 'seen' }),
      await sendForm(jonas, `/supervisor/escalations/${reference}/column`, { to: 'seen', key: randomUUID() }),
      await ask(stranger, reference),
    ];
    await see(supriya, reference);
    await line.ask('heads', { tickets: [] });

    expect(asked.status).toBe(303);
    expect(page.text).toContain(say('en', 'tickets.facts.reopened'));
    expect(page.text).toContain(say('en', 'tickets.statuses.open'));
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 404, 404]);
    expect([foreign.ok, line.heard]).toEqual([false, []]);
    line.close();
  });
});
