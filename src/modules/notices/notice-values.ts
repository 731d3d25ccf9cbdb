import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import type { InBoth, NoticeContent } from './notice-content.js';

const COLUMNS = `kind, severity, features, types, title_zh, title_en, text_zh, text_en, starts_at, ends_at,
  next_update_at, zone`;
export const INSERT_NOTICE = `INSERT INTO service_notices (${COLUMNS}, id, status, version, created_at, created_by)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)`;
export const UPDATE_NOTICE = `UPDATE service_notices SET kind = ?, severity = ?, features = ?, types = ?, title_zh = ?, title_en = ?,
  text_zh = ?, text_en = ?, starts_at = ?, ends_at = ?, next_update_at = ?, zone = ?, status = ?, version = version + 1
  WHERE id = ? AND version = ? AND status = ? RETURNING id`;

/** As it may be stored. */
export const contentWithoutSecrets = (content: NoticeContent): NoticeContent => ({
  ...content,
  title: bothWithoutSecrets(content.title),
  text: bothWithoutSecrets(content.text),
});

export const bothWithoutSecrets = (said: InBoth): InBoth => ({
  en: withoutSecrets(said.en),
  'zh-CN': withoutSecrets(said['zh-CN']),
});

/** In the order of both statements. */
export const contentValues = (content: NoticeContent): (string | Date | null)[] => [
  content.kind,
  content.severity,
  JSON.stringify(content.features),
  JSON.stringify(content.types),
  content.title['zh-CN'],
  content.title.en,
  content.text['zh-CN'],
  content.text.en,
  content.startsAt,
  content.endsAt,
  content.nextUpdateAt,
  content.zone,
];
