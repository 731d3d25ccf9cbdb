import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, PrimaryId, Text } from '../../platform/database/columns.js';
import { ServiceNotice } from './service-notice.entity.js';

/** One more sentence about a notice while it lasts. Never changed. */
@Entity('notice_updates')
@Index('ix_notice_updates_notice', ['noticeId', 'at'])
export class NoticeUpdate {
  @PrimaryId()
  id!: string;

  @Id()
  @ForeignKey(() => ServiceNotice, { name: 'fk_notice_updates_notice' })
  noticeId!: string;

  @Instant()
  at!: Date;

  @Id()
  @ForeignKey('User', { name: 'fk_notice_updates_author' })
  authorId!: string;

  @Text({ length: 500 })
  textZh!: string;

  @Text({ length: 500 })
  textEn!: string;
}
