import { TooMany, Unauthenticated } from '../../../src/platform/errors/app-error.js';
import { databaseKinds } from '../../support/databases.js';
import { PASSWORD, StaffDoor, stranger } from './staff-door.js';

const GUESS = 'a wrong one';

describe.each(databaseKinds)('guessing at an account on $name', ({ newUrl }) => {
  let door: StaffDoor;

  beforeAll(async () => {
    door = await StaffDoor.open(await newUrl());
  });
  afterAll(() => door?.close());
  beforeEach(() => {
    door.passwords.looks = 0;
  });

  it('looks at ten of a thousand guesses; the owner comes in at once where known, else within a minute', async () => {
    const login = await door.person('agent');
    const home = await door.signIn.signIn({ login, password: PASSWORD, remember: true }, stranger(999));
    door.passwords.looks = 0;
    const answers: unknown[] = [];
    for (let batch = 0; batch < 10; batch += 1) {
      const all = Array.from({ length: 100 }, (_, index) =>
        door.come(login, GUESS, stranger(batch * 100 + index)),
      );
      answers.push(...(await Promise.all(all)));
    }
    const looks = door.passwords.looks;
    const told = answers.filter((answer) => answer instanceof TooMany);
    const known = await door.come(login, PASSWORD, { ...stranger(3), deviceToken: home.deviceToken });
    const fresh = await door.come(login, PASSWORD, stranger(2_000));
    door.clock.advance(60_000);
    const soon = await door.come(login, PASSWORD, stranger(2_000));

    expect(looks).toBe(10);
    expect(told).toHaveLength(990);
    expect(told.every(({ retryAfterSeconds: wait }) => wait > 0 && wait <= 60)).toBe(true);
    expect([known, soon]).toEqual(['in', 'in']);
    expect(fresh).toBeInstanceOf(TooMany);
  }, 180_000);

  it('looks at fewer than a hundred guesses in an hour, however patient the strangers are', async () => {
    const login = await door.person('agent');
    for (let second = 0; second < 3_600; second += 10) {
      await door.come(login, GUESS, stranger(second));
      door.clock.advance(10_000);
    }

    expect(door.passwords.looks).toBeGreaterThan(30);
    expect(door.passwords.looks).toBeLessThanOrEqual(100);
  }, 180_000);

  it('counts two hundred guesses at once exactly', async () => {
    const login = await door.person('agent');
    const all = Array.from({ length: 200 }, (_, index) => door.come(login, GUESS, stranger(index)));
    const answers = await Promise.all(all);
    const [row] = await door.reader.rows(
      'SELECT tries, refused FROM sign_in_counters WHERE tries + refused = 200',
    );

    expect(door.passwords.looks).toBe(10);
    expect(answers.filter((answer) => answer instanceof Unauthenticated)).toHaveLength(10);
    expect([Number(row?.tries), Number(row?.refused)]).toEqual([10, 190]);
  }, 180_000);

  it('does the same work and says the same for a known login, an unknown one and a disabled one', async () => {
    const gone = await door.person('agent');
    await door.disable(gone);
    const looks: number[] = [];
    const said: unknown[] = [];
    for (const [login, password] of [
      [await door.person('agent'), GUESS],
      ['nobody-at-all', GUESS],
      [gone, PASSWORD],
    ] as const) {
      door.passwords.looks = 0;
      said.push(((await door.come(login, password, stranger(500))) as Unauthenticated).key);
      looks.push(door.passwords.looks);
    }

    expect(looks).toEqual([1, 1, 1]);
    expect(said).toEqual(Array(3).fill('accounts.errors.wrong'));
  });
});
