import { randomUUID } from 'node:crypto';
import { PageClient } from '../support/html.js';
import { eachDatabase, openTicket, say, World } from './world.js';

const AT = '/admin/exceptions';

describe.each(eachDatabase)('the types of exceptions, edited (%s)', (_, database) => {
  let world: World;
  let ada: PageClient;

  beforeAll(async () => {
    world = await World.start({ database });
    ada = await world.staff('admin');
  });
  afterAll(() => world?.stop());

  /** Saves a draft by its form, and brings it into force by the next one. */
  async function change(code: string, input: Record<string, string>): Promise<void> {
    await ada.get(`${AT}/${code}/edit`);
    await ada.submit('.edit-type', input);
    await ada.submit('.force', { note: 'People asked for it.' });
    expect(ada.page.text).toContain(say('en', 'taxonomy.done.in-force'));
  }
  /** What the intake asks beside the description, once the type is chosen. */
  async function askedOf(client: PageClient, draft: string): Promise<string[]> {
    const page = await client.get(`/en/requests/new/what?draft=${draft}`);

    const names = page.form('.step').fields.map(({ name }) => name);

    return [...new Set(names)].filter((name) => /^F\d/.test(name));
  }
  async function beginWith(client: PageClient, type: string): Promise<string> {
    await client.get('/en/requests/new/type');
    const page = await client.submit('.step', { type });

    return page.url.searchParams.get('draft') ?? '';
  }

  it('are shown as they will be before anybody else sees it, and to everybody once they are in force', async () => {
    const [early, late] = [world.visitor(), world.visitor()];
    const before = await beginWith(early, 'E201');
    const reference = await openTicket(world.visitor(), { type: 'E201' });
    await ada.get(`${AT}/E201/edit`);
    const shown = await ada.submit('.edit-type', {
      'name-en': 'Shut out of the wallet',
      'name-zh-CN': '进不了钱包',
      field1: 'F21',
    });
    const unseen = await world.visitor().get('/en/requests/new/type');
    await ada.submit('.force', { note: 'These are the words that people use.' });
    const after = await beginWith(late, 'E201');
    const seen = await world.visitor().get('/en/requests/new/type');

    expect(shown.text).toContain('Shut out of the wallet');
    expect(shown.text).toContain(say('en', 'exceptions.fields.F21.label'));
    expect([unseen, seen].map(({ text }) => text.includes('Shut out of the wallet'))).toEqual([false, true]);
    expect(await askedOf(early, before)).toEqual(['F11', 'F12', 'F17']);
    expect(await askedOf(late, after)).toEqual(['F21', 'F12', 'F17']);
    const old = await ada.get(`/agent/t/${reference}`);
    const list = await ada.get('/agent/queue?view=all');
    // What the queue can be narrowed to is told in the words of today.
    for (const text of [old.text, list.body.replaceAll(/<select[^]*?<\/select>/g, '')]) {
      expect(text).toContain('The account is locked');
      expect(text).not.toContain('Shut out of the wallet');
    }
  });

  it('are found by what people say, in either language', async () => {
    const found = await ada.get(`${AT}?q=${encodeURIComponent('登不上')}`);
    const nothing = await ada.get(`${AT}?q=zzzz`);

    expect([found.body.includes(`${AT}/E101"`), found.body.includes(`${AT}/E201"`)]).toEqual([true, false]);
    expect(nothing.text).toContain(say('en', 'taxonomy.list.nothing', { asked: 'zzzz' }));
  });

  it('tell the second of two admins what the first has saved, and keep what he typed', async () => {
    const [first, second] = [await world.staff('admin'), await world.staff('admin')];
    await Promise.all([first, second].map((one) => one.get(`${AT}/E103/edit`)));
    await first.submit('.edit-type', { 'name-en': 'No code comes' });
    const late = await second.submit('.edit-type', { 'name-en': 'The code is late' });

    expect(late.status).toBe(409);
    expect(late.text).toContain(say('en', 'taxonomy.errors.moved'));
    expect(late.field('name-en')?.value).toBe('The code is late');
    expect((await second.submit('.edit-type')).text).toContain('The code is late');
  });

  it('do not come into force with the words of one language only, and name what is missing', async () => {
    await ada.get(`${AT}/E104/edit`);
    const page = await ada.submit('.edit-type', { 'name-en': 'Another telephone', 'name-zh-CN': '' });
    const refused = await ada.submit('.force', { note: 'In a hurry.' });

    expect(page.text).toContain(say('en', 'taxonomy.lacks.zh-CN-name'));
    expect(refused.status).toBe(422);
    expect(refused.field('note')?.value).toBe('In a hurry.');
    expect((await world.visitor().get('/en/requests/new/type')).text).not.toContain('Another telephone');
  });

  it('keep what was typed where it cannot be taken, and hide a number that is a card', async () => {
    await ada.get(`${AT}/E102/edit`);
    const refused = await ada.submit('.edit-type', { field1: 'F20', field2: 'F20', 'about-en': 'Kept.' });
    const saved = await ada.submit('.edit-type', { field2: '', 'about-en': 'Card 4111 1111 1111 1111.' });

    expect(refused.status).toBe(422);
    expect([refused.field('field2')?.invalid, refused.field('about-en')?.value]).toEqual([true, 'Kept.']);
    expect(saved.status).toBe(200);
    expect(saved.body).not.toContain('4111 1111');
  });

  it('are read by supervisors, who change nothing, and are not there for agents and customers', async () => {
    const supriya = await world.staff('supriya');
    const shown = await supriya.get(`${AT}/E101`);
    const statuses = await Promise.all(
      [await world.staff('jonas'), (await world.customer()).client].map(
        async (one) => (await one.send(AT)).status,
      ),
    );

    expect(shown.body).not.toContain('/edit"');
    expect((await supriya.send(`${AT}/E101/edit`)).status).toBe(404);
    expect((await supriya.send(`${AT}/E999`)).status).toBe(404);
    expect(statuses).toEqual([404, 303]);
  });

  it('begin no request once they are hidden, and requests that have them go on', async () => {
    const owner = world.visitor();
    const reference = await openTicket(owner, { type: 'E404' });
    await change('E404', { offered: 'no' });
    const tiles = await world.visitor().get('/en/requests/new/type');
    const form = await world.visitor().postForm('/en/requests/new/type', { type: 'E404', key: randomUUID() });
    const { stdout } = await world.server.cli(['api-key:create', 'wallet']);
    const api = await new PageClient(world.server.url).send('/api/v1/tickets', {
      method: 'POST',
      body: JSON.stringify({
        type: 'E404',
        lang: 'en',
        account: { kind: 'username', value: 'amina' },
        occurred: { localDate: '2026-11-20', zone: 'UTC', precision: 'day' },
        description: 'The red packet has not come.',
        contact: 'amina@example.org',
      }),
      headers: {
        accept: 'application/json',
        'accept-language': 'en',
        'content-type': 'application/json',
        authorization: `Bearer ${/(wdk_[\w-]{43})/.exec(stdout)?.[1] ?? ''}`,
        'idempotency-key': randomUUID(),
      },
    });
    const listed = await world.visitor().send('/api/v1/exceptions?lang=en');

    expect(tiles.body).not.toContain('value="E404"');
    expect([form.status, form.text.includes(say('en', 'tickets.errors.type-hidden'))]).toEqual([422, true]);
    expect([api.status, api.json<{ error: { fields: { field: string }[] } }>().error.fields]).toEqual([
      422,
      [{ field: 'type', message: say('en', 'tickets.errors.type-hidden') }],
    ]);
    expect(
      listed.json<{ exceptions: { code: string }[] }>().exceptions.map(({ code }) => code),
    ).not.toContain('E404');
    expect((await owner.get(`/en/requests/${reference}`)).status).toBe(200);
  });

  it('go back to what they were by another version, which is looked at first', async () => {
    await ada.get(`${AT}/E201/versions/1`);
    const draft = await ada.submit('.restore');
    await ada.submit('.force', { note: 'As before.' });

    expect(draft.text).toContain(say('en', 'taxonomy.done.restored'));
    expect((await world.visitor().get('/en/requests/new/type')).text).toContain('The account is locked');
    expect(ada.page.text).toContain('As before.');
    expect(ada.page.text).toContain('These are the words that people use.');
  });
});
