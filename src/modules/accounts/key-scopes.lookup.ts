import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import type { Actor } from '../../platform/identity/actor.js';
import type { KeyScope } from './service-key.entity.js';

/** What the key of a program may do. */
@Injectable()
export class KeyScopes {
  constructor(private readonly reader: Reader) {}

  /** Whether it may ask about anybody's money, as the desk does; others only bring requests of their own customers. */
  async isOfDesk(actor: Actor): Promise<boolean> {
    const row = actor.id
      ? await this.reader.first<{ scope: KeyScope }>('SELECT scope FROM service_keys WHERE id = ?', [
          actor.id,
        ])
      : null;

    return row?.scope === 'desk';
  }
}
