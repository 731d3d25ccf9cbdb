import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Reader } from '../../platform/database/reader.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Sweep } from '../../platform/events/registry.js';
import { Keys } from '../../platform/ids/keys.js';
import { DEVICE_DAYS } from './caller.js';

/**
 * Browsers that people have signed in with before. Such a browser still asks for the password and the second
 * factor; all that it has is a line of its own, so that strangers who guess at an account cannot make its owner
 * wait. It does not stand in for the second factor: a stolen laptop would then be a way in with a password only.
 */
@Injectable()
export class KnownDevices {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: Reader,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /** Of this browser and this person. */
  idOf(token: string, userId: string): string {
    return this.keys.hash('known-devices', `${userId} ${token}`);
  }

  /** The device's id where the person knows it; asked for unknown people too, so that it takes the same time. */
  async find(token: string | null, userId: string | null): Promise<string | null> {
    const row = await this.reader.first<{ id: string }>(
      'SELECT id FROM known_devices WHERE id = ? AND expires_at > ?',
      [this.idOf(token ?? '', userId ?? ''), this.clock.now()],
    );

    return row?.id ?? null;
  }

  async remember(tx: Transaction, id: string, userId: string): Promise<void> {
    const now = this.clock.now();
    const expires = new Date(now.getTime() + DEVICE_DAYS * 86_400_000);
    await tx.sql(
      `INSERT INTO known_devices (id, user_id, created_at, expires_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET expires_at = excluded.expires_at`,
      [id, userId, now, expires],
    );
  }

  @Sweep(3_600)
  async forgetOld(asOf: Date): Promise<void> {
    await this.unitOfWork.run((tx) => tx.sql('DELETE FROM known_devices WHERE expires_at <= ?', [asOf]));
  }
}
