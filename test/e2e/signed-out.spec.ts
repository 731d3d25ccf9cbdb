import { randomUUID } from 'node:crypto';
import type { Language } from '../../src/platform/i18n/languages.js';
import type { PageClient } from '../support/html.js';
import { say, World } from './world.js';

const WORDS = 'A long note with 转账 and 🙂,\nwritten while the session ended.';

describe.each(['en', 'zh-CN'] as const)('who is signed out while typing, in %s', (language: Language) => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world?.stop());

  const speaking = (client: PageClient): Promise<unknown> => client.get(`/agent/queue?lang=${language}`);

  it('loses nothing: the page keeps the words, and takes them after the next sign-in, once', async () => {
    const { reference } = await world.customer();
    const jonas = await world.staff('jonas');
    await speaking(jonas);
    await jonas.get(`/agent/t/${reference}`);
    const key = jonas.page.form('.note').fields.find(({ name }) => name === 'key')?.value;
    jonas.cookies.set('wd_session', 'ended'.padEnd(43, 'x'));
    const refused = await jonas.submit('.note', { note: WORDS });

    expect(refused.status).toBe(401);
    expect(refused.title).toContain(say(language, 'errors.titles.signed-out'));
    expect(refused.text).toContain(say(language, 'errors.signed-out'));
    expect(refused.field('note')?.value).toBe(WORDS);
    expect(refused.field('key')?.value).toBe(key);
    expect(refused.links.some(({ href }) => href === '/staff/login')).toBe(true);

    const { cookies } = await world.staff('jonas');
    jonas.cookies.set('wd_session', cookies.get('wd_session') ?? '');
    const once = await jonas.submit('.again');
    expect([once.status, once.text.includes(say(language, 'errors.stale-form'))]).toEqual([422, true]);
    expect(once.field('note')?.value).toBe(WORDS);
    const taken = await jonas.submit('.note');

    expect(taken.status).toBe(200);
    expect(await world.rows(`SELECT kind FROM entries WHERE kind = 'note'`)).toHaveLength(1);
  });

  it('gets a page that stood open through a sign-in again, with what was typed', async () => {
    const { client, reference } = await world.customer(language);
    await client.get(`/${language}/requests/${reference}`);
    const form = client.page.form('.escalate');
    const old = await client.send(form.action, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ reason: WORDS, key: randomUUID(), _csrf: 'B'.repeat(86) }).toString(),
    });

    expect(old.status).toBe(422);
    expect(old.text).toContain(say(language, 'errors.stale-form'));
    expect(old.field('reason')?.value).toBe(WORDS);
    expect(await world.count('escalations')).toBe(0);
  });

  it('never finds a password in a page', async () => {
    const client = world.visitor({ headers: { 'accept-language': language } });
    await client.get('/staff/login');
    client.cookies.clear();
    const page = await client.submit('/staff/login', { login: 'jonas', password: 'a secret of mine' });

    expect(page.status).toBe(422);
    expect(page.field('login')?.value).toBe('jonas');
    expect(page.body).not.toContain('a secret of mine');
  });
});
