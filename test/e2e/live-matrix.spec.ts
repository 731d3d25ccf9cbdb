import { randomUUID } from 'node:crypto';
import type { PageClient } from '../support/html.js';
import { type LiveAnswer, LiveLine } from '../support/live-line.js';
import { LIVE_DOORS, LIVE_WHO, type LiveMark, type LiveWho } from './live-access-table.js';
import { World } from './world.js';

/** A reference of the right form that belongs to nothing. */
const ABSENT = 'WD-2222-2222-2';

/** What is sent, always such that only the person and the ticket can be the reason of a refusal. */
const INPUT: Readonly<Record<string, (ticket: string) => object>> = {
  'message:send': (ticket) => ({ ticket, clientMessageId: randomUUID(), body: 'One more word.' }),
  'timeline:since': (ticket) => ({ ticket, after: 0, limit: 50 }),
  heads: (ticket) => ({ tickets: [ticket] }),
  'read:mark': (ticket) => ({ ticket, seq: 1 }),
  typing: (ticket) => ({ ticket }),
};

describe('who is answered what over a socket', () => {
  let world: World;
  let people: Record<LiveWho, LiveLine>;
  let reference = '';

  beforeAll(async () => {
    world = await World.start();
    const owner = await world.customer();
    ({ reference } = owner);
    const clients: Record<LiveWho, PageClient> = {
      owner: owner.client,
      stranger: (await world.customer()).client,
      agent: await world.staff('jonas'),
      specialist: await world.newStaff('sven', 'specialist', 'Sven'),
      supervisor: await world.staff('supriya'),
      compliance: await world.newStaff('connie', 'compliance', 'Connie'),
      admin: await world.staff('admin'),
      auditor: await world.newStaff('aude', 'auditor', 'Aude'),
    };
    const lines = await Promise.all(
      LIVE_WHO.map(async (who) => [who, await LiveLine.connect(world.server.url, clients[who])] as const),
    );
    people = Object.fromEntries(lines) as Record<LiveWho, LiveLine>;
  }, 120_000);
  afterAll(async () => {
    Object.values(people ?? {}).forEach((line) => line.close());
    await world?.stop();
  });

  const ask = (who: LiveWho, event: string, ticket: string): Promise<LiveAnswer> =>
    people[who].ask(event, INPUT[event]?.(ticket) ?? {});

  it.each(LIVE_DOORS.map((door) => [door.event, door] as const))('%s', async (event, { marks }) => {
    const got = [];
    for (const who of LIVE_WHO) {
      got.push(`${who} ${markOf(await ask(who, event, reference))}`);
    }

    expect(got).toEqual(LIVE_WHO.map((who, index) => `${who} ${marks[index]}`));
  });

  it.each(LIVE_DOORS.map(({ event }) => [event]))(
    '%s answers a stranger the same about a foreign ticket as about none, byte for byte',
    async (event) => {
      const foreign = await ask('stranger', event, reference);
      const absent = await ask('stranger', event, ABSENT);

      expect(JSON.stringify(foreign)).toBe(JSON.stringify(absent));
      expect(markOf(foreign)).toBe('-');
    },
  );

  it.each(LIVE_DOORS.map(({ event }) => [event]))(
    '%s is refused in the language of the reader',
    async (event) => {
      const chinese = await LiveLine.connect(world.server.url, await world.staff('jonas'), {
        language: 'zh-CN',
      });
      const answer = await chinese.ask(event, { nothing: 'of the kind' });
      chinese.close();

      expect(answer.ok).toBe(false);
      expect(answer.error?.message).toMatch(/[\u4e00-\u9fff]/);
    },
  );

  it('lets in neither who has no cookie, nor a visitor who has sent nothing, nor who made one up', async () => {
    const visitor = world.visitor();
    await visitor.get('/en/requests/new/short');
    expect(visitor.cookies.size).toBeGreaterThan(0);
    const forger = world.visitor();
    forger.cookies.set('wd_session', 'x'.repeat(43));
    forger.cookies.set('wd_visitor', 'y'.repeat(43));

    for (const nobody of [null, visitor, forger]) {
      await expect(LiveLine.connect(world.server.url, nobody)).rejects.toThrow('sign-in');
    }
  });

  it('closes the line when its session ends, and what it asks then reaches nobody', async () => {
    const client = await world.staff('mei');
    const line = await LiveLine.connect(world.server.url, client);
    expect((await line.ask('heads', { tickets: [reference] })).ok).toBe(true);
    await client.get('/agent/queue');
    await client.submit('/staff/logout');
    await line.closed();

    await expect(LiveLine.connect(world.server.url, client)).rejects.toThrow('sign-in');
  });
});

function markOf({ ok, error, heads }: LiveAnswer): LiveMark | string {
  if (!ok) {
    return { 'not-found': '-', forbidden: 'x' }[error?.code ?? ''] ?? String(error?.code);
  }

  return heads !== undefined && Object.keys(heads as object).length === 0 ? '-' : '+';
}
