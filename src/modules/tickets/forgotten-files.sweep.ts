import { Injectable } from '@nestjs/common';
import { placeholders, Reader } from '../../platform/database/reader.js';
import { Sweep } from '../../platform/events/registry.js';
import { Storage } from '../../platform/storage/storage.js';

/** What has no row after a month belongs to a process that died in between, and not to a backup that is being tried. */
const AGE_MS = 30 * 24 * 3_600_000;
/** Asked for together: the table is read once for so many. */
const BITE = 400;

/**
 * Removes stored files that no row names. Only while the database names some file at all: one that knows of none may
 * be another one beside the same folder, and everything would look forgotten to it.
 */
@Injectable()
export class ForgottenFilesSweep {
  constructor(
    private readonly reader: Reader,
    private readonly storage: Storage,
  ) {}

  @Sweep(3_600)
  async removeForgotten(asOf: Date): Promise<void> {
    if ((await this.reader.first('SELECT 1 AS yes FROM ticket_files LIMIT 1')) === null) {
      return;
    }
    let bite: string[] = [];
    for await (const id of this.storage.keptBefore(new Date(asOf.getTime() - AGE_MS))) {
      bite.push(id);
      if (bite.length === BITE) {
        await this.removeUnknown(bite);
        bite = [];
      }
    }
    await this.removeUnknown(bite);
  }

  private async removeUnknown(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) {
      return;
    }
    const asked = placeholders(ids);
    const naming = (table: string): string =>
      `SELECT storage_id, preview_id FROM ${table} WHERE storage_id IN (${asked}) OR preview_id IN (${asked})`;
    const rows = await this.reader.rows(
      `${naming('ticket_files')} UNION ALL ${naming('intake_files')}`,
      [ids, ids, ids, ids].flat(),
    );
    const known = new Set(rows.flatMap((row) => [row.storage_id, row.preview_id]));
    for (const id of ids.filter((one) => !known.has(one))) {
      await this.storage.remove(id);
    }
  }
}
