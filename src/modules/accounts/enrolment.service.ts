import { Injectable } from '@nestjs/common';
import { mustHaveSecondFactor } from '../../policies/account.policy.js';
import { authorize } from '../../policies/authorize.js';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Conflict, Invalid, Unauthenticated } from '../../platform/errors/app-error.js';
import { hashToken } from '../../platform/ids/keys.js';
import type { Caller } from './caller.js';
import { EnrolmentSecrets } from './enrolment-secrets.service.js';
import { OwnPassword } from './own-password.service.js';
import { newRecoveryCode, stepOf } from './second-factor.js';
import { SecondFactorService } from './second-factor.service.js';
import { type Entered, type Holder, StaffSessions } from './staff-sessions.service.js';

const RECOVERY_CODES = 10;

/** Setting up a second factor, and giving it back. Each ends the person's other sessions and renews this one. */
@Injectable()
export class EnrolmentService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: StaffSessions,
    private readonly secrets: EnrolmentSecrets,
    private readonly password: OwnPassword,
    private readonly factor: SecondFactorService,
    private readonly clock: Clock,
  ) {}

  /** Offers a new secret to this session, after the password once more. @throws Invalid, TooMany */
  async begin(password: string, from: Caller): Promise<void> {
    const holder = await this.sessions.require(from.sessionToken, 'full');
    await this.password.require(holder.id, password, 'factorPassword');
    await this.unitOfWork.run((tx) => this.secrets.offer(tx, holder.id, holder.sessionId));
  }

  /** The first code of the offered secret makes it the person's. Returns the recovery codes, this once. */
  async confirm(code: string, from: Caller): Promise<{ entered: Entered; codes: readonly string[] }> {
    const holder = await this.sessions.require(from.sessionToken, 'half', 'full');
    const secret = this.secrets.offered(holder);
    if (!secret) {
      throw new Conflict('accounts.errors.enrolment-over');
    }
    const line = await this.factor.countTry(holder, from);
    const step = stepOf(secret, code, this.clock.now());
    if (step === null) {
      throw new Invalid([{ field: 'code', key: 'accounts.errors.code' }]);
    }
    const sealed = this.secrets.seal(secret, holder.id);
    const codes = freshCodes();

    return this.unitOfWork.run(async (tx) => {
      const mine = await tx.sql(
        `UPDATE users SET totp = ?, totp_step = ?, totp_pending = NULL WHERE id = ? AND totp_pending = ?
         RETURNING id`,
        [sealed, step, holder.id, holder.totpPending],
      );
      if (mine.length === 0) {
        throw new Conflict('accounts.errors.enrolment-over');
      }
      await this.factor.forgetTries(tx, line);
      await this.store(tx, holder.id, codes);
      await audit(tx, { action: 'second-factor.set', object: { kind: 'user', id: holder.id } });

      return { codes, entered: await this.renew(tx, holder, from) };
    });
  }

  /** Ten new recovery codes; the old ones are void. @throws Invalid, TooMany */
  async renewCodes(password: string, from: Caller): Promise<readonly string[]> {
    const holder = await this.sessions.require(from.sessionToken, 'full');
    await this.password.require(holder.id, password, 'codesPassword');
    if (holder.totp === null) {
      throw new Conflict('accounts.errors.no-second-factor');
    }
    const codes = freshCodes();
    await this.unitOfWork.run(async (tx) => {
      await this.store(tx, holder.id, codes);
      await audit(tx, { action: 'recovery-codes.renewed', object: { kind: 'user', id: holder.id } });
    });

    return codes;
  }

  /** @throws Forbidden for those who must have one; Invalid for a password too short to stand alone */
  async remove(password: string, from: Caller): Promise<Entered> {
    const holder = await this.sessions.require(from.sessionToken, 'full');
    authorize((actor) => !mustHaveSecondFactor(actor.role), holder);
    await this.password.require(holder.id, password, 'factorPassword');
    this.password.requireLongEnoughAlone(password, 'factorPassword');

    return this.unitOfWork.run(async (tx) => {
      await clearSecondFactor(tx, holder.id);
      await audit(tx, { action: 'second-factor.removed', object: { kind: 'user', id: holder.id } });

      return this.renew(tx, holder, from);
    });
  }

  private async store(tx: Transaction, userId: string, codes: readonly string[]): Promise<void> {
    await tx.sql('DELETE FROM recovery_codes WHERE user_id = ?', [userId]);
    for (const code of codes) {
      await tx.sql('INSERT INTO recovery_codes (code_hash, user_id, created_at) VALUES (?, ?, ?)', [
        hashToken(code),
        userId,
        this.clock.now(),
      ]);
    }
  }

  private async renew(tx: Transaction, holder: Holder, from: Caller): Promise<Entered> {
    if (!(await this.sessions.end(tx, holder.id, holder.sessionId))) {
      throw new Unauthenticated('errors.sign-in');
    }
    await this.sessions.endAll(tx, holder.id);

    return this.sessions.begin(tx, holder.id, from, { state: 'full', deviceId: holder.deviceId });
  }
}

export async function clearSecondFactor(tx: Transaction, userId: string): Promise<void> {
  await tx.sql('UPDATE users SET totp = NULL, totp_pending = NULL, totp_step = NULL WHERE id = ?', [userId]);
  await tx.sql('DELETE FROM recovery_codes WHERE user_id = ?', [userId]);
}

const freshCodes = (): readonly string[] => Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
