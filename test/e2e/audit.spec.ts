import { randomUUID } from 'node:crypto';
import { LiveLine } from '../support/live-line.js';
import { waitFor } from '../support/wait.js';
import { eachDatabase, sendForm, World } from './world.js';

const REASON = 'I have waited for a whole week.';

describe.each(eachDatabase)('what the audit keeps, on %s', (_, database) => {
  let world: World;

  beforeAll(async () => {
    world = await World.start({ database });
  }, 120_000);
  afterAll(() => world?.stop());

  const rows = (): Promise<Record<string, unknown>[]> =>
    world.rows(
      'SELECT actor_role, action, object_kind, object_id, result, meta, address, seq FROM audit_rows',
    );
  const actions = async (): Promise<string[]> =>
    (await rows()).map(({ actor_role: who, action }) => `${String(who)} ${String(action)}`);

  it('follows a request from its opening to the decision, and each sign-in', async () => {
    const { client, reference } = await world.customer();
    const jonas = await world.staff('jonas');
    const supriya = await world.staff('supriya');
    const key = (): string => randomUUID();
    await sendForm(jonas, `/agent/t/${reference}/assignment`, { key: key() });
    await sendForm(jonas, `/agent/t/${reference}/notes`, { note: 'Between us.', key: key() });
    await sendForm(client, `/en/requests/${reference}/escalation`, { reason: REASON, key: key() });
    await sendForm(supriya, `/agent/t/${reference}/escalation/sight`, { key: key() });

    expect(await actions()).toEqual(
      expect.arrayContaining([
        'customer ticket.opened',
        'customer ticket.message',
        'agent ticket.claimed',
        'agent ticket.note',
        'customer ticket.escalation-requested-by-customer',
        'supervisor ticket.escalation-seen',
        'nobody session.begun',
        'system article.brought',
      ]),
    );
    expect(JSON.stringify(await rows())).not.toMatch(/Between us|whole week|amina/);
  });

  it('notes what a stranger was refused, at the page and at the socket, by reference and without his words', async () => {
    const { reference } = await world.customer();
    const { client: stranger } = await world.customer();
    const auditor = await world.staff('jonas');
    await stranger.send(`/en/requests/${reference}`);
    await sendForm(auditor, `/agent/t/${reference}/escalation/sight`, { key: randomUUID() });
    const line = await LiveLine.connect(world.server.url, stranger);
    await line.ask('timeline:since', { ticket: reference, after: 0, limit: 50 });
    line.close();
    const refused = async (): Promise<string[]> =>
      (await rows())
        .filter(({ result, meta }) => result === 'refused' && String(meta).includes(reference))
        .map((row) => `${String(row.actor_role)} ${String(row.object_id)}`)
        .sort();
    await waitFor('three refusals', async () => (await refused()).length === 3);

    expect(await refused()).toEqual([
      'agent POST /agent/t/:reference/escalation/sight',
      'customer GET /en/requests/:reference',
      'customer live timeline:since',
    ]);
  });

  it('notes a wrong password of an open window, and not the password', async () => {
    const client = await world.staff('jonas');
    await client.get('/agent/me');
    const answer = await client.submit('.factor', { act: 'begin', factorPassword: 'somebody guesses here' });
    const noted = await waitFor('the refusal', async () =>
      (await rows()).find(({ action, result }) => action === 'password.given' && result === 'refused'),
    );

    expect(answer.status).toBe(422);
    expect(noted).toMatchObject({ actor_role: 'agent', object_kind: 'user' });
    expect(JSON.stringify(await rows())).not.toContain('somebody guesses here');
  });

  it('is sealed within seconds, and the command line vouches for it', async () => {
    await waitFor('the seals', async () => (await rows()).every(({ seq }) => seq !== null));
    const { stdout, code } = await world.server.cli(['audit:verify']);

    expect(`${code} ${stdout}`).toMatch(/^0 \d+ rows are as they were written; \d+ wait for their seal\./);
  });
});
