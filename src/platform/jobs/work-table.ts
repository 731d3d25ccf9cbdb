import type { LongReader } from '../database/long-reader.js';
import type { SqlRow } from '../database/statement.js';
import type { Transaction } from '../database/transaction.js';
import type { UnitOfWork } from '../database/unit-of-work.js';

export type WorkTableName = 'outbox' | 'jobs';

export interface WorkItem {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  readonly attempts: number;
}

export interface ParkedWork {
  readonly table: WorkTableName;
  readonly id: string;
  readonly name: string;
  readonly attempts: number;
  readonly parkedAt: Date;
  readonly lastError: string;
}

const ERROR_LENGTH = 500;

/** The statements that both work tables share: take turns, finish, try later, give up, bring back. */
export class WorkTable {
  constructor(
    readonly name: WorkTableName,
    private readonly unitOfWork: UnitOfWork,
    private readonly token: string,
  ) {}

  /** Takes up to `limit` due items until `leaseEnd`. Two workers never get the same one. */
  async claim(now: Date, leaseEnd: Date, limit: number): Promise<WorkItem[]> {
    const rows = await this.unitOfWork.run((tx) =>
      tx.sql(
        `UPDATE ${this.name} SET lease_token = ?, available_at = ? WHERE id IN (
           SELECT id FROM ${this.name} WHERE done_at IS NULL AND parked_at IS NULL AND available_at <= ?
           ORDER BY available_at, id LIMIT ${limit}${tx.lockFreeRows}
         ) RETURNING id, name, payload, attempts, created_at`,
        [this.token, leaseEnd, now],
      ),
    );

    return rows.sort((a, b) => Number(a.created_at) - Number(b.created_at)).map(itemOf);
  }

  /** Keeps an item while its handler is still at it. False where another worker has taken it over. */
  async extend(id: string, leaseEnd: Date): Promise<boolean> {
    const rows = await this.unitOfWork.run((tx) =>
      tx.sql(`UPDATE ${this.name} SET available_at = ? WHERE id = ? AND lease_token = ? RETURNING id`, [
        leaseEnd,
        id,
        this.token,
      ]),
    );

    return rows.length > 0;
  }

  /** Everything that a dead process held is due at once. Right only where no other process can be alive. */
  async takeOver(now: Date): Promise<void> {
    await this.unitOfWork.run((tx) =>
      tx.sql(
        `UPDATE ${this.name} SET available_at = ? WHERE done_at IS NULL AND parked_at IS NULL
           AND lease_token IS NOT NULL AND lease_token <> ?`,
        [now, this.token],
      ),
    );
  }

  async finish(tx: Transaction, id: string, now: Date): Promise<void> {
    await tx.sql(`UPDATE ${this.name} SET done_at = ?, lease_token = NULL, last_error = NULL WHERE id = ?`, [
      now,
      id,
    ]);
  }

  async postpone(id: string, until: Date, error: string): Promise<void> {
    await this.unitOfWork.run((tx) =>
      tx.sql(
        `UPDATE ${this.name} SET available_at = ?, attempts = attempts + 1, last_error = ?, lease_token = NULL
         WHERE id = ? AND lease_token = ?`,
        [until, error.slice(0, ERROR_LENGTH), id, this.token],
      ),
    );
  }

  async park(id: string, now: Date, error: string): Promise<void> {
    await this.unitOfWork.run((tx) =>
      tx.sql(
        `UPDATE ${this.name} SET parked_at = ?, attempts = attempts + 1, last_error = ?, lease_token = NULL
         WHERE id = ? AND lease_token = ?`,
        [now, error.slice(0, ERROR_LENGTH), id, this.token],
      ),
    );
  }

  /** Makes a parked item due again, with its attempts counted anew. False where it is not parked. */
  async replay(id: string, now: Date): Promise<boolean> {
    const rows = await this.unitOfWork.run((tx) =>
      tx.sql(
        `UPDATE ${this.name} SET parked_at = NULL, attempts = 0, available_at = ? WHERE id = ?
           AND parked_at IS NOT NULL RETURNING id`,
        [now, id],
      ),
    );

    return rows.length > 0;
  }

  async parked(reader: LongReader): Promise<ParkedWork[]> {
    const [rows] = await reader.read([
      {
        sql: `SELECT id, name, attempts, parked_at, last_error FROM ${this.name}
              WHERE parked_at IS NOT NULL ORDER BY parked_at, id LIMIT 500`,
      },
    ]);

    return (rows ?? []).map((row) => ({
      table: this.name,
      id: String(row.id),
      name: String(row.name),
      attempts: Number(row.attempts),
      parkedAt: new Date(Number(row.parked_at)),
      lastError: String(row.last_error),
    }));
  }

  /** Forgets what was done before `before`, in bites that hold nobody up. Returns how many. */
  async forget(before: Date, limit: number): Promise<number> {
    const rows = await this.unitOfWork.run((tx) =>
      tx.sql(
        `DELETE FROM ${this.name} WHERE id IN (
           SELECT id FROM ${this.name} WHERE done_at IS NOT NULL AND done_at < ? LIMIT ${limit}
         ) RETURNING id`,
        [before],
      ),
    );

    return rows.length;
  }
}

const itemOf = (row: SqlRow): WorkItem => ({
  id: String(row.id),
  name: String(row.name),
  payload: JSON.parse(String(row.payload)) as unknown,
  attempts: Number(row.attempts),
});
