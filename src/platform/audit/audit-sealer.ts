import { Injectable } from '@nestjs/common';
import { Reader } from '../database/reader.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Sweep } from '../events/registry.js';
import { Keys } from '../ids/keys.js';
import { Log } from '../logging/log.js';
import { keyIdOf, sealOf, SEALED_COLUMNS } from './seal.js';

/** A unit of this many rows stays far below the time that a unit may take. */
const BITE = 100;
const TELL_SECONDS = 300;

/**
 * Gives audit rows their number and chained hash, within a second and after a start. Not in the unit that wrote them:
 * a chain in every unit would be one hot row that everybody waits for.
 */
@Injectable()
export class AuditSealer {
  private told = 0;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: Reader,
    private readonly keys: Keys,
    private readonly log: Log,
  ) {}

  @Sweep(1)
  async seal(_asOf: Date): Promise<void> {
    while (
      (await this.reader.first('SELECT 1 AS yes FROM audit_rows WHERE seq IS NULL LIMIT 1')) !== null &&
      (await this.unitOfWork.run((tx) => this.sealSome(tx))) === BITE
    ) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** The end of the chain goes where the database's owner cannot reach it: a shorter chain is no longer a whole one. */
  @Sweep(TELL_SECONDS)
  async tellHead(_asOf: Date): Promise<void> {
    const head = await this.reader.first('SELECT seq, hash FROM audit_head');
    if (head && Number(head.seq) > this.told) {
      this.told = Number(head.seq);
      this.log.info({ seq: this.told, hash: String(head.hash) }, 'audit head');
    }
  }

  private async sealSome(tx: Transaction): Promise<number> {
    const key = this.keys.of('audit');
    const [head] = await tx.sql(`SELECT seq, hash FROM audit_head WHERE id = 'head'${tx.lockRows}`);
    const rows = await tx.sql(
      `SELECT ${SEALED_COLUMNS} FROM audit_rows WHERE seq IS NULL ORDER BY at, id LIMIT ${BITE}`,
    );
    let seq = Number(head?.seq);
    let prev = String(head?.hash);
    for (const row of rows) {
      seq += 1;
      const hash = sealOf(key, row, seq, prev);
      await tx.sql('UPDATE audit_rows SET seq = ?, prev = ?, hash = ?, key_id = ? WHERE id = ?', [
        seq,
        prev,
        hash,
        keyIdOf(key),
        String(row.id),
      ]);
      prev = hash;
    }
    await tx.sql(`UPDATE audit_head SET seq = ?, hash = ? WHERE id = 'head'`, [seq, prev]);

    return rows.length;
  }
}
