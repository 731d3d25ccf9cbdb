import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Json, PrimaryId, Text, Whole } from '../../platform/database/columns.js';
import type { NoticeFeature, NoticeKind, NoticeSeverity } from './notice-content.js';
import type { NoticeStatus } from './notice-status.js';

/** An outage or maintenance that everybody may know of: what, for whom, from when to when, in both languages. */
@Entity('service_notices')
@Index('ix_service_notices_list', ['createdAt', 'id'])
@Index('ix_service_notices_status', ['status', 'startsAt'])
export class ServiceNotice {
  @PrimaryId()
  id!: string;

  @Text({ length: 12 })
  kind!: NoticeKind;

  @Text({ length: 8 })
  severity!: NoticeSeverity;

  @Json()
  features!: NoticeFeature[];

  /** Codes of exception types. */
  @Json()
  types!: string[];

  @Text({ length: 120 })
  titleZh!: string;

  @Text({ length: 120 })
  titleEn!: string;

  @Text({ length: 1000 })
  textZh!: string;

  @Text({ length: 1000 })
  textEn!: string;

  /** Null in drafts alone. */
  @Instant({ nullable: true })
  startsAt!: Date | null;

  @Instant({ nullable: true })
  endsAt!: Date | null;

  @Instant({ nullable: true })
  nextUpdateAt!: Date | null;

  /** By whose clock the times were entered. */
  @Text({ length: 64 })
  zone!: string;

  @Text({ length: 12 })
  status!: NoticeStatus;

  /** Grows with every change: two editors do not overwrite each other. */
  @Whole()
  version!: number;

  @Instant()
  createdAt!: Date;

  @Id()
  @ForeignKey('User', { name: 'fk_service_notices_author' })
  createdBy!: string;

  /** When it ended or was cancelled. */
  @Instant({ nullable: true })
  overAt!: Date | null;
}
