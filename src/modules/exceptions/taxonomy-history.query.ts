import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { ExceptionEdition } from './exception-edition.js';

/** A change of a type that is not in force. */
export interface ExceptionDraft {
  readonly revision: number;
  readonly baseVersion: number;
  readonly edition: ExceptionEdition;
  readonly author: string;
  readonly savedAt: Date;
}

/** A version that changed a type. */
export interface TypeVersion {
  readonly version: number;
  readonly note: string;
  readonly author: string;
  readonly savedAt: Date;
}

const PAGE = 20;
const AUTHOR = 'LEFT JOIN users u ON u.id = v.author_id';

/** What was changed about types, by whom and why; read by key, the newest first. */
@Injectable()
export class TaxonomyHistory {
  constructor(private readonly reader: Reader) {}

  async draftOf(code: string): Promise<ExceptionDraft | null> {
    const row = await this.reader.first(
      `SELECT v.revision, v.base_version, v.edition, v.saved_at, u.display_name
       FROM taxonomy_versions v ${AUTHOR} WHERE v.code = ? AND v.version IS NULL`,
      [code],
    );

    return (
      row && {
        revision: Number(row.revision),
        baseVersion: Number(row.base_version),
        edition: JSON.parse(String(row.edition)) as ExceptionEdition,
        ...byWhom(row),
      }
    );
  }

  /** The types that somebody is changing. */
  async drafted(): Promise<ReadonlySet<string>> {
    const rows = await this.reader.rows('SELECT code FROM taxonomy_versions WHERE version IS NULL');

    return new Set(rows.map(({ code }) => String(code)));
  }

  /** Of a type, those before `before`; `next` is where older ones begin, null where there is none. */
  async versionsOf(
    code: string,
    before: number | null,
  ): Promise<{ readonly rows: TypeVersion[]; readonly next: number | null }> {
    const rows = await this.reader.rows(
      `SELECT v.version, v.note, v.saved_at, u.display_name FROM taxonomy_versions v ${AUTHOR}
       WHERE v.code = ? AND v.version < ? ORDER BY v.version DESC LIMIT ${PAGE + 1}`,
      [code, before ?? Number.MAX_SAFE_INTEGER],
    );
    const page = rows.slice(0, PAGE).map((row) => ({
      version: Number(row.version),
      note: String(row.note),
      ...byWhom(row),
    }));

    return { rows: page, next: rows.length > PAGE ? (page.at(-1)?.version ?? null) : null };
  }

  async version(code: string, version: number): Promise<TypeVersion | null> {
    const { rows } = await this.versionsOf(code, version + 1);

    return rows.find((row) => row.version === version) ?? null;
  }
}

const byWhom = ({ display_name: author, saved_at: at }: SqlRow): Pick<TypeVersion, 'author' | 'savedAt'> => ({
  author: String(author ?? ''),
  savedAt: new Date(Number(at)),
});
