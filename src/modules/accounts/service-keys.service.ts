import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { audit } from '../../platform/audit/audit.js';
import { Command, type CommandCall, CommandRefused } from '../../platform/cli/command.js';
import { Clock } from '../../platform/clock/clock.js';
import { Reader } from '../../platform/database/reader.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type KnownActor, NO_CHOICES } from '../../platform/identity/actor.js';
import { hashToken, newToken } from '../../platform/ids/keys.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import { KEY_SCOPES, ServiceKey } from './service-key.entity.js';

const PREFIX = 'wdk_';
const KEY = /^wdk_[\w-]{43}$/;
const NAME = /^[\w .-]{1,80}$/u;
/** How exactly we know when a key was used last: a write for each call would be one row that all calls wait for. */
const USED_MS = 60_000;

/** Keys of programs: made, shown once, listed and taken back at the command line. */
@Injectable()
export class ServiceKeys {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** The program behind a key; null where there is none, or the key was taken back. */
  async actorOf(key: string): Promise<KnownActor | null> {
    const row = KEY.test(key)
      ? await this.reader.first(
          'SELECT id, name, last_used_at FROM service_keys WHERE key_hash = ? AND revoked_at IS NULL',
          [hashToken(key)],
        )
      : null;
    if (!row) {
      return null;
    }
    const id = String(row.id);
    const now = this.clock.now();
    if (now.getTime() - Number(row.last_used_at ?? 0) > USED_MS) {
      await this.unitOfWork.run((tx) =>
        tx.sql('UPDATE service_keys SET last_used_at = ? WHERE id = ?', [now, id]),
      );
    }

    return { id, role: 'service', name: String(row.name), sessionId: null, level: null, ...NO_CHOICES };
  }

  @Command('api-key:create', 'api-key:create <name …>   make a key for a program; shows it once')
  async create({ words, print }: CommandCall): Promise<void> {
    const name = words.join(' ').trim();
    if (!NAME.test(name) || withoutSecrets(name) !== name) {
      throw new CommandRefused(
        'Give a name of letters, digits, spaces, points and dashes, for example: wallet app.',
      );
    }
    const key = `${PREFIX}${newToken()}`;
    const made: ServiceKey = {
      id: randomUUID(),
      name,
      keyHash: hashToken(key),
      scope: 'requests',
      createdAt: this.clock.now(),
      lastUsedAt: null,
      revokedAt: null,
    };
    await this.unitOfWork.run(async (tx) => {
      if (await tx.repository(ServiceKey).existsBy({ name })) {
        throw new CommandRefused(`There is already a key named ${name}.`);
      }
      await tx.repository(ServiceKey).insert(made);
      await audit(tx, { action: 'service-key.created', object: { kind: 'service-key', id: made.id } });
    });
    print(`${name} can use this key, which is shown only now: ${key}`);
    print('It is sent with each call as: Authorization: Bearer <key>');
  }

  @Command(
    'api-key:scope',
    'api-key:scope <requests|desk> <name …>   what a key may do: bring requests, or also ask about money as the desk does',
  )
  async rescope({ words: [typed, ...words], print }: CommandCall): Promise<void> {
    const name = words.join(' ').trim();
    const scope = KEY_SCOPES.find((one) => one === typed);
    if (!scope) {
      throw new CommandRefused(`Say which scope: ${KEY_SCOPES.join(' or ')}.`);
    }
    await this.unitOfWork.run(async (tx) => {
      const [changed] = await tx.sql<{ id: string }>(
        'UPDATE service_keys SET scope = ? WHERE name = ? AND revoked_at IS NULL RETURNING id',
        [scope, name],
      );
      if (!changed) {
        throw new CommandRefused(`There is no key named ${name || '…'} that could be changed.`);
      }
      await audit(tx, {
        action: 'service-key.rescoped',
        object: { kind: 'service-key', id: changed.id },
        meta: { scope },
      });
    });
    print(`${name} has the scope ${scope}.`);
  }

  @Command('api-key:list', 'api-key:list   every key by its name, when it was made, used and taken back')
  async list({ print }: CommandCall): Promise<void> {
    const rows = await this.reader.rows(
      'SELECT name, scope, created_at, last_used_at, revoked_at FROM service_keys ORDER BY created_at, id',
    );
    for (const row of rows) {
      const times = [
        ...(row.scope === 'desk' ? ['asks as the desk does'] : []),
        `made ${told(row.created_at)}`,
        row.last_used_at === null ? 'never used' : `used ${told(row.last_used_at)}`,
        ...(row.revoked_at === null ? [] : [`revoked ${told(row.revoked_at)}`]),
      ];
      print(`${String(row.name)}: ${times.join(', ')}`);
    }
    if (rows.length === 0) {
      print('There are no keys.');
    }
  }

  @Command('api-key:revoke', 'api-key:revoke <name …>   take a key back, at once')
  async revoke({ words, print }: CommandCall): Promise<void> {
    const name = words.join(' ').trim();
    await this.unitOfWork.run(async (tx) => {
      const [revoked] = await tx.sql<{ id: string }>(
        'UPDATE service_keys SET revoked_at = ? WHERE name = ? AND revoked_at IS NULL RETURNING id',
        [this.clock.now(), name],
      );
      if (!revoked) {
        throw new CommandRefused(`There is no key named ${name || '…'} that could be taken back.`);
      }
      await audit(tx, { action: 'service-key.revoked', object: { kind: 'service-key', id: revoked.id } });
    });
    print(`${name} can do nothing any more.`);
  }
}

const told = (instant: unknown): string => new Date(Number(instant)).toISOString();
