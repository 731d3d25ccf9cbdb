import { codeAt, newTotpSecret } from '../../../src/modules/accounts/second-factor.js';
import { TooMany } from '../../../src/platform/errors/app-error.js';
import { databaseKinds } from '../../support/databases.js';
import { PASSWORD, StaffDoor, stranger } from './staff-door.js';

const settled = async (all: readonly Promise<unknown>[]): Promise<number> =>
  (await Promise.allSettled(all)).filter(({ status }) => status === 'fulfilled').length;

describe.each(databaseKinds)('the second step of a sign-in on $name', ({ newUrl }) => {
  let door: StaffDoor;

  beforeAll(async () => {
    door = await StaffDoor.open(await newUrl());
  });
  afterAll(() => door?.close());

  /** Password right, code to come → the token of the half session. */
  async function half(login: string): Promise<string> {
    const { token } = await door.signIn.signIn({ login, password: PASSWORD, remember: false }, stranger(1));

    return token;
  }

  it('is nobody to every other door, and somebody under a new token after it', async () => {
    const secret = newTotpSecret();
    const token = await half(await door.person('supervisor', secret));
    const before = await door.sessions.actorOf(token);
    const full = await door.factor.enter(codeAt(secret, door.clock.now()), {
      ...stranger(1),
      sessionToken: token,
    });

    expect(before).toBeNull();
    expect(full.token).not.toBe(token);
    expect(await door.sessions.holderOf(token)).toBeNull();
    expect((await door.sessions.actorOf(full.token))?.role).toBe('supervisor');
  });

  it('takes a code once, also from two browsers at the same moment', async () => {
    const secret = newTotpSecret();
    const login = await door.person('supervisor', secret);
    const tokens = [await half(login), await half(login), await half(login)];
    const code = codeAt(secret, door.clock.now());
    const enter = (sessionToken: string) => door.factor.enter(code, { ...stranger(1), sessionToken });
    const together = await settled(tokens.slice(0, 2).map(enter));
    const later = await settled(tokens.slice(2).map(enter));

    expect([together, later]).toEqual([1, 0]);
  });

  it('takes the code of the half minute before and after, and none that is older', async () => {
    const secret = newTotpSecret();
    const at = (steps: number): string =>
      codeAt(secret, new Date(door.clock.now().getTime() + steps * 30_000));
    const login = await door.person('supervisor', secret);
    const enter = async (code: string) => {
      const sessionToken = await half(login);
      return settled([door.factor.enter(code, { ...stranger(1), sessionToken })]);
    };

    expect([await enter(at(-2)), await enter(at(-1)), await enter(at(1)), await enter(at(0))]).toEqual([
      0, 1, 1, 0,
    ]);
  });

  it('looks at five codes in five minutes, then at the right one neither, and at that one after them', async () => {
    const secret = newTotpSecret();
    const sessionToken = await half(await door.person('supervisor', secret));
    const from = { ...stranger(1), sessionToken };
    await settled(Array.from({ length: 5 }, () => door.factor.enter('000000', from)));
    const right = door.factor.enter(codeAt(secret, door.clock.now()), from);
    await expect(right).rejects.toBeInstanceOf(TooMany);
    door.clock.advance(300_000);
    const { state } = await door.factor.enter(codeAt(secret, door.clock.now()), from);

    expect(state).toBe('full');
  });

  it('makes one admin of twenty people with the printed link, and prints no other link then', async () => {
    const token = (await door.setup.firstLink())?.split('/').at(-1) ?? '';
    const input = { displayName: 'Ada', newPassword: 'wanders over green hills' };
    const come = (number: number) =>
      door.setup.makeAdmin(token, { ...input, login: `ada-${number}` }, stranger(number));
    const made = await settled(Array.from({ length: 20 }, (_, number) => come(number)));
    const admins = await door.reader.rows(`SELECT id FROM users WHERE role = 'admin'`);

    expect([made, admins.length]).toEqual([1, 1]);
    await expect(door.setup.require(token)).rejects.toMatchObject({ status: 404 });
    await expect(door.setup.require('')).rejects.toMatchObject({ status: 404 });
    expect(await door.setup.firstLink()).toBeNull();
    await expect(door.setup.print({ words: [], print: () => undefined })).rejects.toThrow('admin already');
  });
});
