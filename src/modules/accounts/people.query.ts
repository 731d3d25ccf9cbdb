import { Injectable } from '@nestjs/common';
import { instantOf } from '../../platform/database/columns.js';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { PageKey } from '../../platform/http/page-key.js';

export interface PersonRow {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly createdAt: Date | null;
  readonly lastSignInAt: Date | null;
  readonly disabled: boolean;
  readonly hasSecondFactor: boolean;
}

const PAGE = 50;
const COLUMNS = 'id, login, display_name, role, created_at, last_sign_in_at, disabled_at, totp FROM users';

/** Who works here, read by key: a page costs the same at any size. */
@Injectable()
export class PeopleQuery {
  constructor(private readonly reader: Reader) {}

  async page(after: PageKey | null): Promise<{ rows: PersonRow[]; next: PageKey | null }> {
    const rows = await this.reader.rows(
      `SELECT ${COLUMNS} ${after ? 'WHERE (created_at, id) < (?, ?)' : ''}
       ORDER BY created_at DESC, id DESC LIMIT ${PAGE + 1}`,
      after ? [after.at, after.id] : [],
    );
    const page = rows.slice(0, PAGE).map(personOf);
    const last = rows.length > PAGE ? page.at(-1) : undefined;

    return { rows: page, next: last ? { at: Number(last.createdAt), id: last.id } : null };
  }

  async one(id: string): Promise<PersonRow | null> {
    const row = await this.reader.first(`SELECT ${COLUMNS} WHERE id = ?`, [id]);

    return row && personOf(row);
  }
}

const personOf = (row: SqlRow): PersonRow => ({
  id: String(row.id),
  login: String(row.login),
  name: String(row.display_name),
  role: String(row.role),
  createdAt: instantOf(row.created_at),
  lastSignInAt: instantOf(row.last_sign_in_at),
  disabled: row.disabled_at !== null,
  hasSecondFactor: row.totp !== null,
});
