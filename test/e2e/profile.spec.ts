import { randomUUID } from 'node:crypto';
import { SESSION_COOKIE } from '../../src/platform/identity/actor-source.js';
import { DEMO_PASSWORD } from '../../seeds/demo/people.js';
import type { PageClient } from '../support/html.js';
import { LiveLine } from '../support/live-line.js';
import { signInByForms } from '../support/second-factor.js';
import { waitFor } from '../support/wait.js';
import { eachDatabase, say, sendForm, World } from './world.js';

const NEW_PASSWORD = 'seventeen quiet harbours';

describe.each(eachDatabase)('a person’s own page, on %s', (_, database) => {
  let world: World;
  let number = 0;

  beforeAll(async () => {
    world = await World.start({ database });
  });
  afterAll(() => world?.stop());

  /** Somebody new, signed in, and how he signs in once more. */
  async function aPerson(role = 'agent'): Promise<{ client: PageClient; login: string; password: string }> {
    const login = `person-${(number += 1)}`;
    const { stdout } = await world.server.cli(['staff:add', login, role, 'Wen']);
    const password = /password: (\S+)/.exec(stdout)?.[1] ?? '';

    return { client: await signInByForms(speaksEnglish(), login, password), login, password };
  }
  const speaksEnglish = (): PageClient => world.visitor({ headers: { 'accept-language': 'en' } });
  const isIn = async (client: PageClient): Promise<boolean> =>
    (await client.send('/agent/me')).status === 200;
  const audited = async (action: string): Promise<number> =>
    (await world.rows(`SELECT id FROM audit_rows WHERE action = '${action}' AND result = 'done'`)).length;

  it('is reached from his name, and speaks the language that he chooses at once', async () => {
    const { client, login } = await aPerson();
    await client.get('/agent/queue');
    expect(client.page.links.some(({ href }) => href === '/agent/me')).toBe(true);
    await client.get('/agent/me');
    expect(client.page.text).toContain(login);
    const saved = await client.submit('.profile', {
      displayName: '文 Wen',
      language: 'zh-CN',
      zone: 'Africa/Kigali',
      theme: 'dark',
    });

    expect(saved.title).toContain(say('zh-CN', 'profile.title'));
    expect(saved.text).toContain(say('zh-CN', 'profile.done.saved'));
    expect(saved.text).toContain('文 Wen');
    expect(saved.body).toContain('data-theme="dark"');
    expect(saved.field('zone')?.value).toBe('Africa/Kigali');
    expect((await client.get('/agent/queue')).title).toContain(say('zh-CN', 'desk.queue.title'));
    const back = await (await client.get('/agent/me'), client).submit('.profile', {
      language: '',
      theme: '',
    });
    expect([back.title.includes(say('en', 'profile.title')), back.body.includes('data-theme=')]).toEqual([
      true,
      false,
    ]);
  });

  it('keeps what was typed where it cannot be taken, and no card number anywhere', async () => {
    const { client, login } = await aPerson();
    await client.get('/agent/me');
    const refused = await client.submit('.profile', { displayName: 'Wen', zone: 'Mars/Olympus' });
    expect([refused.status, refused.text.includes(say('en', 'profile.errors.zone'))]).toEqual([422, true]);
    expect(refused.field('displayName')?.value).toBe('Wen');
    await client.submit('.profile', { displayName: 'Wen 4111 1111 1111 1111', zone: '' });
    const [row] = await world.rows(`SELECT display_name FROM users WHERE login = '${login}'`);

    expect(String(row?.display_name)).not.toContain('4111 1111');
  });

  it('is saved once, however often the button is pressed', async () => {
    const { client } = await aPerson();
    const before = await audited('profile.changed');
    const input = { displayName: 'Wen', language: '', zone: '', theme: '', key: randomUUID() };
    const pressed = await Promise.all([1, 2, 3].map(() => sendForm(client, '/agent/me', input)));

    expect(pressed.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect((await audited('profile.changed')) - before).toBe(1);
  });

  it('changes the password: every other window and socket is out, and the old cookie is dead', async () => {
    const { client, login, password } = await aPerson();
    const elsewhere = await signInByForms(speaksEnglish(), login, password);
    const line = await LiveLine.connect(world.server.url, elsewhere);
    const stolen = speaksEnglish();
    stolen.cookies.set(SESSION_COOKIE, client.cookies.get(SESSION_COOKIE) ?? '');
    expect(await isIn(stolen)).toBe(true);

    await client.get('/agent/me');
    const changed = await client.submit('.new-password', {
      currentPassword: password,
      newPassword: NEW_PASSWORD,
    });
    expect(changed.text).toContain(say('en', 'profile.done.password'));
    expect(await Promise.all([client, elsewhere, stolen].map(isIn))).toEqual([true, false, false]);
    await waitFor('the other socket to end', () => !line.socket.connected);
    const old = speaksEnglish();
    await old.get('/staff/login');
    expect((await old.submit('/staff/login', { login, password })).status).toBe(401);
    expect(await isIn(await signInByForms(speaksEnglish(), login, NEW_PASSWORD))).toBe(true);
  });

  it.each([
    ['a wrong current one', 'not the password that it is', NEW_PASSWORD, 'accounts.errors.own-password', {}],
    ['one that is short', null, 'fourteen signs', 'accounts.errors.password-short', { count: 15 }],
    ['one that is endless', null, 'long '.repeat(60), 'accounts.errors.password-long', { count: 256 }],
    ['one that many have', null, 'WalletDesk-Support-2026', 'accounts.errors.password-common', {}],
    ['the same one', null, null, 'profile.errors.same-password', {}],
  ])('takes no new password after %s', async (_case, current, next, key, params) => {
    const { client, password } = await aPerson();
    await client.get('/agent/me');
    const refused = await client.submit('.new-password', {
      currentPassword: current ?? password,
      newPassword: next ?? password,
    });

    expect([refused.status, refused.text.includes(say('en', key, params))]).toEqual([422, true]);
    expect(refused.body).not.toContain(`value="${next ?? password}"`);
    expect(await isIn(client)).toBe(true);
  });

  it('lists where he is signed in, and ends one of them at once', async () => {
    const { client, login, password } = await aPerson();
    const tablet = world.visitor({
      headers: { 'accept-language': 'en', 'user-agent': 'Mozilla/5.0 (iPad) Version/17 Safari/604.1' },
    });
    await signInByForms(tablet, login, password);
    const line = await LiveLine.connect(world.server.url, tablet);
    const page = await client.get('/agent/me');
    expect(page.text).toContain('Safari, iPad');
    expect(page.text).toContain(say('en', 'profile.sessions.here'));
    const ended = await client.submit('.end-session');

    expect(ended.text).toContain(say('en', 'profile.done.session'));
    expect(await Promise.all([client, tablet].map(isIn))).toEqual([true, false]);
    await waitFor('the tablet’s socket to end', () => !line.socket.connected);
  });

  it('knows nothing of another person’s session, nor of one that never was', async () => {
    const [wen, other] = [await aPerson(), await aPerson()];
    const [row] = await world.rows(
      `SELECT s.id FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.login = '${other.login}'`,
    );
    const end = (id: string) => sendForm(wen.client, `/agent/me/sessions/${id}/end`, { key: randomUUID() });
    const answers = [await end(String(row?.id)), await end(randomUUID())];

    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(new Set(answers.map(({ text }) => text.replaceAll(/\d[\d:-]*/g, '')))).toHaveProperty('size', 1);
    expect(await isIn(other.client)).toBe(true);
  });

  it('signs out everywhere, here too', async () => {
    const { client, login, password } = await aPerson();
    const elsewhere = await signInByForms(speaksEnglish(), login, password);
    await client.get('/agent/me');
    const out = await client.submit('.end-sessions');

    expect([out.url.pathname, out.text.includes(say('en', 'profile.done.everywhere'))]).toEqual([
      '/staff/login',
      true,
    ]);
    expect(await Promise.all([client, elsewhere].map(isIn))).toEqual([false, false]);
  });

  it('leads to the second step after the password, and lets nobody remove it who must have it', async () => {
    const supriya = await world.staff('supriya');
    await supriya.get('/agent/me');
    expect(supriya.page.body).not.toContain('value="remove"');
    const forced = await sendForm(supriya, '/agent/me/second-factor', {
      act: 'remove',
      factorPassword: DEMO_PASSWORD,
      key: randomUUID(),
    });
    expect(forced.status).toBe(403);

    const { client, password } = await aPerson();
    await client.get('/agent/me');
    const wrong = await client.submit('.factor', { act: 'begin', factorPassword: 'not it' });
    expect(wrong.status).toBe(422);
    await client.submit('.factor', { act: 'begin', factorPassword: password });
    expect(client.page.url.pathname).toBe('/staff/second-factor/enrolment');
  });
});
