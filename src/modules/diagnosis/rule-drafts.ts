import { randomUUID } from 'node:crypto';
import { audit } from '../../platform/audit/audit.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict } from '../../platform/errors/app-error.js';
import { BASE_VERSION, type RuleEdition } from './diagnosis-rule.js';

/** A change of a rule that is not in force, as its editor read it. */
interface Draft {
  /** Of the rule. */
  readonly id: string;
  /** The version of the rule that is changed. */
  readonly base: number;
  /** Of the draft that was read; 0 where there was none. */
  readonly revision: number;
  readonly edition: RuleEdition;
  readonly note: string;
  readonly authorId: string;
  readonly at: Date;
}

const INSERT = `INSERT INTO diagnosis_rule_versions
  (id, rule, version, base_version, revision, edition, note, author_id, saved_at)
  VALUES (?, ?, NULL, ?, 1, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id`;

/** The draft of a rule, as long as it is the one that was read. */
export const RULE_DRAFT = 'rule = ? AND version IS NULL AND revision = ?';

/** Asked of the tables: another process may have been first. */
export async function standingRuleVersion(tx: Transaction, id: string): Promise<number> {
  const [row] = await tx.sql('SELECT max(version) AS version FROM diagnosis_rule_versions WHERE rule = ?', [
    id,
  ]);

  return Number(row?.version ?? BASE_VERSION);
}

/** Begins a draft, or goes on with the one that was read. @throws Conflict where it is another one by now */
export async function saveRuleDraft(tx: Transaction, draft: Draft): Promise<void> {
  const { id, base, revision, note, authorId, at } = draft;
  const edition = JSON.stringify(draft.edition);
  if (revision > 0) {
    requireMine(
      await tx.sql(
        `UPDATE diagnosis_rule_versions SET edition = ?, note = ?, revision = revision + 1, author_id = ?, saved_at = ?
         WHERE ${RULE_DRAFT} RETURNING id`,
        [edition, note, authorId, at, id, revision],
      ),
    );
  } else {
    const isStanding = base === (await standingRuleVersion(tx, id));
    requireMine(
      isStanding ? await tx.sql(INSERT, [randomUUID(), id, base, edition, note, authorId, at]) : [],
    );
  }
  await audit(tx, {
    action: 'diagnosis-rule.drafted',
    object: { kind: 'diagnosis-rule', id },
    meta: { base },
  });
}

/** @throws Conflict where it is another one by now */
export async function discardRuleDraft(tx: Transaction, id: string, revision: number): Promise<void> {
  requireMine(
    await tx.sql(`DELETE FROM diagnosis_rule_versions WHERE ${RULE_DRAFT} RETURNING id`, [id, revision]),
  );
  await audit(tx, { action: 'diagnosis-rule.discarded', object: { kind: 'diagnosis-rule', id } });
}

function requireMine(rows: readonly object[]): void {
  if (rows.length === 0) {
    throw new Conflict('rules.errors.moved');
  }
}
