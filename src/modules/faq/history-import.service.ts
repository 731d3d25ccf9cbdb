import { Injectable } from '@nestjs/common';
import { createHash, randomUUID } from 'node:crypto';
import { setImmediate as pause } from 'node:timers/promises';
import { CommandRefused } from '../../platform/cli/command.js';
import { jsonLines, LineFaults } from '../../platform/cli/json-lines.js';
import { Clock } from '../../platform/clock/clock.js';
import { placeholders } from '../../platform/database/reader.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type HistoryLine, historyLine } from './history-line.js';
import { storableQuestion } from './question-history.service.js';

export interface HistoryImport {
  readonly file: string;
  /** Forgets everything that was known before. */
  readonly replace: boolean;
  readonly print: (line: string) => void;
}

export interface ImportCounts {
  readonly lines: number;
  readonly brought: number;
}

/** Lines of one unit, and lines between which others get their turn. */
const CHUNK = 100;
const SLICE = 10;
const TOLD_EVERY = 2_000;

/**
 * Brings past questions in from a file. They are staged out of sight, chunk by chunk, and come into use together: a
 * process that dies in between leaves the history as it was.
 */
@Injectable()
export class HistoryImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What is known already is not brought in twice. @throws CommandRefused for a file with a fault, and changes nothing then */
  async bring({ file, replace, print }: HistoryImport): Promise<ImportCounts> {
    const lines = await this.check(file, print);
    const batch = randomUUID();
    await this.unitOfWork.run((tx) =>
      tx.sql(
        `INSERT INTO question_batches (id, kind, state, last_seq, changed_at) VALUES (?, 'import', 'staged', 0, ?)`,
        [batch, this.clock.now()],
      ),
    );
    let read = 0;
    let brought = 0;
    let chunk: HistoryLine[] = [];
    for await (const line of jsonLines(file)) {
      const known = 'fields' in line ? historyLine(line.fields) : null;
      if (known instanceof Object) {
        chunk.push(known);
      }
      if (chunk.length === CHUNK) {
        brought += await this.stage(batch, chunk, replace);
        read += chunk.length;
        chunk = [];
        if (read % TOLD_EVERY === 0) {
          print(`${read} of ${lines} lines`);
        }
      }
    }
    brought += await this.stage(batch, chunk, replace);
    await this.unitOfWork.run((tx) => this.switchTo(tx, batch, replace));

    return { lines, brought };
  }

  private async check(file: string, print: (line: string) => void): Promise<number> {
    const faults = new LineFaults();
    let lines = 0;
    for await (const line of jsonLines(file)) {
      lines += 1;
      const fault = 'fault' in line ? line.fault : historyLine(line.fields);
      if (typeof fault === 'string') {
        faults.add(line.number, fault);
      }
      if (lines % CHUNK === 0) {
        await pause();
      }
    }
    faults.refuse(print);
    if (lines === 0) {
      throw new CommandRefused('Nothing was changed: the file holds no questions.');
    }

    return lines;
  }

  private async stage(batch: string, chunk: readonly HistoryLine[], replace: boolean): Promise<number> {
    const now = this.clock.now();
    const rows = new Map<string, (string | number | null | Date)[]>();
    for (const [at, line] of chunk.entries()) {
      const text = storableQuestion(line.text);
      if (text !== null) {
        const key = keyOf(line, text);
        rows.set(key, [line.lang, text, line.slug, line.typeCode, key, line.at ?? now]);
      }
      if (at % SLICE === SLICE - 1) {
        await pause();
      }
    }

    return rows.size === 0 ? 0 : this.unitOfWork.run((tx) => this.bringIn(tx, { batch, rows, replace, now }));
  }

  private async bringIn(
    tx: Transaction,
    {
      batch,
      rows,
      replace,
      now,
    }: {
      readonly batch: string;
      readonly rows: ReadonlyMap<string, readonly (string | number | null | Date)[]>;
      readonly replace: boolean;
      readonly now: Date;
    },
  ): Promise<number> {
    const keys = [...rows.keys()];
    const known = await tx.sql<{ source_key: string }>(
      `SELECT source_key FROM past_questions WHERE source_key IN (${placeholders(keys)}) AND batch_id IN
         (SELECT id FROM question_batches WHERE id = ?${replace ? '' : ` OR state = 'live'`})`,
      [...keys, batch],
    );
    const seen = new Set(known.map(({ source_key: key }) => key));
    const fresh = [...rows].filter(([key]) => !seen.has(key)).map(([, row]) => row);
    const [moved] = await tx.sql<{ last_seq: number }>(
      'UPDATE question_batches SET last_seq = last_seq + ?, changed_at = ? WHERE id = ? RETURNING last_seq',
      [fresh.length, now, batch],
    );
    if (fresh.length > 0) {
      const first = Number(moved?.last_seq ?? 0) - fresh.length + 1;
      await tx.sql(
        `INSERT INTO past_questions (id, batch_id, seq, lang, text, slug, type_code, source_key, at, source)
         VALUES ${fresh.map(() => `(?, ?, ?, ?, ?, ?, ?, ?, ?, 'import')`).join(', ')}`,
        fresh.flatMap((row, at) => [randomUUID(), batch, first + at, ...row]),
      );
    }

    return fresh.length;
  }

  /** The moment in which it all counts. What the desk learns by itself goes on, after a replacement in a batch of its own. */
  private async switchTo(tx: Transaction, batch: string, replace: boolean): Promise<void> {
    const now = this.clock.now();
    if (replace) {
      await tx.sql(`UPDATE question_batches SET state = 'gone', changed_at = ? WHERE state = 'live'`, [now]);
      await tx.sql(
        `INSERT INTO question_batches (id, kind, state, last_seq, changed_at) VALUES (?, 'own', 'live', 0, ?)`,
        [randomUUID(), now],
      );
    }
    await tx.sql(`UPDATE question_batches SET state = 'live', changed_at = ? WHERE id = ?`, [now, batch]);
  }
}

/** The same question with the same answer in the same language is one. */
const keyOf = ({ lang, slug, typeCode }: HistoryLine, text: string): string =>
  createHash('sha256')
    .update(JSON.stringify([lang, text, slug, typeCode]))
    .digest('hex');
