import { Injectable } from '@nestjs/common';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Invalid, Unauthenticated } from '../../platform/errors/app-error.js';
import { hashToken } from '../../platform/ids/keys.js';
import type { Caller } from './caller.js';
import { EnrolmentSecrets } from './enrolment-secrets.service.js';
import { Entrance } from './entrance.service.js';
import { stepOf, typedRecoveryCode } from './second-factor.js';
import { type Bucket, SignInThrottle } from './sign-in-throttle.service.js';
import { type Entered, type Holder, StaffSessions } from './staff-sessions.service.js';

/** The second half of a sign-in: a code of the app, or one of the recovery codes. Each is taken once. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: StaffSessions,
    private readonly throttle: SignInThrottle,
    private readonly secrets: EnrolmentSecrets,
    private readonly entrance: Entrance,
    private readonly clock: Clock,
  ) {}

  /** The person whose password was right at this browser. @throws Unauthenticated */
  async requireHalf(from: Caller): Promise<Holder> {
    const holder = await this.sessions.require(from.sessionToken, 'half');
    if (holder.totp === null) {
      throw new Unauthenticated('errors.sign-in');
    }

    return holder;
  }

  /** @throws Invalid for a code that is wrong, too old or used already; TooMany */
  async enter(code: string, from: Caller): Promise<Entered> {
    const holder = await this.requireHalf(from);

    return this.open(holder, from, 'code', async (tx) => {
      const secret = this.secrets.open(holder.totp, holder.id);
      const step = secret ? stepOf(secret, code, this.clock.now()) : null;
      if (step === null) {
        return false;
      }
      // The step is compared and set in one statement: of two with the same code, one comes in.
      const mine = await tx.sql(
        `UPDATE users SET totp_step = ? WHERE id = ? AND totp = ? AND (totp_step IS NULL OR totp_step < ?)
         RETURNING id`,
        [step, holder.id, holder.totp, step],
      );

      return mine.length > 0;
    });
  }

  /** @throws Invalid for a code that is wrong or used already; TooMany */
  async recover(code: string, from: Caller): Promise<Entered> {
    const holder = await this.requireHalf(from);

    return this.open(holder, from, 'recovery', async (tx) => {
      const mine = await tx.sql(
        `UPDATE recovery_codes SET used_at = ? WHERE code_hash = ? AND user_id = ? AND used_at IS NULL
         RETURNING user_id`,
        [this.clock.now(), hashToken(typedRecoveryCode(code)), holder.id],
      );

      return mine.length > 0;
    });
  }

  /** Counts a try at a code in the person's line, and gives back that line. @throws TooMany */
  async countTry(holder: Holder, from: Caller): Promise<Bucket[]> {
    // Somebody who found out the password may try codes, but not in the line of a browser that is the owner's.
    const device = await this.entrance.knownDevice(from, holder.id);
    const line: Bucket[] = [{ kind: 'code', whose: device ?? holder.id }];
    await this.throttle.count(line);

    return line;
  }

  /** The code was right. */
  forgetTries(tx: Transaction, line: readonly Bucket[]): Promise<void> {
    return this.throttle.forget(tx, line);
  }

  private async open(
    holder: Holder,
    from: Caller,
    way: 'code' | 'recovery',
    isRight: (tx: Transaction) => Promise<boolean>,
  ): Promise<Entered> {
    const line = await this.countTry(holder, from);
    const entered = await this.unitOfWork.run(async (tx) => {
      if (!(await isRight(tx))) {
        return null;
      }
      // Whoever was shut out while he typed comes in no more.
      if (!(await this.sessions.end(tx, holder.id, holder.sessionId))) {
        throw new Unauthenticated('errors.sign-in');
      }
      await this.throttle.forget(tx, line);
      if (holder.deviceId) {
        await this.entrance.remember(tx, holder.deviceId, holder.id);
      }

      await audit(tx, {
        action: 'session.completed',
        object: { kind: 'user', id: holder.id },
        meta: { way },
      });

      return this.sessions.begin(tx, holder.id, from, { state: 'full', deviceId: holder.deviceId });
    });
    if (!entered) {
      this.entrance.refuse(holder.id, way);
      throw new Invalid([{ field: 'code', key: `accounts.errors.${way}` }]);
    }

    return entered;
  }
}
