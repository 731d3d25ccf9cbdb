import { Injectable } from '@nestjs/common';
import { instantOf } from '../../platform/database/columns.js';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { PageKey } from '../../platform/http/page-key.js';
import type { NoticeContent, NoticeFeature } from '../notices/notice-content.js';
import type { NoticeStatus } from '../notices/notice-status.js';

/** A notice as its editors see it, drafts too. */
export interface DeskNotice extends NoticeContent {
  readonly id: string;
  readonly status: NoticeStatus;
  readonly version: number;
  readonly createdAt: Date;
  readonly overAt: Date | null;
  readonly author: string;
}

export interface DeskUpdate {
  readonly at: Date;
  readonly author: string;
  readonly zh: string;
  readonly en: string;
}

const PAGE = 25;
const FROM = `SELECT n.*, u.display_name FROM service_notices n JOIN users u ON u.id = n.created_by`;

/** All notices, read by key: a page costs the same at any number. */
@Injectable()
export class NoticeDeskQuery {
  constructor(private readonly reader: Reader) {}

  async page(after: PageKey | null): Promise<{ rows: DeskNotice[]; next: PageKey | null }> {
    const rows = await this.reader.rows(
      `${FROM} ${after ? 'WHERE (n.created_at, n.id) < (?, ?)' : ''}
       ORDER BY n.created_at DESC, n.id DESC LIMIT ${PAGE + 1}`,
      after ? [after.at, after.id] : [],
    );
    const page = rows.slice(0, PAGE).map(deskNotice);
    const last = rows.length > PAGE ? page.at(-1) : undefined;

    return { rows: page, next: last ? { at: last.createdAt.getTime(), id: last.id } : null };
  }

  async one(id: string): Promise<DeskNotice | null> {
    const row = await this.reader.first(`${FROM} WHERE n.id = ?`, [id]);

    return row && deskNotice(row);
  }

  /** Newest first. */
  async updates(id: string): Promise<DeskUpdate[]> {
    const rows = await this.reader.rows(
      `SELECT p.at, p.text_zh, p.text_en, u.display_name FROM notice_updates p JOIN users u ON u.id = p.author_id
       WHERE p.notice_id = ? ORDER BY p.at DESC, p.id LIMIT 100`,
      [id],
    );

    return rows.map((row) => ({
      at: instantOf(row.at) ?? new Date(0),
      author: String(row.display_name),
      zh: String(row.text_zh),
      en: String(row.text_en),
    }));
  }

  /** How many are to be told when it is over. */
  async waiting(id: string): Promise<number> {
    const row = await this.reader.first(
      'SELECT count(*) AS n FROM notice_subscriptions WHERE notice_id = ? AND confirmed_at IS NOT NULL',
      [id],
    );

    return Number(row?.n ?? 0);
  }
}

const deskNotice = (row: SqlRow): DeskNotice => ({
  id: String(row.id),
  kind: row.kind as DeskNotice['kind'],
  severity: row.severity as DeskNotice['severity'],
  features: JSON.parse(String(row.features)) as NoticeFeature[],
  types: JSON.parse(String(row.types)) as string[],
  title: { 'zh-CN': String(row.title_zh), en: String(row.title_en) },
  text: { 'zh-CN': String(row.text_zh), en: String(row.text_en) },
  startsAt: instantOf(row.starts_at),
  endsAt: instantOf(row.ends_at),
  nextUpdateAt: instantOf(row.next_update_at),
  zone: String(row.zone),
  status: row.status as NoticeStatus,
  version: Number(row.version),
  createdAt: instantOf(row.created_at) ?? new Date(0),
  overAt: instantOf(row.over_at),
  author: String(row.display_name),
});
