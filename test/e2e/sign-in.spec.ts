import { DEMO_PASSWORD } from '../../seeds/demo/people.js';
import type { PageClient } from '../support/html.js';
import { LiveLine } from '../support/live-line.js';
import { nextCode, signInByForms } from '../support/second-factor.js';
import { World } from './world.js';

const SESSION = 'wd_session';
const FACTOR = '/staff/second-factor';

describe('the two steps into the desk', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world?.stop());

  const english = (): PageClient => world.visitor({ headers: { 'accept-language': 'en' } });

  /** Her password is right, and her code is still to come. */
  async function halfway(login = 'supriya'): Promise<PageClient> {
    const client = english();
    await client.get('/staff/login');
    await client.submit('/staff/login', { login, password: DEMO_PASSWORD });

    return client;
  }

  it('open no other door after the first: no page, no answer of the API, no line', async () => {
    const client = await halfway();
    const asked = client.page.url.pathname;
    const queue = await client.send('/agent/queue');
    const board = await client.send('/supervisor/escalations');
    const line = LiveLine.connect(world.server.url, client);

    expect(asked).toBe(FACTOR);
    expect([queue, board].map(({ headers }) => headers.location?.split('?')[0])).toEqual(
      Array(2).fill('/staff/login'),
    );
    await expect(line).rejects.toThrow('sign-in');
    const left = await client.submit('/staff/logout');
    expect([left.url.pathname, left.text.includes('signed out')]).toEqual(['/staff/login', true]);
    expect((await client.send(FACTOR)).headers.location).toContain('/staff/login');
  });

  it('give a new token at each step, whatever the browser had before, and the older ones are dead', async () => {
    const client = english();
    client.cookies.set(SESSION, 'a-token-that-a-stranger-has-planted');
    await client.get('/staff/login');
    await client.submit('/staff/login', { login: 'supriya', password: DEMO_PASSWORD });
    const half = client.cookies.get(SESSION) ?? '';
    await client.submit(FACTOR, { code: await nextCode(client.page.url.origin, 'supriya') });
    const full = client.cookies.get(SESSION) ?? '';
    const answers = [];
    for (const token of ['a-token-that-a-stranger-has-planted', half, full]) {
      client.cookies.set(SESSION, token);
      answers.push((await client.send('/agent/queue')).status);
    }

    expect(new Set([half, full, 'a-token-that-a-stranger-has-planted']).size).toBe(3);
    expect(answers).toEqual([303, 303, 200]);
  });

  it('take a code once: a second browser with the same one stays outside', async () => {
    const [mine, strangers] = [await halfway(), await halfway()];
    const code = await nextCode(mine.page.url.origin, 'supriya');
    await mine.submit(FACTOR, { code });
    const replayed = await strangers.submit(FACTOR, { code });

    expect(mine.page.url.pathname).toBe('/agent/queue');
    expect([replayed.status, replayed.field('code')?.value]).toEqual([422, '']);
    expect(replayed.text).toContain('was used already');
  });

  it('lead a new supervisor to set up the second one first, and show its secret never again', async () => {
    const { stdout } = await world.server.cli(['staff:add', 'olga', 'supervisor', 'Olga']);
    const password = /password: (\S+)/.exec(stdout)?.[1] ?? '';
    const client = english();
    await client.get('/staff/login');
    await client.submit('/staff/login', { login: 'olga', password });
    const before = await client.send('/agent/queue');
    const wrong = await client.submit(`${FACTOR}/enrolment`, { code: '000000' });
    await signInByForms(english(), 'olga', password);
    const over = await client.get(`${FACTOR}/enrolment`);

    expect([before.status, wrong.status]).toEqual([303, 422]);
    expect(wrong.body).toContain('data-secret');
    expect(over.body).not.toContain('data-secret');
  });

  it('let somebody without his phone in by a recovery code, and by the same code never again', async () => {
    const { stdout } = await world.server.cli(['staff:add', 'ines', 'supervisor', 'Inés']);
    const password = /password: (\S+)/.exec(stdout)?.[1] ?? '';
    const shown: string[] = [];
    await signInByForms(english(), 'ines', password, (page) => {
      shown.push(...[...page.body.matchAll(/<code>([A-Z2-7-]{23})<\/code>/g)].map(([, code = '']) => code));
    });
    const recover = async (): Promise<string> => {
      const client = english();
      await client.get('/staff/login');
      await client.submit('/staff/login', { login: 'ines', password });
      await client.get(`${FACTOR}/recovery`);
      await client.submit(`${FACTOR}/recovery`, { code: shown[0]?.toLowerCase().replaceAll('-', ' ') ?? '' });

      return client.page.url.pathname;
    };

    expect(new Set(shown).size).toBe(10);
    expect([await recover(), await recover()]).toEqual(['/agent/queue', `${FACTOR}/recovery`]);
  });

  it('are printed for the demonstration with the codes of this moment, and only there', async () => {
    const { stdout } = await world.server.cli(['demo:codes']);

    expect(stdout).toMatch(/supriya +supervisor +password \S+ +code now \d{6}/);
    expect(stdout).toMatch(/jonas +agent +password \S+$/m);
  });
});
