import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Env } from '../../config/env.js';
import { audit } from '../../platform/audit/audit.js';
import { Command, type CommandCall, CommandRefused } from '../../platform/cli/command.js';
import { Clock } from '../../platform/clock/clock.js';
import { Reader } from '../../platform/database/reader.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Invalid, NotFound } from '../../platform/errors/app-error.js';
import { hashToken, newToken } from '../../platform/ids/keys.js';
import type { Caller } from './caller.js';
import { type Arrival, Entrance } from './entrance.service.js';
import { Passwords } from './password.js';
import { passwordFault } from './password-rules.js';

const TOKEN_HOURS = 24;
const OPEN =
  'SELECT token_hash FROM bootstrap_tokens WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?';

/** The very first admin: made by whoever holds the link that the program printed, once. */
@Injectable()
export class SetupService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: Reader,
    private readonly clock: Clock,
    private readonly passwords: Passwords,
    private readonly entrance: Entrance,
    private readonly env: Env,
  ) {}

  /** A link for the first admin where nobody works here yet and none was made before; else null. */
  async firstLink(): Promise<string | null> {
    const row = await this.reader.first('SELECT token_hash AS found FROM bootstrap_tokens LIMIT 1');

    return row || (await this.hasAdmin()) ? null : this.newLink();
  }

  @Command(
    'admin:token',
    'admin:token                 print a new link for the first admin, while there is none',
  )
  async print({ print }: CommandCall): Promise<void> {
    if (await this.hasAdmin()) {
      throw new CommandRefused(
        'There is an admin already. People are added at /admin/users, or by staff:add.',
      );
    }
    print(`Open this within ${TOKEN_HOURS} hours to make the first admin: ${await this.newLink()}`);
  }

  /** @throws NotFound for a link that is unknown, used or too old */
  async require(token: string): Promise<void> {
    if (!(await this.reader.first(OPEN, [hashToken(token), this.clock.now()]))) {
      throw new NotFound('accounts.errors.setup-link');
    }
  }

  /** Twenty who open the link at once make one admin. @throws NotFound, Invalid */
  async makeAdmin(
    token: string,
    input: { login: string; displayName: string; newPassword: string },
    from: Caller,
  ): Promise<Arrival> {
    await this.require(token);
    const { login, displayName, newPassword } = input;
    const owner = { login, name: displayName, hasSecondFactor: true };
    const fault = passwordFault('newPassword', newPassword, owner);
    if (fault) {
      throw new Invalid([fault]);
    }
    const passwordHash = await this.passwords.hash(newPassword);
    const id = randomUUID();

    return this.unitOfWork.run(async (tx) => {
      const now = this.clock.now();
      const mine = await tx.sql(
        'UPDATE bootstrap_tokens SET used_at = ? WHERE token_hash = ? AND used_at IS NULL AND expires_at > ? RETURNING token_hash',
        [now, hashToken(token), now],
      );
      if (mine.length === 0) {
        throw new NotFound('accounts.errors.setup-link');
      }
      const added = await tx.sql(
        `INSERT INTO users (id, login, display_name, role, password_hash, created_at, password_changed_at)
         VALUES (?, ?, ?, 'admin', ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id`,
        [id, login, displayName, passwordHash, now, now],
      );
      if (added.length === 0) {
        throw new Invalid([{ field: 'login', key: 'accounts.errors.login-taken' }]);
      }
      await tx.sql('UPDATE bootstrap_tokens SET used_at = ? WHERE user_id IS NULL AND used_at IS NULL', [
        now,
      ]);
      await audit(tx, { action: 'person.added', object: { kind: 'user', id }, meta: { role: 'admin' } });

      return this.entrance.open(tx, { id, role: 'admin', hasTotp: false }, from, false);
    });
  }

  private async hasAdmin(): Promise<boolean> {
    const row = await this.reader.first(
      `SELECT id FROM users WHERE role = 'admin' AND disabled_at IS NULL LIMIT 1`,
    );

    return row !== null;
  }

  private async newLink(): Promise<string> {
    const token = newToken();
    const now = this.clock.now();
    await this.unitOfWork.run(async (tx) => {
      await tx.sql('DELETE FROM bootstrap_tokens WHERE user_id IS NULL AND used_at IS NULL');
      await tx.sql('INSERT INTO bootstrap_tokens (token_hash, created_at, expires_at) VALUES (?, ?, ?)', [
        hashToken(token),
        now,
        new Date(now.getTime() + TOKEN_HOURS * 3_600_000),
      ]);
    });

    return `${this.env.publicUrl}/staff/setup/${token}`;
  }
}
