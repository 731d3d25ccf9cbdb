import { Injectable } from '@nestjs/common';
import { placeholders, Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
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

    return rows.map(colleagueOf);
  }

  /** Of anybody who works here or has worked here; null for an id that is nobody's. */
  async one(id: string): Promise<Colleague | null> {
    const row = await this.reader.first('SELECT id, display_name FROM users WHERE id = ?', [id]);

    return row && colleagueOf(row);
  }
}

const colleagueOf = (row: SqlRow): Colleague => ({ id: String(row.id), name: String(row.display_name) });
