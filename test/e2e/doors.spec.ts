import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { sendForm, sendJson, World } from './world.js';

describe('the doors of the desk', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world?.stop());

  it('protects its pages: scripts by nonce only, no frames, no ETag, nothing kept', async () => {
    const { headers, body } = await world.visitor().get('/en/help');
    const csp = headers['content-security-policy'] as string;
    const [, nonce = ''] = /'nonce-([^']+)'/.exec(csp) ?? [];

    expect(csp).toContain(`script-src 'nonce-${nonce}' 'strict-dynamic'`);
    expect(csp).toContain(`frame-ancestors 'none'`);
    expect(csp).toContain(`require-trusted-types-for 'script'`);
    expect(body).toContain(`nonce="${nonce}"`);
    expect(headers.etag).toBeUndefined();
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('leads from no page of its own to another site, whatever was asked', async () => {
    for (const path of ['//evil.example/x', '///evil.example', '/en//evil.example', '/%2F%2Fevil.example']) {
      const page = await world.visitor().send(`${world.server.url}${path}`);
      const away = page.links.filter(({ href }) => page.resolve(href).origin !== world.server.url);

      expect([path, page.status, away]).toEqual([path, 404, []]);
    }
  });

  it('answers a question about the head of a page without its body', async () => {
    for (const path of ['/en/help', '/en/requests/new/type', '/livez', '/metrics']) {
      const page = await world.visitor().send(path, { method: 'HEAD' });

      expect([path, page.status, page.body]).toEqual([path, 200, '']);
    }
    expect((await world.visitor().send('/en/requests/WD-2222-2222-2', { method: 'HEAD' })).status).toBe(404);
  });

  it('names the fields of a bad API request, and takes no strange ones', async () => {
    const { client, reference } = await world.customer();
    const path = `/api/v1/tickets/${reference}/messages`;
    const bad = await sendJson(client, path, { clientMessageId: 'not one', body: '' });
    const strange = await sendJson(client, path, {
      clientMessageId: randomUUID(),
      body: 'x',
      ticket: 'WD-0',
      admin: true,
    });

    expect(bad.status).toBe(422);
    expect(
      bad
        .json<{ error: { fields: { field: string }[] } }>()
        .error.fields.map(({ field }) => field)
        .sort(),
    ).toEqual(['body', 'clientMessageId']);
    expect(strange.status).toBe(422);
  });

  it('tells a monitor figures, and nobody’s name or reference', async () => {
    const { reference } = await world.customer();
    const { body } = await world.visitor().send('/metrics');

    expect(body).toContain('walletdesk_chat_messages_total');
    expect(body).not.toContain(reference);
    expect(body).not.toContain('amina');
  });

  it('has a door for the operator that only his user can open, and the same words with the server and without', async () => {
    const { server } = world;
    const socket = statSync(join(server.dataDir, 'walletdesk.sock'));
    const running = [
      await server.cli(['migrate']),
      await server.cli(['work:parked']),
      await server.cli(['staff:add', 'x']),
    ];
    const unknown = await server.cli(['no:such']);
    await server.kill();
    const alone = [
      await server.cli(['migrate']),
      await server.cli(['work:parked']),
      await server.cli(['staff:add', 'x']),
    ];
    await server.restart();

    expect(socket.mode & 0o777).toBe(0o600);
    expect(running.map(({ code, stdout }) => [code, stdout])).toEqual(
      alone.map(({ code, stdout }) => [code, stdout]),
    );
    expect(running.map(({ code }) => code)).toEqual([0, 0, 1]);
    expect(unknown.code).toBe(1);
    expect(unknown.stdout).toContain('work:replay');
  }, 60_000);
});

describe('asking for a supervisor', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world?.stop());

  it('is one request however often it is pressed, has one decider, and stands against solving until it is decided', async () => {
    const { client, reference } = await world.customer();
    const key = randomUUID();
    const ask = (input: { reason: string; key: string }) =>
      sendForm(client, `/en/requests/${reference}/escalation`, input);
    const pressed = await Promise.all(
      Array.from({ length: 5 }, () => ask({ reason: 'I have waited.', key })),
    );
    const second = await ask({ reason: 'Once more.', key: randomUUID() });
    const supriya = await world.staff('supriya');
    const olga = await world.newStaff('olga', 'supervisor', 'Olga');
    const path = `/agent/t/${reference}`;
    const seen = await Promise.all(
      [supriya, olga].map((one) => sendForm(one, `${path}/escalation/sight`, { key: randomUUID() })),
    );
    const agent = await sendForm(await world.staff('jonas'), `${path}/escalation/decision`, {
      outcome: 'upheld',
      decision: 'I decide as an agent.',
      key: randomUUID(),
    });
    const blocked = await sendForm(await world.staff('jonas'), `${path}/resolution`, {
      result: 'It is explained now.',
      key: randomUUID(),
    });
    const decided = await sendForm(supriya, `${path}/escalation/decision`, {
      outcome: 'explained',
      decision: 'We have explained it.',
      key: randomUUID(),
    });
    const solved = await sendForm(await world.staff('jonas'), `${path}/resolution`, {
      result: 'It is explained now.',
      key: randomUUID(),
    });
    const page = await client.get(`/en/requests/${reference}`);

    expect(pressed.map(({ status }) => status)).toEqual(Array(5).fill(303));
    expect(second.status).toBe(303);
    expect(seen.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect([agent.status, blocked.status, decided.status, solved.status]).toEqual([403, 409, 303, 303]);
    expect(page.text).toContain('We have explained it.');
    expect(await world.count('escalations')).toBe(1);
  });

  it('needs a word of reason, and keeps what was typed', async () => {
    const { client, reference } = await world.customer();
    await client.get(`/en/requests/${reference}`);
    const page = await client.submit('.escalate', { reason: 'x' });

    expect(page.status).toBe(422);
    expect(page.text).toContain('Say in a few words why a supervisor should look.');
    expect(page.field('reason')?.value).toBe('x');
  });
});
