import type { INestApplicationContext } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Env } from '../../../src/config/env.js';
import type { Caller } from '../../../src/modules/accounts/caller.js';
import { EnrolmentSecrets } from '../../../src/modules/accounts/enrolment-secrets.service.js';
import { Entrance } from '../../../src/modules/accounts/entrance.service.js';
import { KnownDevices } from '../../../src/modules/accounts/known-devices.service.js';
import { Passwords } from '../../../src/modules/accounts/password.js';
import { SecondFactorService } from '../../../src/modules/accounts/second-factor.service.js';
import { SetupService } from '../../../src/modules/accounts/setup.service.js';
import { SignInService } from '../../../src/modules/accounts/sign-in.service.js';
import { SignInThrottle } from '../../../src/modules/accounts/sign-in-throttle.service.js';
import { StaffSessions } from '../../../src/modules/accounts/staff-sessions.service.js';
import { AuditRefusals } from '../../../src/platform/audit/audit-refusals.js';
import { Reader } from '../../../src/platform/database/reader.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Keys } from '../../../src/platform/ids/keys.js';
import { smallDesk } from '../../support/small-desk.js';
import { StillClock } from '../../support/still-clock.js';

/** Passwords in clear, so that a thousand guesses take no minutes; counts how often one is looked at. */
class CountedPasswords extends Passwords {
  looks = 0;

  override hash(password: string): Promise<string> {
    return Promise.resolve(password);
  }

  protected override check(known: string, password: string): Promise<boolean> {
    this.looks += 1;

    return Promise.resolve(known === password);
  }
}

/** Lets something happen in the middle of a try: after it was counted, before its answer is known. */
class InterruptedThrottle extends SignInThrottle {
  meanwhile: (() => Promise<void>) | null = null;

  override async count(buckets: Parameters<SignInThrottle['count']>[0]): Promise<void> {
    await super.count(buckets);
    const { meanwhile } = this;
    this.meanwhile = null;
    await meanwhile?.();
  }
}

export const PASSWORD = 'the owner knows this sentence';

/** Somebody else each time: a network of his own. */
export const stranger = (number: number): Caller => ({
  address: `198.${18 + (number >> 8)}.${number & 255}.7`,
  userAgent: '',
  sessionToken: null,
  deviceToken: null,
});

/** The staff's door on a real database, with a clock that stands. */
export class StaffDoor {
  readonly clock = new StillClock();
  readonly passwords = new CountedPasswords();
  readonly reader: Reader;
  readonly secrets: EnrolmentSecrets;
  readonly sessions: StaffSessions;
  readonly signIn: SignInService;
  readonly factor: SecondFactorService;
  readonly setup: SetupService;
  private readonly unitOfWork: UnitOfWork;
  private readonly throttle: InterruptedThrottle;

  private constructor(private readonly desk: INestApplicationContext) {
    const unitOfWork = desk.get(UnitOfWork);
    const keys = desk.get(Keys);
    const { clock, passwords } = this;
    this.unitOfWork = unitOfWork;
    this.reader = desk.get(Reader);
    this.secrets = new EnrolmentSecrets(keys, clock);
    this.sessions = new StaffSessions(unitOfWork, this.reader, clock);
    const throttle = new InterruptedThrottle(unitOfWork, keys, clock);
    this.throttle = throttle;
    const devices = new KnownDevices(unitOfWork, this.reader, keys, clock);
    const entrance = new Entrance(this.sessions, devices, this.secrets, desk.get(AuditRefusals));
    this.signIn = new SignInService(unitOfWork, this.reader, passwords, throttle, entrance, this.sessions);
    this.factor = new SecondFactorService(unitOfWork, this.sessions, throttle, this.secrets, entrance, clock);
    this.setup = new SetupService(unitOfWork, this.reader, clock, passwords, entrance, desk.get(Env));
  }

  static async open(databaseUrl: string): Promise<StaffDoor> {
    return new StaffDoor(await smallDesk(databaseUrl, []));
  }

  /** Somebody who works here → his login. */
  async person(role: string, totpSecret: string | null = null): Promise<string> {
    const id = randomUUID();
    const login = `${role}-${id.slice(0, 8)}`;
    await this.unitOfWork.run((tx) =>
      tx.sql(
        `INSERT INTO users (id, login, display_name, role, password_hash, created_at, totp)
         VALUES (?, ?, 'Somebody', ?, ?, 0, ?)`,
        [id, login, role, PASSWORD, totpSecret === null ? null : this.secrets.seal(totpSecret, id)],
      ),
    );

    return login;
  }

  /** What an admin, or the person himself in another window, does to the account. */
  async change(login: string, set: string, value: string | number): Promise<void> {
    await this.unitOfWork.run((tx) => tx.sql(`UPDATE users SET ${set} = ? WHERE login = ?`, [value, login]));
  }

  disable(login: string): Promise<void> {
    return this.change(login, 'disabled_at', 1);
  }

  /** Signs somebody out everywhere. */
  async signOutEverywhere(login: string): Promise<void> {
    const [user] = await this.reader.rows('SELECT id FROM users WHERE login = ?', [login]);
    await this.unitOfWork.run((tx) => this.sessions.endAll(tx, String(user?.['id'])));
  }

  /** Does this once, in the middle of the next try. */
  meanwhile(action: () => Promise<void>): void {
    this.throttle.meanwhile = action;
  }

  /** Tries a password → `in`, or the refusal. */
  come(login: string, password: string, from: Caller): Promise<unknown> {
    return this.signIn.signIn({ login, password, remember: false }, from).then(
      () => 'in',
      (error: unknown) => error,
    );
  }

  close(): Promise<void> {
    return this.desk.close();
  }
}
