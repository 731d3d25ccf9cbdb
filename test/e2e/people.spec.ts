import { randomUUID } from 'node:crypto';
import type { PageClient } from '../support/html.js';
import { LiveLine } from '../support/live-line.js';
import { signInByForms } from '../support/second-factor.js';
import { waitFor } from '../support/wait.js';
import { eachDatabase, say, sendForm, World } from './world.js';

interface Somebody {
  readonly id: string;
  readonly login: string;
  readonly client: PageClient;
}

describe.each(eachDatabase)('who works here, on %s', (_, database) => {
  let world: World;
  let ada: PageClient;
  let number = 0;

  beforeAll(async () => {
    world = await World.start({ database });
    ada = await world.staff('admin');
  }, 120_000);
  afterAll(() => world?.stop());

  const idOf = async (login: string): Promise<string> => {
    const [row] = await world.rows(`SELECT id FROM users WHERE login = '${login}'`);

    return String(row?.['id']);
  };
  /** Somebody new who has signed in. */
  async function somebody(role = 'agent'): Promise<Somebody> {
    const login = `somebody-${(number += 1)}`;
    const client = await world.newStaff(login, role);

    return { id: await idOf(login), login, client };
  }
  const press = (by: PageClient, id: string, what: string, input: Record<string, string> = {}) =>
    sendForm(by, `/admin/users/${id}/${what}`, { key: randomUUID(), ...input });
  const isIn = async (client: PageClient): Promise<boolean> =>
    (await client.send('/agent/queue')).status === 200;
  const rowOf = async (id: string) => (await world.rows(`SELECT * FROM users WHERE id = '${id}'`))[0];
  const notes = async (id: string): Promise<unknown[]> =>
    (
      await world.rows(
        `SELECT action, meta FROM audit_rows WHERE object_id = '${id}' AND result = 'done' AND
           (action LIKE 'person.%' OR action LIKE '%reset') AND action <> 'person.added' ORDER BY at`,
      )
    ).map(({ action, meta }) => [action, JSON.parse(String(meta))]);

  it('is a list that agents and supervisors do not find, and that auditors only read', async () => {
    const { id } = await somebody();
    for (const login of ['jonas', 'supriya']) {
      const client = await world.staff(login);
      const answers = await Promise.all(
        ['', '/roles', `/${id}`].map((path) => client.send(`/admin/users${path}`)),
      );
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
      expect((await press(client, id, 'disabling')).status).toBe(404);
      expect((await client.get('/agent/queue')).body).not.toContain('href="/admin/users"');
    }
    const aude = await world.staff('aude');
    const list = await aude.get('/admin/users');
    expect([list.status, list.text.includes('Supriya'), list.body.includes('add-person')]).toEqual([
      200,
      true,
      false,
    ]);
    expect((await aude.get(`/admin/users/${id}`)).body).not.toContain('class="disable"');
    expect((await press(aude, id, 'disabling')).status).toBe(403);
    expect(await rowOf(id)).toMatchObject({ disabled_at: null });
  });

  it('grows by one person with a password that is shown once, however often the form is sent', async () => {
    const key = randomUUID();
    const input = { login: 'Lin', displayName: '林 Lin', role: 'agent', key };
    const answers = await Promise.all([1, 2, 3].map(() => sendForm(ada, '/admin/users', input)));
    const passwords = answers.map(({ body }) => /data-first-password>([^<]+)</.exec(body)?.[1] ?? '');

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect([new Set(passwords).size, passwords[0]?.length]).toEqual([1, 24]);
    expect(await world.rows(`SELECT login FROM users WHERE login = 'lin'`)).toHaveLength(1);
    expect(await isIn(await signInByForms(world.visitor(), 'lin', passwords[0]))).toBe(true);
    const list = await ada.get('/admin/users');
    expect([list.text.includes('林 Lin'), list.body.includes(passwords[0] ?? 'none')]).toEqual([true, false]);
    const everything = JSON.stringify([
      ...(await world.rows('SELECT * FROM users')),
      ...(await world.rows('SELECT * FROM idempotency_keys')),
      ...(await world.rows('SELECT * FROM audit_rows')),
    ]);
    expect(everything).not.toContain(passwords[0]);
  });

  it('takes no login twice, and keeps what was typed', async () => {
    await ada.get('/admin/users');
    const refused = await ada.submit('.add-person', {
      login: 'jonas',
      displayName: 'Another',
      role: 'auditor',
    });

    expect([refused.status, refused.text.includes(say('en', 'accounts.errors.login-taken'))]).toEqual([
      422,
      true,
    ]);
    expect([refused.field('displayName')?.value, refused.field('role')?.value]).toEqual([
      'Another',
      'auditor',
    ]);
  });

  it('shuts a person out at once, sockets too, and lets him in again', async () => {
    const { id, client } = await somebody();
    const line = await LiveLine.connect(world.server.url, client);
    await ada.get(`/admin/users/${id}`);
    expect((await ada.submit('.disable')).text).toContain(say('en', 'people.done.disabled'));

    expect(await isIn(client)).toBe(false);
    await waitFor('his socket to end', () => !line.socket.connected);
    const again = await ada.submit('.enable');
    expect(again.text).toContain(say('en', 'people.done.enabled'));
    expect(await isIn(client)).toBe(false);
    expect(await notes(id)).toEqual([
      ['person.disabled', {}],
      ['person.enabled', {}],
    ]);
  });

  it('lets nobody who is disabled sign in', async () => {
    const { id, login } = await somebody();
    const first = await press(ada, id, 'password');
    const password = /data-first-password>([^<]+)</.exec(first.body)?.[1] ?? '';
    await press(ada, id, 'disabling');
    const client = world.visitor();
    await client.get('/staff/login');
    expect((await client.submit('/staff/login', { login, password })).status).toBe(401);
    await press(ada, id, 'enabling');
    expect(await isIn(await signInByForms(world.visitor(), login, password))).toBe(true);
  });

  it('gives another role, which begins with another sign-in', async () => {
    const { id, client } = await somebody();
    const line = await LiveLine.connect(world.server.url, client);
    await ada.get(`/admin/users/${id}`);
    const key = ada.page.form('.change-role').fields.find(({ name }) => name === 'key')?.value ?? '';
    const pressed = await Promise.all(
      [1, 2, 3].map(() => press(ada, id, 'role', { role: 'specialist', key })),
    );

    expect(pressed.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await isIn(client)).toBe(false);
    await waitFor('his socket to end', () => !line.socket.connected);
    expect(await rowOf(id)).toMatchObject({ role: 'specialist' });
    expect(await notes(id)).toEqual([['person.role-changed', { from: 'agent', to: 'specialist' }]]);
    expect((await press(ada, id, 'role', { role: 'owner' })).status).toBe(422);
  });

  it('removes a second step that somebody has lost, and asks for a new one', async () => {
    const { id, client } = await somebody('supervisor');
    expect(await rowOf(id)).not.toMatchObject({ totp: null });
    await ada.get(`/admin/users/${id}`);
    await ada.submit('.reset-factor');

    expect(await rowOf(id)).toMatchObject({ totp: null });
    expect(await isIn(client)).toBe(false);
    expect(await world.rows(`SELECT user_id FROM recovery_codes WHERE user_id = '${id}'`)).toEqual([]);
  });

  it('knows nobody who is not there', async () => {
    const answers = [
      await ada.send(`/admin/users/${randomUUID()}`),
      await press(ada, randomUUID(), 'disabling'),
    ];

    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  });

  it('keeps its last admin, and lets none shut himself out', async () => {
    const id = await idOf('admin');
    const own = await press(ada, id, 'disabling');
    const demoted = await press(ada, id, 'role', { role: 'agent' });
    const reset = await press(ada, id, 'second-factor/reset');

    expect([own, demoted, reset].map(({ status }) => status)).toEqual([409, 409, 409]);
    expect(own.text).toContain(say('en', 'people.errors.yourself'));
    expect(demoted.text).toContain(say('en', 'people.errors.last-admin'));
    expect(reset.text).toContain(say('en', 'people.errors.own-access'));
    expect([await isIn(ada), (await rowOf(id))?.['role']]).toEqual([true, 'admin']);
  });

  it('keeps one of two admins who take the role from each other at the same moment', async () => {
    const other = await somebody('admin');
    const adaId = await idOf('admin');
    const answers = await Promise.all([
      press(ada, other.id, 'role', { role: 'agent' }),
      press(other.client, adaId, 'role', { role: 'agent' }),
    ]);
    const admins = await world.rows(`SELECT id FROM users WHERE role = 'admin' AND disabled_at IS NULL`);

    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(answers.every(({ status }) => status < 500)).toBe(true);
    expect(admins).toHaveLength(1);
  });
});
