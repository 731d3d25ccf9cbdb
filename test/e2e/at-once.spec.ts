import { randomUUID } from 'node:crypto';
import type { PageClient } from '../support/html.js';
import { waitFor } from '../support/wait.js';
import { AMINAS_TRANSFER, eachDatabase, sendForm, World } from './world.js';

describe.each(eachDatabase)('several people at the same moment, on %s', (_, database) => {
  let world: World;
  let jonas: PageClient;
  let mei: PageClient;

  beforeAll(async () => {
    world = await World.start({ database, wallet: true });
    jonas = await world.staff('jonas');
    mei = await world.staff('mei');
  });
  afterAll(() => world?.stop());

  const statuses = async (sent: readonly Promise<{ readonly status: number }>[]): Promise<number[]> =>
    (await Promise.all(sent)).map(({ status }) => status).sort((a, b) => a - b);

  it('make one request for a supervisor, and nobody is refused', async () => {
    const { client, reference } = await world.customer();
    const ask = (by: PageClient, path: string) =>
      sendForm(by, `${path}/${reference}/escalation`, { reason: 'It takes too long.', key: randomUUID() });
    const answers = await statuses(
      [0, 1, 2].flatMap(() => [ask(client, '/en/requests'), ask(jonas, '/agent/t'), ask(mei, '/agent/t')]),
    );

    expect(answers).toEqual(Array<number>(9).fill(303));
    const requests = await world.rows(`SELECT status, asked_times FROM escalations`);
    expect(requests.map((row) => [row['status'], Number(row['asked_times'])])).toEqual([['requested', 1]]);
  });

  it('link a transaction once', async () => {
    const { reference } = await world.customer();
    const path = `/agent/t/${reference}`;
    await waitFor(
      'the candidate',
      async () => (await jonas.get(path)).body.includes(`data-candidate="${AMINAS_TRANSFER}"`),
      { withinMs: 60_000 },
    );
    const answers = await statuses(
      Array.from({ length: 8 }, (_one, index) =>
        sendForm(index % 2 ? jonas : mei, `${path}/links`, {
          transaction: AMINAS_TRANSFER,
          key: randomUUID(),
        }),
      ),
    );

    expect(answers).toEqual([303, ...Array<number>(7).fill(409)]);
    expect(await world.count('transaction_snapshots')).toBe(1);
  });

  it('write a note once, however often the button is pressed', async () => {
    const { reference } = await world.customer();
    const page = await jonas.get(`/agent/t/${reference}`);
    const key = page.form('.note').fields.find(({ name }) => name === 'key')?.value ?? '';
    const press = (note: string) => sendForm(jonas, `/agent/t/${reference}/notes`, { note, key });
    const answers = await statuses(Array.from({ length: 5 }, () => press('The bank confirms it.')));
    const other = await press('Something else.');
    const notes = await world.rows(`SELECT body FROM entries WHERE kind = 'note'`);

    expect(answers).toEqual(Array<number>(5).fill(303));
    expect(other.status).toBe(409);
    expect(notes).toEqual([{ body: 'The bank confirms it.' }]);
  });

  it('decide once: one supervisor, one message to the customer', async () => {
    const { client, reference } = await world.customer();
    await sendForm(client, `/en/requests/${reference}/escalation`, {
      reason: 'Please look.',
      key: randomUUID(),
    });
    const supervisors = [await world.staff('supriya'), await world.newStaff('olga', 'supervisor', 'Olga')];
    const answers = await statuses(
      [0, 1, 2].flatMap(() =>
        supervisors.map((one) =>
          sendForm(one, `/agent/t/${reference}/escalation/decision`, {
            outcome: 'upheld',
            decision: 'We agree with you in this.',
            key: randomUUID(),
          }),
        ),
      ),
    );
    const record = await client.get(`/en/requests/${reference}/record.txt`);

    expect(answers[0]).toBe(303);
    expect(answers.slice(1).filter((status) => status === 404 || status === 409)).toHaveLength(5);
    expect(record.body.split('We agree with you in this.')).toHaveLength(2);
  });
});
