import { Injectable } from '@nestjs/common';
import { canUseDesk } from '../../policies/account.policy.js';
import { authorize } from '../../policies/authorize.js';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Invalid, NotFound, Unauthenticated } from '../../platform/errors/app-error.js';
import type { PressDto } from '../../platform/http/press.dto.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor } from '../../platform/identity/actor.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import type { Caller } from './caller.js';
import { OwnPassword } from './own-password.service.js';
import { Passwords } from './password.js';
import { passwordFault } from './password-rules.js';
import type { NewPasswordDto, ProfileDto } from './profile.dto.js';
import { type Entered, type Holder, StaffSessions } from './staff-sessions.service.js';

/** A person's own things: how he is called and spoken to, his password, and where he is signed in. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly idempotency: Idempotency,
    private readonly sessions: StaffSessions,
    private readonly passwords: Passwords,
    private readonly ownPassword: OwnPassword,
    private readonly clock: Clock,
  ) {}

  async save(actor: KnownActor, { key, ...typed }: ProfileDto): Promise<void> {
    authorize(canUseDesk, actor);
    const body = { ...typed, displayName: withoutSecrets(typed.displayName) };
    const { displayName, language = null, zone = null, theme = null } = body;
    await this.idempotency.once({ scope: `${actor.id}/profile.save`, key, body }, async (tx) => {
      await tx.sql('UPDATE users SET display_name = ?, language = ?, zone = ?, theme = ? WHERE id = ?', [
        displayName,
        language,
        zone,
        theme,
        actor.id,
      ]);
      await this.note(tx, 'profile.changed', actor.id, { language, zone, theme });
    });
  }

  /**
   * Everything that was opened with the old password is over, but this window, which gets a new token.
   * @throws Invalid at the field that is wrong; TooMany after several wrong passwords
   */
  async changePassword({ currentPassword, newPassword }: NewPasswordDto, from: Caller): Promise<Entered> {
    const holder = await this.sessions.require(from.sessionToken, 'full');
    await this.ownPassword.require(holder.id, currentPassword, 'currentPassword');
    refuseWeak(newPassword, currentPassword, holder);
    const hash = await this.passwords.hash(newPassword);

    return this.unitOfWork.run(async (tx) => {
      const now = this.clock.now();
      // Whoever was shut out while he typed changes nothing any more.
      const mine = await tx.sql(
        `UPDATE users SET password_hash = ?, password_changed_at = ? WHERE id = ? AND disabled_at IS NULL
           AND EXISTS (SELECT 1 FROM sessions WHERE sessions.id = ?) RETURNING id`,
        [hash, now, holder.id, holder.sessionId],
      );
      if (mine.length === 0) {
        throw new Unauthenticated('errors.sign-in');
      }
      const ended = await this.sessions.endAll(tx, holder.id);
      await this.note(tx, 'password.changed', holder.id, { ended });

      return this.sessions.begin(tx, holder.id, from, { state: 'full', deviceId: holder.deviceId });
    });
  }

  /** @throws NotFound for a session that is not there, and for another person's alike */
  async endSession(actor: KnownActor, sessionId: string, { key }: PressDto): Promise<void> {
    authorize(canUseDesk, actor);
    const request = { scope: `${actor.id}/session.end/${sessionId}`, key, body: {} };
    await this.idempotency.once(request, async (tx) => {
      if (!(await this.sessions.end(tx, actor.id, sessionId))) {
        throw new NotFound();
      }
      await this.note(tx, 'session.ended', actor.id);
    });
  }

  /** This window too. */
  async signOutEverywhere(actor: KnownActor): Promise<void> {
    authorize(canUseDesk, actor);
    await this.unitOfWork.run(async (tx) => {
      const ended = await this.sessions.endAll(tx, actor.id);
      await this.note(tx, 'session.all-ended', actor.id, { ended });
    });
  }

  private note(
    tx: Transaction,
    action: string,
    id: string,
    meta: Readonly<Record<string, string | number | null>> = {},
  ): Promise<void> {
    return audit(tx, { action, object: { kind: 'user', id }, meta });
  }
}

function refuseWeak(password: string, current: string, { login, name, totp }: Holder): void {
  const fault =
    password === current
      ? { field: 'newPassword', key: 'profile.errors.same-password' }
      : passwordFault('newPassword', password, { login, name, hasSecondFactor: totp !== null });
  if (fault) {
    throw new Invalid([fault]);
  }
}
