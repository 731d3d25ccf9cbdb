import { randomUUID } from 'node:crypto';
import { audit } from '../../platform/audit/audit.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict } from '../../platform/errors/app-error.js';
import type { ExceptionEdition } from './exception-edition.js';
import { BASE_VERSION } from './taxonomy.js';

/** A change of a type that is not in force, as its editor read it. */
interface Draft {
  readonly code: string;
  /** The version of the type that is changed. */
  readonly base: number;
  /** Of the draft that was read; 0 where there was none. */
  readonly revision: number;
  readonly edition: ExceptionEdition;
  readonly authorId: string;
  readonly at: Date;
}

const INSERT = `INSERT INTO taxonomy_versions
  (id, code, version, base_version, revision, edition, note, author_id, saved_at)
  VALUES (?, ?, NULL, ?, 1, ?, '', ?, ?) ON CONFLICT DO NOTHING RETURNING id`;

/** The draft of a type, as long as it is the one that was read. */
export const DRAFT = 'code = ? AND version IS NULL AND revision = ?';

/** Asked of the tables: another process may have been first. */
export async function standingVersion(tx: Transaction, code: string): Promise<number> {
  const [row] = await tx.sql('SELECT max(version) AS version FROM taxonomy_versions WHERE code = ?', [code]);

  return Number(row?.version ?? BASE_VERSION);
}

/** Begins a draft, or goes on with the one that was read. @throws Conflict where it is another one by now */
export async function saveDraft(tx: Transaction, draft: Draft): Promise<void> {
  const { code, base, revision, authorId, at } = draft;
  const edition = JSON.stringify(draft.edition);
  if (revision > 0) {
    requireMine(
      await tx.sql(
        `UPDATE taxonomy_versions SET edition = ?, revision = revision + 1, author_id = ?, saved_at = ?
         WHERE ${DRAFT} RETURNING id`,
        [edition, authorId, at, code, revision],
      ),
    );
  } else {
    const isStanding = base === (await standingVersion(tx, code));
    requireMine(isStanding ? await tx.sql(INSERT, [randomUUID(), code, base, edition, authorId, at]) : []);
  }
  await audit(tx, { action: 'exception.drafted', object: { kind: 'exception', id: code }, meta: { base } });
}

/** @throws Conflict where it is another one by now */
export async function discardDraft(tx: Transaction, code: string, revision: number): Promise<void> {
  requireMine(await tx.sql(`DELETE FROM taxonomy_versions WHERE ${DRAFT} RETURNING id`, [code, revision]));
  await audit(tx, { action: 'exception.discarded', object: { kind: 'exception', id: code } });
}

function requireMine(rows: readonly object[]): void {
  if (rows.length === 0) {
    throw new Conflict('taxonomy.errors.moved');
  }
}
