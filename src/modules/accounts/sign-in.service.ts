import { Injectable } from '@nestjs/common';
import { audit } from '../../platform/audit/audit.js';
import { Reader } from '../../platform/database/reader.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Unauthenticated } from '../../platform/errors/app-error.js';
import type { Role } from '../../platform/identity/actor.js';
import type { Caller } from './caller.js';
import { type Arrival, Entrance } from './entrance.service.js';
import { Passwords } from './password.js';
import { neighbourhoodOf } from './sign-in-buckets.js';
import { type Bucket, SignInThrottle } from './sign-in-throttle.service.js';
import { StaffSessions } from './staff-sessions.service.js';

export interface Attempt {
  readonly login: string;
  readonly password: string;
  readonly remember: boolean;
}

const USER = 'SELECT id, password_hash, disabled_at FROM users WHERE login = ?';

@Injectable()
export class SignInService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: Reader,
    private readonly passwords: Passwords,
    private readonly throttle: SignInThrottle,
    private readonly entrance: Entrance,
    private readonly sessions: StaffSessions,
  ) {}

  /**
   * The same refusal, after the same work, for an unknown login, a disabled one and a wrong password.
   * @throws Unauthenticated, TooMany with the time to the next try
   */
  async signIn({ login, password, remember }: Attempt, from: Caller): Promise<Arrival> {
    const user = await this.reader.first(USER, [login]);
    const known = user?.disabled_at === null ? user : null;
    const device = await this.entrance.knownDevice(from, user ? String(user.id) : null);
    const buckets = device ? this.ownLine(device) : this.commonLine(login, from.address);
    await this.throttle.count(buckets);
    const fits = await this.passwords.fits(known ? String(known.password_hash) : null, password);
    if (!fits || !known) {
      this.entrance.refuse(user ? String(user.id) : null, 'password');
      throw new Unauthenticated('accounts.errors.wrong');
    }
    const id = String(known.id);

    return this.unitOfWork.run(async (tx) => {
      // Looking took its time: what was changed meanwhile, the password, the second factor, the person, counts now.
      const [now] = await tx.sql<{ role: string; totp: string | null }>(
        `UPDATE users SET password_hash = password_hash WHERE id = ? AND password_hash = ? AND disabled_at IS NULL
         RETURNING role, totp`,
        [id, String(known.password_hash)],
      );
      if (!now) {
        throw new Unauthenticated('accounts.errors.wrong');
      }
      const comer = { id, role: now.role as Role, hasTotp: now.totp !== null };
      // Only his own lines begin anew: were the account's common one forgotten too, each of the owner's sign-ins
      // would give the strangers ten fresh guesses.
      await this.throttle.takeBack(tx, buckets);
      await this.throttle.forget(tx, device ? buckets : buckets.slice(0, 1));

      return this.entrance.open(tx, comer, from, remember || device !== null);
    });
  }

  async signOut({ sessionToken }: Caller): Promise<void> {
    const holder = await this.sessions.holderOf(sessionToken);
    if (holder) {
      await this.unitOfWork.run(async (tx) => {
        await this.sessions.end(tx, holder.id, holder.sessionId);
        await audit(tx, { action: 'session.ended', object: { kind: 'user', id: holder.id } });
      });
    }
  }

  /** At a browser that the person has used before: nobody else stands there. */
  private ownLine(device: string): Bucket[] {
    return [{ kind: 'device', whose: device }];
  }

  private commonLine(login: string, address: string): Bucket[] {
    const network = neighbourhoodOf(address);

    return [
      { kind: 'pair', whose: `${login} ${network}` },
      { kind: 'account', whose: login },
      { kind: 'network', whose: network },
      { kind: 'everybody', whose: '' },
    ];
  }
}
