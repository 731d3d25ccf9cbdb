import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { canDemote, canDisable, canManagePeople, canRenewAccess } from '../../policies/account.policy.js';
import type { PersonFacts } from '../../policies/account.policy.js';
import { authorize } from '../../policies/authorize.js';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict, Forbidden, Invalid, NotFound } from '../../platform/errors/app-error.js';
import type { PressDto } from '../../platform/http/press.dto.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { KnownActor, Role } from '../../platform/identity/actor.js';
import { ActorChanged } from '../../platform/identity/actor-changed.event.js';
import { Keys } from '../../platform/ids/keys.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import { clearSecondFactor } from './enrolment.service.js';
import { Passwords } from './password.js';
import type { AddPersonDto, RoleDto } from './people.dto.js';
import { StaffSessions } from './staff-sessions.service.js';

interface Change {
  /** Of the key's scope. */
  readonly what: string;
  readonly key: string;
  readonly body?: object;
}

/** Who works here, in which role. Nobody is ever deleted: what he has done keeps his name. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly sessions: StaffSessions,
    private readonly passwords: Passwords,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /** Returns the first password. @throws Invalid where somebody has this login already */
  async add(actor: KnownActor, { key, ...typed }: AddPersonDto): Promise<string> {
    authorize(canManagePeople, actor);
    const body = { ...typed, displayName: withoutSecrets(typed.displayName) };
    const password = this.firstPassword(actor, key);
    const hash = await this.passwords.hash(password);
    const request = { scope: `${actor.id}/people.add`, key, body };
    await this.idempotency.once(request, async (tx) => {
      await this.lockAdmins(tx, actor);
      const id = randomUUID();
      const added = await tx.sql(
        `INSERT INTO users (id, login, display_name, role, password_hash, created_at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT DO NOTHING RETURNING id`,
        [id, body.login, body.displayName, body.role, hash, this.clock.now()],
      );
      if (added.length === 0) {
        throw new Invalid([{ field: 'login', key: 'accounts.errors.login-taken' }]);
      }
      await note(tx, 'person.added', id, { role: body.role });
    });

    return password;
  }

  /** @throws Conflict for the last admin */
  changeRole(actor: KnownActor, id: string, { key, role }: RoleDto): Promise<void> {
    return this.change(actor, id, { what: 'role', key, body: { role } }, async (tx, person) => {
      if (role === person.role) {
        return;
      }
      if (!canDemote(actor, person)) {
        throw new Conflict('people.errors.last-admin');
      }
      await tx.sql('UPDATE users SET role = ? WHERE id = ?', [role, id]);
      await this.shutOut(tx, id);
      await note(tx, 'person.role-changed', id, { from: person.role, to: role });
    });
  }

  /** @throws Conflict for oneself */
  disable(actor: KnownActor, id: string, { key }: PressDto): Promise<void> {
    return this.change(actor, id, { what: 'disable', key }, async (tx, person) => {
      if (!canDisable(actor, person)) {
        throw new Conflict('people.errors.yourself');
      }
      await tx.sql('UPDATE users SET disabled_at = ? WHERE id = ? AND disabled_at IS NULL', [
        this.clock.now(),
        id,
      ]);
      await this.shutOut(tx, id);
      await note(tx, 'person.disabled', id);
    });
  }

  enable(actor: KnownActor, id: string, { key }: PressDto): Promise<void> {
    return this.change(actor, id, { what: 'enable', key }, async (tx) => {
      await tx.sql('UPDATE users SET disabled_at = NULL WHERE id = ?', [id]);
      await note(tx, 'person.enabled', id);
    });
  }

  /** Returns a first password anew, for who has lost his. The second factor stays. @throws Conflict for oneself */
  async renewPassword(actor: KnownActor, id: string, { key }: PressDto): Promise<string> {
    authorize(canManagePeople, actor);
    const password = this.firstPassword(actor, `${id} ${key}`);
    const hash = await this.passwords.hash(password);
    await this.change(actor, id, { what: 'password', key }, async (tx, person) => {
      requireAnother(actor, person);
      await tx.sql('UPDATE users SET password_hash = ?, password_changed_at = NULL WHERE id = ?', [hash, id]);
      await this.shutOut(tx, id);
      await note(tx, 'password.reset', id);
    });

    return password;
  }

  /** @throws Conflict for oneself */
  resetSecondFactor(actor: KnownActor, id: string, { key }: PressDto): Promise<void> {
    return this.change(actor, id, { what: 'second-factor', key }, async (tx, person) => {
      requireAnother(actor, person);
      await clearSecondFactor(tx, id);
      await this.shutOut(tx, id);
      await note(tx, 'second-factor.reset', id);
    });
  }

  endSessions(actor: KnownActor, id: string, { key }: PressDto): Promise<void> {
    return this.change(actor, id, { what: 'sessions', key }, async (tx) => {
      const ended = await this.shutOut(tx, id);
      await note(tx, 'session.all-ended', id, { ended });
    });
  }

  /** @throws NotFound where there is no such person */
  private async change(
    actor: KnownActor,
    id: string,
    { what, key, body = {} }: Change,
    work: (tx: Transaction, person: PersonFacts) => Promise<void>,
  ): Promise<void> {
    authorize(canManagePeople, actor);
    await this.idempotency.once({ scope: `${actor.id}/people.${what}/${id}`, key, body }, async (tx) => {
      const admins = await this.lockAdmins(tx, actor);
      const [row] = await tx.sql('SELECT role, disabled_at FROM users WHERE id = ?', [id]);
      if (!row) {
        throw new NotFound();
      }
      await work(tx, { id, role: row.role as Role, isDisabled: row.disabled_at !== null, admins });
    });
  }

  /**
   * Changes of people happen one after the other: each holds the rows of all admins. Of two admins who take the role
   * from each other the second is, when his turn comes, none any more. Returns how many there are.
   */
  private async lockAdmins(tx: Transaction, actor: KnownActor): Promise<number> {
    const admins = await tx.sql(
      `UPDATE users SET role = role WHERE role = 'admin' AND disabled_at IS NULL RETURNING id`,
    );
    if (!admins.some(({ id }) => id === actor.id)) {
      throw new Forbidden('errors.forbidden');
    }

    return admins.length;
  }

  private shutOut(tx: Transaction, id: string): Promise<number> {
    tx.record(new ActorChanged(id));

    return this.sessions.endAll(tx, id);
  }

  /** Made from the form's key, and stored nowhere: the page of a form sent twice shows the same one. */
  private firstPassword(actor: KnownActor, key: string): string {
    return this.keys.hash('first-password', `${actor.id} ${key}`, 'base64url').slice(0, 24);
  }
}

function requireAnother(actor: KnownActor, person: PersonFacts): void {
  if (!canRenewAccess(actor, person)) {
    throw new Conflict('people.errors.own-access');
  }
}

const note = (
  tx: Transaction,
  action: string,
  id: string,
  meta: Readonly<Record<string, string | number>> = {},
): Promise<void> => audit(tx, { action, object: { kind: 'user', id }, meta });
