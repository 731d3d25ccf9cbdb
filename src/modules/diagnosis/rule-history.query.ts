import { Injectable } from '@nestjs/common';
import { instantOf } from '../../platform/database/columns.js';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { RuleEdition } from './diagnosis-rule.js';

/** A change of a rule that is not in force. */
export interface RuleDraft {
  readonly revision: number;
  readonly baseVersion: number;
  readonly edition: RuleEdition;
  readonly note: string;
  readonly authorId: string;
  readonly author: string;
  readonly savedAt: Date;
}

/** A version that changed a rule. */
export interface RuleVersionRow {
  readonly version: number;
  readonly note: string;
  readonly author: string;
  readonly approver: string;
  readonly approvedAt: Date | null;
}

const PAGE = 20;
const PEOPLE = `LEFT JOIN users a ON a.id = v.author_id LEFT JOIN users p ON p.id = v.approver_id`;

/** What was changed about rules, by whom, and who approved it; read by key, the newest first. */
@Injectable()
export class RuleHistory {
  constructor(private readonly reader: Reader) {}

  async draftOf(rule: string): Promise<RuleDraft | null> {
    const row = await this.reader.first(
      `SELECT v.revision, v.base_version, v.edition, v.note, v.author_id, v.saved_at, a.display_name AS author
       FROM diagnosis_rule_versions v ${PEOPLE} WHERE v.rule = ? AND v.version IS NULL`,
      [rule],
    );

    return (
      row && {
        revision: Number(row.revision),
        baseVersion: Number(row.base_version),
        edition: JSON.parse(String(row.edition)) as RuleEdition,
        note: String(row.note),
        authorId: String(row.author_id),
        author: String(row.author ?? ''),
        savedAt: new Date(Number(row.saved_at)),
      }
    );
  }

  /** The rules that somebody is changing. */
  async drafted(): Promise<ReadonlySet<string>> {
    const rows = await this.reader.rows('SELECT rule FROM diagnosis_rule_versions WHERE version IS NULL');

    return new Set(rows.map(({ rule }) => String(rule)));
  }

  /** Of a rule, those before `before`; `next` is where older ones begin, null where there is none. */
  async versionsOf(
    rule: string,
    before: number | null,
  ): Promise<{ readonly rows: RuleVersionRow[]; readonly next: number | null }> {
    const rows = await this.reader.rows(
      `SELECT v.version, v.note, v.approved_at, a.display_name AS author, p.display_name AS approver
       FROM diagnosis_rule_versions v ${PEOPLE}
       WHERE v.rule = ? AND v.version < ? ORDER BY v.version DESC LIMIT ${PAGE + 1}`,
      [rule, before ?? Number.MAX_SAFE_INTEGER],
    );
    const page = rows.slice(0, PAGE).map(versionOfRow);

    return { rows: page, next: rows.length > PAGE ? (page.at(-1)?.version ?? null) : null };
  }

  async version(rule: string, version: number): Promise<RuleVersionRow | null> {
    const { rows } = await this.versionsOf(rule, version + 1);

    return rows.find((row) => row.version === version) ?? null;
  }
}

const versionOfRow = (row: SqlRow): RuleVersionRow => ({
  version: Number(row.version),
  note: String(row.note),
  author: String(row.author ?? ''),
  approver: String(row.approver ?? ''),
  approvedAt: instantOf(row.approved_at),
});
