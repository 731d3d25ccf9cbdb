import BetterSqlite3 from 'better-sqlite3';
import { join } from 'node:path';
import { DEMO_PASSWORD } from '../../seeds/demo/people.js';
import { hashToken } from '../../src/platform/ids/keys.js';
import { UNATTENDED } from '../../src/platform/realtime/live-protocol.js';
import type { PageClient } from '../support/html.js';
import { LiveLine } from '../support/live-line.js';
import { signInByForms } from '../support/second-factor.js';
import { waitFor } from '../support/wait.js';
import { World } from './world.js';

const MINUTE = 60_000;
/** Lines from one address; the last test opens them all. */
const MOST = 12;

describe('who keeps a line, and for how long', () => {
  let world: World;
  const open: LiveLine[] = [];

  beforeAll(async () => {
    world = await World.start({
      env: { LIVE_RECHECK_SECONDS: '1', LIVE_CONNECTIONS_PER_ADDRESS: `${MOST}` },
    });
  });
  afterEach(() => open.splice(0).forEach((line) => line.close()));
  afterAll(() => world?.stop());

  async function lineOf(client: PageClient, more: { readonly csrf?: unknown } = {}): Promise<LiveLine> {
    const line = await LiveLine.connect(world.server.url, client, more);
    open.push(line);

    return line;
  }

  /** What time or another program does to the tables. */
  function change(sql: string, ...values: unknown[]): void {
    const file = new BetterSqlite3(join(world.server.dataDir, 'walletdesk.db'));
    try {
      file.prepare(sql).run(...values);
    } finally {
      file.close();
    }
  }

  const lastSeen = (login: string, minutesAgo: number): void =>
    change(
      'UPDATE sessions SET last_seen_at = ? WHERE user_id = (SELECT id FROM users WHERE login = ?)',
      Date.now() - minutesAgo * MINUTE,
      login,
    );

  async function minutesIdle(login: string): Promise<number> {
    const [row] = await world.rows(
      `SELECT max(last_seen_at) AS last_seen_at FROM sessions WHERE user_id = (SELECT id FROM users WHERE login = '${login}')`,
    );

    return Math.round((Date.now() - Number(row?.['last_seen_at'])) / MINUTE);
  }

  const works = async (line: LiveLine): Promise<boolean> => (await line.ask('heads', { tickets: [] })).ok;

  /** So much later that each line that stands has been looked at again, twice. */
  async function afterTwoLooks(): Promise<void> {
    for (let look = 0; look < 2; look += 1) {
      const { client } = await world.customer();
      const line = await lineOf(client);
      const token = client.cookies.get('wd_visitor') ?? '';
      change('DELETE FROM visitor_tokens WHERE token_hash = ?', hashToken(token));
      await line.closed();
    }
  }

  it('wants the token of a page that we gave to this very browser', async () => {
    const { client } = await world.customer();
    const stranger = await world.customer();
    const mei = world.visitor();
    await mei.get('/staff/login');
    const before = await mei.csrfToken();
    await signInByForms(mei, 'mei');

    for (const csrf of [undefined, null, '', 'B'.repeat(86), ['x'], await stranger.client.csrfToken()]) {
      await expect(lineOf(client, { csrf })).rejects.toThrow('stale-page');
    }
    await expect(lineOf(mei, { csrf: before })).rejects.toThrow('stale-page');
    expect(await works(await lineOf(mei, { csrf: await mei.csrfToken() }))).toBe(true);
    expect(await works(await lineOf(client))).toBe(true);
  });

  it('has none for somebody whose second factor is still to come', async () => {
    const half = world.visitor();
    await half.get('/staff/login');
    const page = await half.submit('/staff/login', { login: 'supriya', password: DEMO_PASSWORD });

    expect(page.url.pathname).toBe('/staff/second-factor');
    await expect(lineOf(half)).rejects.toThrow('sign-in');
  });

  it('takes it from a session that nobody has used for half an hour, and only from that', async () => {
    const jonas = await world.staff('jonas');
    const mei = await world.staff('mei');
    const [his, hers] = [await lineOf(jonas), await lineOf(mei)];
    lastSeen('jonas', 31);
    await his.closed();

    await expect(lineOf(jonas)).rejects.toThrow('sign-in');
    expect(await works(hers)).toBe(true);
  });

  it('does not take an open tab for a person, and a person who only types for one', async () => {
    const { reference } = await world.customer();
    const mei = await world.staff('mei');
    const line = await lineOf(mei);
    await line.ask('timeline:since', { ticket: reference, after: 0, limit: 5 });
    lastSeen('mei', 20);
    await afterTwoLooks();
    await line.ask('heads', { tickets: [reference] });
    await line.ask('timeline:since', { ticket: reference, after: 0, limit: 5 });
    await lineOf(mei); // As a tab does that was cut.
    expect((await mei.send('/agent/queue', { headers: { [UNATTENDED]: '1' } })).status).toBe(200);

    expect(await minutesIdle('mei')).toBe(20);
    expect((await line.ask('typing', { ticket: reference })).ok).toBe(true);
    expect(await minutesIdle('mei')).toBe(0);
  });

  it('takes it from who has another role now, until he comes as that, and from who is shut out', async () => {
    const client = await world.staff('jonas');
    const jonas = await lineOf(client);
    const other = await lineOf(await world.staff('mei'));
    change(`UPDATE users SET role = 'auditor' WHERE login = 'jonas'`);
    await jonas.closed();
    const auditor = await lineOf(client);
    expect(await works(auditor)).toBe(true);
    change(`UPDATE users SET disabled_at = ? WHERE login = 'jonas'`, Date.now());
    await auditor.closed();

    await expect(lineOf(client)).rejects.toThrow('sign-in');
    expect(await works(other)).toBe(true);
  });

  it('takes it at once from a session that is begun anew, and from all that are ended from one', async () => {
    const [here, there] = [world.visitor(), world.visitor()];
    await signInByForms(here, 'mei');
    await signInByForms(there, 'mei');
    const [first, far] = [await lineOf(here), await lineOf(there)];
    await signInByForms(here, 'mei');
    await first.closed();
    const second = await lineOf(here);
    expect(await Promise.all([second, far].map(works))).toEqual([true, true]);

    await here.get('/agent/me');
    await here.submit('.end-sessions');
    await Promise.all([second.closed(), far.closed()]);
    await expect(lineOf(there)).rejects.toThrow('sign-in');
  });

  it('takes it from a customer who wants to be forgotten here, and from nobody else', async () => {
    const [amina, other] = [await world.customer(), await world.customer()];
    const [hers, others] = [await lineOf(amina.client), await lineOf(other.client)];
    await amina.client.get('/en/requests/forget');
    await amina.client.submit('/en/requests/forget');
    await hers.closed();

    await expect(lineOf(amina.client)).rejects.toThrow('sign-in');
    expect(await works(others)).toBe(true);
  });

  it('has so many for one address, counts who leaves, and still answers pages', async () => {
    const { client, reference } = await world.customer();
    const lines: LiveLine[] = [];
    await waitFor('the lines of before to be counted out', async () => {
      lines.push(await lineOf(client));
      return lines.length === MOST;
    });
    await expect(lineOf(client)).rejects.toThrow('websocket error');
    expect(await Promise.all(lines.map(works))).not.toContain(false);
    expect((await client.get(`/en/requests/${reference}`)).status).toBe(200);

    lines.pop()?.close();
    const again = await waitFor('room', () => lineOf(client));
    expect(await works(again)).toBe(true);
  }, 30_000);
});
