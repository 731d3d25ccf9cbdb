import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Clock } from '../../platform/clock/clock.js';
import { Reader } from '../../platform/database/reader.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import {
  type Actor,
  ANONYMOUS,
  type KnownActor,
  type Level,
  NO_CHOICES,
} from '../../platform/identity/actor.js';
import {
  ActorSource,
  type Cookies,
  type Look,
  SESSION_COOKIE,
  VISITOR_COOKIE,
} from '../../platform/identity/actor-source.js';
import { hashToken } from '../../platform/ids/keys.js';
import { ServiceKeys } from './service-keys.service.js';
import { StaffSessions } from './staff-sessions.service.js';

const VISITOR = `SELECT v.customer_id, v.proved_at, c.contact FROM visitor_tokens v
  JOIN customers c ON c.id = v.customer_id WHERE v.token_hash = ?`;

/** Who stands behind a cookie: a member of the staff, or the customer of a browser. */
@Injectable()
export class SessionsService extends ActorSource {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: Reader,
    private readonly clock: Clock,
    private readonly staff: StaffSessions,
    private readonly keys: ServiceKeys,
  ) {
    super();
  }

  override async identify(cookies: Cookies, look: Look = {}): Promise<Actor> {
    return (
      (await this.staff.actorOf(cookies[SESSION_COOKIE], look)) ??
      (await this.customerOf(cookies[VISITOR_COOKIE])) ??
      ANONYMOUS
    );
  }

  override identifyKey(key: string): Promise<Actor | null> {
    return this.keys.actorOf(key);
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
