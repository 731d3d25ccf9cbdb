import { Injectable } from '@nestjs/common';
import { instantOf } from '../../platform/database/columns.js';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';

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

/** The last row of a page: the next one begins after it. */
export interface PeopleKey {
  readonly createdAt: number;
  readonly id: string;
}

const PAGE = 50;
const COLUMNS = 'id, login, display_name, role, created_at, last_sign_in_at, disabled_at, totp FROM users';

/** Who works here, read by key: a page costs the same at any size. */
@Injectable()
export class PeopleQuery {
  constructor(private readonly reader: Reader) {}

  async page(after: PeopleKey | null): Promise<{ rows: PersonRow[]; next: PeopleKey | null }> {
    const rows = await this.reader.rows(
      `SELECT ${COLUMNS} ${after ? 'WHERE (created_at, id) < (?, ?)' : ''}
       ORDER BY created_at DESC, id DESC LIMIT ${PAGE + 1}`,
      after ? [after.createdAt, after.id] : [],
    );
    const page = rows.slice(0, PAGE).map(personOf);
    const last = rows.length > PAGE ? page.at(-1) : undefined;

    return { rows: page, next: last ? { createdAt: Number(last.createdAt), id: last.id } : null };
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
