import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Clock } from '../../platform/clock/clock.js';
import { Reader } from '../../platform/database/reader.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { SqlRow } from '../../platform/database/statement.js';
import { Sweep } from '../../platform/events/registry.js';
import { isLanguage } from '../../platform/i18n/languages.js';
import {
  type Actor,
  ANONYMOUS,
  type KnownActor,
  type Level,
  NO_CHOICES,
  type Role,
  type Theme,
} from '../../platform/identity/actor.js';
import {
  ActorSource,
  type Cookies,
  SESSION_COOKIE,
  VISITOR_COOKIE,
} from '../../platform/identity/actor-source.js';
import { SessionEnded } from '../../platform/identity/session-ended.event.js';
import { hashToken, newToken } from '../../platform/ids/keys.js';

const IDLE_MINUTES = 30;
const TOUCH_MS = 60_000;
export const SESSION_HOURS = 12;

const STAFF = `SELECT s.id AS session_id, s.last_seen_at, u.id, u.role, u.display_name,
    u.language, u.zone, u.theme FROM sessions s
  JOIN users u ON u.id = s.user_id
  WHERE s.token_hash = ? AND s.state = 'full' AND s.expires_at > ? AND s.last_seen_at > ? AND u.disabled_at IS NULL`;
const VISITOR = `SELECT v.customer_id, v.proved_at, c.contact FROM visitor_tokens v
  JOIN customers c ON c.id = v.customer_id WHERE v.token_hash = ?`;

/** Sign-ins of the staff, and the customers behind browsers: who stands behind a cookie. */
@Injectable()
export class SessionsService extends ActorSource {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async identify(cookies: Cookies): Promise<Actor> {
    return (
      (await this.staffOf(cookies[SESSION_COOKIE])) ??
      (await this.customerOf(cookies[VISITOR_COOKIE])) ??
      ANONYMOUS
    );
  }

  override async welcome(visitorToken: string): Promise<KnownActor> {
    const tokenHash = hashToken(visitorToken);
    const id = await this.unitOfWork.run(async (tx) => {
      const [known] = await tx.sql<{ customer_id: string }>(
        'SELECT customer_id FROM visitor_tokens WHERE token_hash = ?',
        [tokenHash],
      );
      if (known) {
        return known.customer_id;
      }
      const made = randomUUID();
      const now = this.clock.now();
      await tx.sql('INSERT INTO customers (id, created_at) VALUES (?, ?)', [made, now]);
      const [mine] = await tx.sql(
        'INSERT INTO visitor_tokens (token_hash, customer_id, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING customer_id',
        [tokenHash, made, now],
      );
      if (mine) {
        return made;
      }
      await tx.sql('DELETE FROM customers WHERE id = ?', [made]); // The same browser came twice at once.
      const [first] = await tx.sql<{ customer_id: string }>(
        'SELECT customer_id FROM visitor_tokens WHERE token_hash = ?',
        [tokenHash],
      );

      return first?.customer_id ?? made;
    });

    return customer(id, tokenHash, 'anonymous');
  }

  /** A new session; the returned token goes into the cookie and nowhere else. */
  async begin(userId: string): Promise<string> {
    const token = newToken();
    const now = this.clock.now();
    const expires = new Date(now.getTime() + SESSION_HOURS * 3_600_000);
    await this.unitOfWork.run((tx) =>
      tx.sql(
        'INSERT INTO sessions (id, token_hash, user_id, created_at, last_seen_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
        [randomUUID(), hashToken(token), userId, now, now, expires],
      ),
    );

    return token;
  }

  async end(sessionId: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await tx.sql('DELETE FROM sessions WHERE id = ?', [sessionId]);
      tx.record(new SessionEnded(sessionId));
    });
  }

  @Sweep(600)
  async forgetExpired(asOf: Date): Promise<void> {
    await this.unitOfWork.run((tx) => tx.sql('DELETE FROM sessions WHERE expires_at <= ?', [asOf]));
  }

  private async staffOf(token: string | undefined): Promise<Actor | null> {
    if (!token) {
      return null;
    }
    const now = this.clock.now().getTime();
    const row = await this.reader.first<SqlRow>(STAFF, [hashToken(token), now, now - IDLE_MINUTES * 60_000]);
    if (!row) {
      return null;
    }
    const sessionId = String(row.session_id);
    if (now - Number(row.last_seen_at) > TOUCH_MS) {
      await this.unitOfWork.run((tx) =>
        tx.sql('UPDATE sessions SET last_seen_at = ? WHERE id = ?', [now, sessionId]),
      );
    }

    return {
      id: String(row.id),
      role: row.role as Role,
      name: String(row.display_name),
      sessionId,
      level: null,
      language: isLanguage(row.language) ? row.language : null,
      zone: row.zone === null ? null : String(row.zone),
      theme: row.theme as Theme | null,
    };
  }

  private async customerOf(token: string | undefined): Promise<Actor | null> {
    if (!token) {
      return null;
    }
    const hash = hashToken(token);
    const row = await this.reader.first(VISITOR, [hash]);
    const said = row?.contact === null ? 'anonymous' : 'claimed';

    return row ? customer(String(row.customer_id), hash, row.proved_at === null ? said : 'verified') : null;
  }
}

/** What vouches for him is his browser's token; where it ends, his sockets end. */
const customer = (id: string, sessionId: string, level: Level): KnownActor => ({
  id,
  role: 'customer',
  name: '',
  sessionId,
  ...NO_CHOICES,
  level,
});
