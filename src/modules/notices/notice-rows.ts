import { instantOf } from '../../platform/database/columns.js';
import type { SqlRow } from '../../platform/database/statement.js';
import { typesMeant } from './feature-types.js';
import type {
  InBoth,
  NoticeFeature,
  NoticeKind,
  NoticeSeverity,
  PublishedContent,
} from './notice-content.js';
import type { NoticeStatus } from './notice-status.js';

/** What was said of a notice while it lasted. */
export interface ToldUpdate {
  readonly at: Date;
  readonly text: InBoth;
}

/** A notice as everybody may read it. */
export interface PublicNotice extends PublishedContent {
  readonly id: string;
  readonly status: Exclude<NoticeStatus, 'draft'>;
  readonly createdAt: Date;
  readonly overAt: Date | null;
  /** Newest first. */
  readonly updates: readonly ToldUpdate[];
}

/** The newest of them are enough: the rest is told in the first words. */
export const MOST_UPDATES = 20;

export const NOTICE_COLUMNS = `id, kind, severity, features, types, title_zh, title_en, text_zh, text_en, starts_at,
  ends_at, next_update_at, zone, status, created_at, over_at`;

export function publicNotice(row: SqlRow, updates: readonly SqlRow[] = []): PublicNotice {
  const features = listOf<NoticeFeature>(row.features);

  return {
    id: String(row.id),
    kind: row.kind as NoticeKind,
    severity: row.severity as NoticeSeverity,
    features,
    types: typesMeant(listOf<string>(row.types), features),
    title: inBoth(row.title_zh, row.title_en),
    text: inBoth(row.text_zh, row.text_en),
    startsAt: instantOf(row.starts_at) ?? new Date(0),
    endsAt: instantOf(row.ends_at),
    nextUpdateAt: instantOf(row.next_update_at),
    zone: String(row.zone),
    status: row.status as PublicNotice['status'],
    createdAt: instantOf(row.created_at) ?? new Date(0),
    overAt: instantOf(row.over_at),
    updates: updates
      .filter(({ notice_id: notice }) => notice === row.id)
      .slice(0, MOST_UPDATES)
      .map(({ at, text_zh, text_en }) => ({
        at: instantOf(at) ?? new Date(0),
        text: inBoth(text_zh, text_en),
      })),
  };
}

const listOf = <T extends string>(json: unknown): T[] => JSON.parse(String(json)) as T[];

const inBoth = (zh: unknown, en: unknown): InBoth => ({ 'zh-CN': String(zh), en: String(en) });
