import { randomUUID } from 'node:crypto';
import type { FormInput, Page, PageClient } from '../support/html.js';
import { waitFor } from '../support/wait.js';
import { aCall } from './calls.js';
import { AMINAS_TRANSFER, eachDatabase, openTicket, say, sendForm, World } from './world.js';

describe.each(eachDatabase)('a button pressed twice, on %s', (_, database) => {
  let world: World;
  let owner: PageClient;
  let jonas: PageClient;
  let supriya: PageClient;
  let reference = '';

  beforeAll(async () => {
    world = await World.start({ database, wallet: true });
    owner = world.visitor();
    jonas = await world.staff('jonas');
    supriya = await world.staff('supriya');
  });
  afterAll(() => world?.stop());
  beforeEach(async () => {
    reference = await openTicket(owner);
  });

  const path = (): string => `/agent/t/${reference}`;
  const entries = async (kind: string): Promise<number> => {
    const found = await world.rows(
      `SELECT e.id FROM entries e JOIN tickets t ON t.id = e.ticket_id
       WHERE t.reference = '${reference}' AND e.kind = '${kind}'`,
    );

    return found.length;
  };
  /** Five times at once with what stands in the form, as an impatient finger does, and once more later. */
  async function press(
    by: PageClient,
    selector: string,
    typed: Readonly<Record<string, string>> = {},
  ): Promise<number[]> {
    const form = (await by.get(path())).form(selector);
    const input = {
      ...Object.fromEntries(form.fields.filter(({ sent }) => sent).map(({ name, value }) => [name, value])),
      ...typed,
    };
    const sent = await Promise.all(Array.from({ length: 5 }, () => sendForm(by, form.action, input)));
    const later = await sendForm(by, form.action, input);

    return [...sent, later].map(({ status }) => status);
  }
  const done = Array<number>(6).fill(303);

  it('claims a ticket once, and nobody is told that a colleague was first', async () => {
    expect(await press(jonas, '.claim')).toEqual(done);
    expect(await entries('assignment')).toBe(1);
  });

  it('says once that the case is solved', async () => {
    expect(await press(jonas, '.resolve', { result: 'It has arrived.' })).toEqual(done);
    expect(await entries('status')).toBe(1);
    expect(await entries('message')).toBe(2);
  });

  it('hands a ticket over once, gives it back once, and says once that it waits', async () => {
    await sendForm(jonas, `${path()}/assignment`, { key: randomUUID() });
    const [mei] = await world.rows(`SELECT id FROM users WHERE login = 'mei'`);

    expect(await press(jonas, '.hand-over', { to: String(mei?.['id']) })).toEqual(done);
    expect(await press(await world.staff('mei'), '.give-back')).toEqual(done);
    expect(await entries('assignment')).toBe(3);
    expect(await press(jonas, '.move', { move: 'waiting' })).toEqual(done);
    expect(await entries('status')).toBe(1);
  });

  it('links a transaction once', async () => {
    await waitFor(
      'the candidate',
      async () => (await jonas.get(path())).body.includes(`data-candidate="${AMINAS_TRANSFER}"`),
      { withinMs: 60_000 },
    );
    expect(await press(jonas, `${path()}/links`)).toEqual(done);
    expect(await entries('link')).toBe(1);
  });

  it('takes a request once, as the same supervisor', async () => {
    await sendForm(owner, `/en/requests/${reference}/escalation`, {
      reason: 'It takes too long.',
      key: randomUUID(),
    });

    expect(await press(supriya, '.see')).toEqual(done);
    expect(await entries('escalation')).toBe(2);
  });

  it('takes down a call once, and notes once how its caller was verified', async () => {
    const fiveTimes = (action: string, input: FormInput): Promise<Page[]> =>
      Promise.all(Array.from({ length: 5 }, () => sendForm(jonas, action, input)));
    const taken = await fiveTimes('/agent/calls', aCall());
    reference = String(taken[0]?.headers.location?.split('/').at(-1));
    const verified = await fiveTimes(`/agent/calls/${reference}/verification`, {
      proof: 'called-back',
      key: randomUUID(),
    });

    expect(new Set(taken.map(({ headers: { location } }) => location)).size).toBe(1);
    expect([...taken, ...verified].map(({ status }) => status)).toEqual(Array<number>(10).fill(303));
    expect(await entries('message')).toBe(1);
    expect(await entries('call')).toBe(2);
  });

  it('is a colleague’s second press where the key is another’s: one is first, the other is told', async () => {
    const mei = await world.staff('mei');
    const key = randomUUID();
    const first = await sendForm(jonas, `${path()}/assignment`, { key });
    const second = await sendForm(mei, `${path()}/assignment`, { key });

    expect([first.status, second.status]).toEqual([303, 409]);
  });

  it('tells what was done on the page that follows, once', async () => {
    await jonas.get(path());
    const after = await jonas.submit('.claim');
    const again = await jonas.get(path());

    expect(after.text).toContain(say('en', 'desk.done.claimed'));
    expect(again.text).not.toContain(say('en', 'desk.done.claimed'));
  });

  it('tells on the way out that one has left', async () => {
    const gone = await world.staff('mei');
    await gone.get('/agent/queue');

    expect((await gone.submit('.sign-out')).text).toContain(say('en', 'accounts.sign-in.signed-out'));
  });
});
