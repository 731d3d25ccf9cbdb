import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { networkOf } from '../../platform/audit/network.js';
import { Clock } from '../../platform/clock/clock.js';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Unauthenticated } from '../../platform/errors/app-error.js';
import { Sweep } from '../../platform/events/registry.js';
import { isLanguage } from '../../platform/i18n/languages.js';
import type { KnownActor, Role, Theme } from '../../platform/identity/actor.js';
import type { Look } from '../../platform/identity/actor-source.js';
import { SessionEnded } from '../../platform/identity/session-ended.event.js';
import { hashToken, newToken } from '../../platform/ids/keys.js';
import { type Caller, shortUserAgent } from './caller.js';

const IDLE_MINUTES = 30;
const TOUCH_MS = 60_000;
const FULL_SECONDS = 12 * 3_600;
/** To find the telephone, and to install an app on it. */
const HALF_SECONDS = 15 * 60;

const COLUMNS = `s.id AS session_id, s.state, s.device_id, s.last_seen_at, u.id, u.login, u.role, u.display_name,
  u.language, u.zone, u.theme, u.totp, u.totp_pending FROM sessions s JOIN users u ON u.id = s.user_id
  WHERE s.token_hash = ? AND s.expires_at > ? AND s.last_seen_at > ? AND u.disabled_at IS NULL`;

/** A session's person, also between password and second factor. */
export interface Holder extends KnownActor {
  readonly sessionId: string;
  readonly state: 'half' | 'full';
  readonly login: string;
  readonly deviceId: string | null;
  readonly totp: string | null;
  readonly totpPending: string | null;
}

/** What a browser gets when a session begins. */
export interface Entered {
  readonly sessionId: string;
  readonly state: 'half' | 'full';
  /** For the cookie, and for nothing else. */
  readonly token: string;
  readonly seconds: number;
  readonly deviceToken: string | null;
}

/** Sign-ins of the staff. */
@Injectable()
export class StaffSessions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** Whoever holds this token, in whichever state; an idle session is none. */
  async holderOf(token: string | null | undefined, look: Look = {}): Promise<Holder | null> {
    if (!token) {
      return null;
    }
    const now = this.clock.now().getTime();
    const row = await this.reader.first(`SELECT ${COLUMNS}`, [
      hashToken(token),
      now,
      now - IDLE_MINUTES * 60_000,
    ]);
    if (row && !look.unattended && now - Number(row.last_seen_at) > TOUCH_MS) {
      await this.unitOfWork.run((tx) =>
        tx.sql('UPDATE sessions SET last_seen_at = ? WHERE id = ?', [now, String(row.session_id)]),
      );
    }

    return row ? holder(row) : null;
  }

  /** @throws Unauthenticated where no session of this state stands behind the token */
  async require(token: string | null, ...states: readonly Holder['state'][]): Promise<Holder> {
    const found = await this.holderOf(token);
    if (!found || !states.includes(found.state)) {
      throw new Unauthenticated('errors.sign-in');
    }

    return found;
  }

  /** Who may act behind this token: nobody before the second factor. */
  async actorOf(token: string | undefined, look: Look = {}): Promise<KnownActor | null> {
    const found = await this.holderOf(token, look);
    if (found?.state !== 'full') {
      return null;
    }
    const { id, role, name, sessionId, level, language, zone, theme } = found;

    return { id, role, name, sessionId, level, language, zone, theme };
  }

  /** A new session under a new token; the one that this browser had before is over. */
  async begin(
    tx: Transaction,
    userId: string,
    from: Caller,
    { state, deviceId }: { state: 'half' | 'full'; deviceId: string | null },
  ): Promise<Entered> {
    const token = newToken();
    const now = this.clock.now();
    const seconds = state === 'full' ? FULL_SECONDS : HALF_SECONDS;
    const id = randomUUID();
    if (from.sessionToken) {
      await this.endWhere(tx, 'token_hash = ?', [hashToken(from.sessionToken)]);
    }
    await tx.sql(
      `INSERT INTO sessions (id, token_hash, user_id, state, user_agent, address, device_id, created_at,
         last_seen_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        id,
        hashToken(token),
        userId,
        state,
        shortUserAgent(from.userAgent),
        networkOf(from.address),
        deviceId,
        now,
        now,
        new Date(now.getTime() + seconds * 1_000),
      ],
    );
    if (state === 'full') {
      await tx.sql('UPDATE users SET last_sign_in_at = ? WHERE id = ?', [now, userId]);
    }

    return { sessionId: id, state, token, seconds, deviceToken: null };
  }

  /** False where this person has no such session. */
  async end(tx: Transaction, userId: string, sessionId: string): Promise<boolean> {
    return (await this.endWhere(tx, 'user_id = ? AND id = ?', [userId, sessionId])) > 0;
  }

  /** Everywhere. Returns how many ended. */
  endAll(tx: Transaction, userId: string): Promise<number> {
    return this.endWhere(tx, 'user_id = ?', [userId]);
  }

  /** Where a person is signed in, the latest first. */
  async list(userId: string): Promise<SqlRow[]> {
    const now = this.clock.now().getTime();

    return this.reader.rows(
      `SELECT id, user_agent, address, created_at, last_seen_at FROM sessions
       WHERE user_id = ? AND state = 'full' AND expires_at > ? AND last_seen_at > ?
       ORDER BY last_seen_at DESC, id LIMIT 50`,
      [userId, now, now - IDLE_MINUTES * 60_000],
    );
  }

  @Sweep(600)
  async forgetExpired(asOf: Date): Promise<void> {
    const idle = asOf.getTime() - IDLE_MINUTES * 60_000;
    await this.unitOfWork.run((tx) =>
      this.endWhere(tx, 'expires_at <= ? OR last_seen_at <= ?', [asOf, idle]),
    );
  }

  private async endWhere(
    tx: Transaction,
    condition: string,
    values: readonly (string | number | Date)[],
  ): Promise<number> {
    const ended = await tx.sql<{ id: string }>(
      `DELETE FROM sessions WHERE ${condition} RETURNING id`,
      values,
    );
    ended.forEach(({ id }) => tx.record(new SessionEnded(id)));

    return ended.length;
  }
}

const holder = (row: SqlRow): Holder => ({
  id: String(row.id),
  role: row.role as Role,
  name: String(row.display_name),
  login: String(row.login),
  sessionId: String(row.session_id),
  state: row.state === 'full' ? 'full' : 'half',
  deviceId: textOrNull(row.device_id),
  totp: textOrNull(row.totp),
  totpPending: textOrNull(row.totp_pending),
  level: null,
  language: isLanguage(row.language) ? row.language : null,
  zone: textOrNull(row.zone),
  theme: textOrNull(row.theme) as Theme | null,
});

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
