import { Injectable } from '@nestjs/common';
import { placeholders, Reader } from '../../platform/database/reader.js';
import type { Role } from '../../platform/identity/actor.js';

/** Somebody to whom work can be handed. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
}

const MOST = 200;

/** Who works here and can sign in, by role. */
@Injectable()
export class ColleaguesLookup {
  constructor(private readonly reader: Reader) {}

  async inRoles(roles: readonly Role[]): Promise<Colleague[]> {
    const rows = await this.reader.rows(
      `SELECT id, display_name FROM users WHERE role IN (${placeholders(roles)}) AND disabled_at IS NULL
       ORDER BY display_name, id LIMIT ${MOST}`,
      roles,
    );

    return rows.map((row) => ({ id: String(row.id), name: String(row.display_name) }));
  }
}
