import { codeAt, newTotpSecret } from '../../../src/modules/accounts/second-factor.js';
import { VisitorTokens } from '../../../src/modules/accounts/visitor-tokens.js';
import { CustomerRequests } from '../../../src/modules/accounts/customer-requests.js';
import { Reader } from '../../../src/platform/database/reader.js';
import type { Transaction } from '../../../src/platform/database/transaction.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Unauthenticated } from '../../../src/platform/errors/app-error.js';
import { databaseKinds } from '../../support/databases.js';
import { smallDesk } from '../../support/small-desk.js';
import { StillClock } from '../../support/still-clock.js';
import { PASSWORD, StaffDoor, stranger } from './staff-door.js';

const DAY = 86_400_000;

describe.each(databaseKinds)('whoever is shut out while he comes in, on $name', ({ newUrl }) => {
  let door: StaffDoor;

  beforeAll(async () => {
    door = await StaffDoor.open(await newUrl());
  });
  afterAll(() => door?.close());

  const sessionsOf = async (login: string): Promise<number> => {
    const rows = await door.reader.rows(
      'SELECT sessions.id FROM sessions JOIN users ON users.id = sessions.user_id WHERE login = ?',
      [login],
    );

    return rows.length;
  };

  it.each([
    ['his password was changed', 'password_hash', 'another sentence altogether'],
    ['he was disabled', 'disabled_at', 1],
  ])('stays outside where %s while his password was looked at', async (_, set, value) => {
    const login = await door.person('agent');
    door.meanwhile(() => door.change(login, set, value));

    expect(await door.come(login, PASSWORD, stranger(1))).toBeInstanceOf(Unauthenticated);
    expect(await sessionsOf(login)).toBe(0);
  });

  it('is asked for the second factor that was set up while his password was looked at', async () => {
    const login = await door.person('agent');
    door.meanwhile(() => door.change(login, 'totp', 'sealed'));
    const { state } = await door.signIn.signIn({ login, password: PASSWORD, remember: false }, stranger(1));

    expect(state).toBe('half');
  });

  it('does not come in by a code that he typed while he was signed out everywhere, and may use it again', async () => {
    const secret = newTotpSecret();
    const login = await door.person('supervisor', secret);
    const half = async (): Promise<string> =>
      (await door.signIn.signIn({ login, password: PASSWORD, remember: false }, stranger(1))).token;
    const code = codeAt(secret, door.clock.now());
    const [first, second] = [await half(), await half()];
    door.meanwhile(() => door.signOutEverywhere(login));
    const refused = door.factor.enter(code, { ...stranger(1), sessionToken: first });
    await expect(refused).rejects.toBeInstanceOf(Unauthenticated);
    expect(await sessionsOf(login)).toBe(0);
    await expect(door.factor.enter(code, { ...stranger(1), sessionToken: second })).rejects.toBeInstanceOf(
      Unauthenticated,
    );
    const { state } = await door.factor.enter(code, { ...stranger(1), sessionToken: await half() });

    expect(state).toBe('full');
  });
});

/** Tells who was let go of. */
class NoRequests extends CustomerRequests {
  readonly dropped: string[] = [];

  override ownerOf = () => Promise.resolve(null);
  override referencesOf = () => Promise.resolve([]);

  override dropIfBare(_: Transaction, customerId: string): Promise<void> {
    this.dropped.push(customerId);

    return Promise.resolve();
  }
}

describe.each(databaseKinds)('the token of a browser, on $name', ({ newUrl }) => {
  it('is good for half a year and no longer, whoever has a copy of it', async () => {
    const desk = await smallDesk(await newUrl(), []);
    const clock = new StillClock();
    const requests = new NoRequests();
    const tokens = new VisitorTokens(desk.get(UnitOfWork), requests, clock);
    const begin = clock.now().getTime();
    await desk.get(UnitOfWork).run(async (tx) => {
      for (const [who, days] of [
        ['old', 180],
        ['young', 179],
      ] as const) {
        await tx.sql('INSERT INTO customers (id, created_at) VALUES (?, ?)', [who, begin]);
        await tx.sql('INSERT INTO visitor_tokens (token_hash, customer_id, created_at) VALUES (?, ?, ?)', [
          `hash of ${who}`,
          who,
          begin - days * DAY,
        ]);
      }
    });
    await tokens.forgetOld(clock.now());
    const left = await desk.get(Reader).rows('SELECT customer_id FROM visitor_tokens');
    await desk.close();

    expect(left.map((row) => row['customer_id'])).toEqual(['young']);
    expect(requests.dropped).toEqual(['old']);
  });
});
