import { randomUUID } from 'node:crypto';
import { aReversal } from '../e2e/reversals.js';
import { sendForm, World } from '../e2e/world.js';
import { givingMoneyBack } from '../support/giving-back.js';
import { waitFor } from '../support/wait.js';

describe('a server that is killed while the wallet has its order to give money back', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start({ wallet: true, env: givingMoneyBack() });
  }, 60_000);
  afterAll(() => world?.stop());

  const stand = async (): Promise<Record<string, unknown>> =>
    (await world.rows('SELECT * FROM reversal_requests'))[0] ?? {};
  const misbehave = (mode: string): Promise<Response> =>
    fetch(new URL('/faults', world.wallet.baseUrl), {
      method: 'POST',
      body: JSON.stringify({ mode, delayMs: 1_200 }),
    });

  it('asks what became of it when it is back, and the money goes back once, under the id of before', async () => {
    const { reference } = await world.customer();
    const { id } = await aReversal(world, await world.staff('jonas'), reference);
    const supriya = await world.staff('supriya');
    const before = await stand();
    await misbehave('slow');
    const press = { key: randomUUID() };
    expect((await sendForm(supriya, `/supervisor/reversals/${id}/approval`, press)).status).toBe(303);
    await waitFor('the order to be sent', async () => (await stand())['status'] === 'sent', {
      everyMs: 20,
    });
    await world.server.kill();
    const killed = await stand();
    await misbehave('none');
    await world.server.restart();
    await waitFor('the money to be back', async () => (await stand())['tied_at'] !== null, {
      withinMs: 30_000,
    });
    const after = await stand();
    const [links] = await world.rows(`SELECT count(*) AS n FROM transaction_links WHERE role = 'reversal'`);

    expect(killed['status']).toBe('sent');
    expect([after['status'], after['correlation_id'], after['sends']]).toEqual([
      'done',
      before['correlation_id'],
      2,
    ]);
    expect(links?.['n']).toBe(1);
  });
});
