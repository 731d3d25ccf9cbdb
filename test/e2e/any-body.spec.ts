import type { Type } from '@nestjs/common';
import fc from 'fast-check';
import { randomInt, randomUUID } from 'node:crypto';
import { DEMO_PASSWORD } from '../../seeds/demo/people.js';
import { AppModule } from '../../src/app.module.js';
import { Env } from '../../src/config/env.js';
import { inputsOf, type RouteInput } from '../../src/platform/http/route-inputs.js';
import type { Page, PageClient } from '../support/html.js';
import { liveEventsOf } from '../support/live-events.js';
import { LiveLine } from '../support/live-line.js';
import { type Route, routesOf } from '../support/routes.js';
import { asPairs, bodiesFor } from './bodies.js';
import { World } from './world.js';

const RUNS = Number(process.env.FUZZ_RUNS ?? 200);
const SEED = Number(process.env.FUZZ_SEED ?? randomInt(2 ** 31));
const AT_ONCE = 10;
/** Doors that change who is signed in: a sign-out must not send the bodies of all others to the door of strangers. */
const CHANGES_WHO = /^\/staff\/|\/requests\/(find|code|enter|forget)/;
/** So much is waited for one kind of body; a nightly run that asks for more bodies has more time. */
const LIMIT_MS = Math.max(60_000, RUNS * 300);

const app = AppModule.with(Env.read({ NODE_ENV: 'test' }));
const takers = routesOf(app)
  .filter(({ language }) => language === null || language === 'en')
  .flatMap((route) =>
    inputsOf(route.places[0] ?? {}).map((input) => [`${route.method} ${route.path}`, route, input] as const),
  );
const events = liveEventsOf(app).flatMap(({ event, dto }) => (event && dto ? [[event, dto] as const] : []));

describe(`whatever is sent (FUZZ_SEED=${SEED})`, () => {
  let world: World;
  let reference = '';
  let owner: PageClient;
  let people: readonly PageClient[];
  let server = 0;

  beforeAll(async () => {
    // Limits would keep most of it out, and the doors behind them would never be tried.
    world = await World.start({ env: { RATE_LIMITS: 'off' } });
    ({ client: owner, reference } = await world.customer());
    server = world.server.pid;
  }, 120_000);
  afterAll(() => world?.stop());
  beforeEach(async () => {
    // Some of what they send signs them out.
    people = [owner, ...(await Promise.all(['jonas', 'supriya', 'admin'].map((one) => world.staff(one))))];
  }, 120_000);
  afterEach(async () => {
    // Not a new one that was started in its place.
    expect([world.server.pid, (await world.visitor().send('/livez')).status]).toEqual([server, 200]);
  });

  const bodies = (dto: Type<object>): unknown[] =>
    fc.sample(bodiesFor(dto, { ticket: reference, tickets: [reference] }), { numRuns: RUNS, seed: SEED });

  /** Asks with all of them, some at once → the first bodies that broke something, and how. */
  async function broken(
    sent: readonly unknown[],
    atOnce: number,
    ask: (body: unknown, turn: number) => Promise<string | null>,
  ): Promise<string[]> {
    for (let first = 0; first < sent.length; first += atOnce) {
      const some = sent.slice(first, first + atOnce);
      const faults = await Promise.all(some.map((body, index) => ask(body, first + index)));
      const found = faults.flatMap((fault, index) =>
        fault === null ? [] : [`${fault} for ${JSON.stringify(some[index])?.slice(0, 2_000)}`],
      );
      if (found.length > 0) {
        return found;
      }
    }

    return [];
  }

  it('is meant for every route with an input, and every command of a socket', () => {
    expect(takers.length).toBeGreaterThan(12);
    expect(events.length).toBeGreaterThan(4);
  });

  it.each(takers)(
    'is answered by %s',
    async (_, route, input) => {
      const windows = CHANGES_WHO.test(route.path) ? await windowsOfTheirOwn() : people;
      const faults = await broken(bodies(input.dto), AT_ONCE, async (body, turn) => {
        const page = await send(windows[turn % windows.length] ?? owner, route, input, body);

        return page.status >= 500 && !isBusy(page) ? `${page.status}` : null;
      });

      expect(faults).toEqual([]);
    },
    LIMIT_MS,
  );

  it.each(events)(
    'is acknowledged as %s',
    async (event, dto) => {
      let line = await LiveLine.connect(world.server.url, owner);
      const ask = async (body: unknown): Promise<string | null> => {
        if (!line.socket.connected) {
          line = await LiveLine.connect(world.server.url, owner);
        }
        const answer = await line.ask(event, body);

        return typeof answer.ok !== 'boolean' || answer.error?.code === 'unexpected'
          ? JSON.stringify(answer)
          : null;
      };
      // Who sends nonsense again and again is cut off; on a new line the same is acknowledged, unless it is too large.
      const faults = await broken(bodies(dto), 1, (body) =>
        ask(body).catch(() => ask(body).catch((error: unknown) => (isLarge(body) ? null : String(error)))),
      );
      line.close();

      expect(faults).toEqual([]);
    },
    LIMIT_MS,
  );

  /** A customer, an agent, and somebody with the password right and the second factor still to come. */
  async function windowsOfTheirOwn(): Promise<readonly PageClient[]> {
    const halfIn = world.visitor();
    await halfIn.get('/staff/login');
    await halfIn.submit('/staff/login', { login: 'supriya', password: DEMO_PASSWORD });

    return [(await world.customer()).client, await world.staff('jonas'), halfIn];
  }

  const addressOf = ({ path }: Route): string =>
    path
      .replace(':lang', 'en')
      .replace(':reference', reference)
      .replace(':slug', 'money-not-arrived')
      .replace(':code', 'E201')
      .replace(':rule', 'D01')
      .replace(':version', '1')
      .replace(':landing', 'not-received')
      .replaceAll(/:\w+/g, () => randomUUID());

  function send(client: PageClient, route: Route, { kind }: RouteInput, body: unknown): Promise<Page> {
    const address = addressOf(route);
    if (kind === 'query') {
      return client.send(`${address}?${asPairs(body).slice(0, 8_000)}`, { method: route.method });
    }

    return client.send(address, {
      method: route.method,
      headers: {
        'content-type': kind === 'json' ? 'application/json' : 'application/x-www-form-urlencoded',
        'idempotency-key': randomUUID(),
      },
      body: kind === 'json' ? (JSON.stringify(body) ?? '') : asPairs(body),
    });
  }
});

/** More passwords at once than there is room for: the answer says when to come back. */
const isBusy = ({ status, headers }: Page): boolean => status === 503 && headers['retry-after'] !== undefined;

/** Beyond what one message of a socket may hold. */
const isLarge = (body: unknown): boolean => Buffer.byteLength(JSON.stringify(body) ?? '') > 50_000;
