import { Injectable } from '@nestjs/common';
import { open, rename, rm } from 'node:fs/promises';
import { LongReader } from '../../platform/database/long-reader.js';
import type { SqlRow } from '../../platform/database/statement.js';

const PAGE = 1_000;
const PAGE_OF_BATCH = `SELECT seq, lang, text, slug, type_code, at FROM past_questions
  WHERE batch_id = ? AND seq > ? ORDER BY seq LIMIT ${PAGE}`;

/** Writes past questions as lines that can be brought in again. */
@Injectable()
export class HistoryExportService {
  constructor(private readonly reader: LongReader) {}

  /** The file is there when it is whole. @returns how many lines it has */
  async write(file: string): Promise<number> {
    const unfinished = `${file}.unfinished`;
    const handle = await open(unfinished, 'w', 0o600);
    let count = 0;
    try {
      for await (const rows of this.pages()) {
        await handle.write(rows.map(lineOf).join(''));
        count += rows.length;
      }
      await handle.sync();
      await handle.close();
      await rename(unfinished, file);
    } catch (error) {
      await handle.close().catch(() => undefined);
      await rm(unfinished, { force: true });
      throw error;
    }

    return count;
  }

  private async *pages(): AsyncGenerator<SqlRow[]> {
    const [batches = []] = await this.reader.read([
      { sql: `SELECT id FROM question_batches WHERE state = 'live' ORDER BY changed_at, id` },
    ]);
    for (const { id } of batches) {
      let after = 0;
      let rows: SqlRow[] = [];
      do {
        [rows = []] = await this.reader.read([{ sql: PAGE_OF_BATCH, values: [String(id), after] }]);
        after = Number(rows.at(-1)?.seq ?? after);
        if (rows.length > 0) {
          yield rows;
        }
      } while (rows.length === PAGE);
    }
  }
}

function lineOf({ lang, text, slug, type_code: type, at }: SqlRow): string {
  const answer = { ...(slug === null ? {} : { article: slug }), ...(type === null ? {} : { type }) };

  return `${JSON.stringify({ text, lang, ...answer, at: new Date(Number(at)).toISOString() })}\n`;
}
