import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, PrimaryId, Text } from '../../platform/database/columns.js';
import type { Language } from '../../platform/i18n/languages.js';
import { ServiceNotice } from './service-notice.entity.js';

/** Somebody who wants one mail when a notice is over. Gone with that mail, or unread after a day. */
@Entity('notice_subscriptions')
@Index('uq_notice_subscriptions_address', ['noticeId', 'addressHash'], { unique: true })
@Index('uq_notice_subscriptions_link', ['linkHash'], { unique: true })
@Index('ix_notice_subscriptions_age', ['confirmedAt', 'createdAt'])
export class NoticeSubscription {
  @PrimaryId()
  id!: string;

  @Id()
  @ForeignKey(() => ServiceNotice, { name: 'fk_notice_subscriptions_notice' })
  noticeId!: string;

  /** Sealed: whoever reads the table learns nobody's address. */
  @Text()
  address!: string;

  @Text({ length: 64 })
  addressHash!: string;

  /** Of the link by which it is confirmed and taken back. */
  @Text({ length: 64 })
  linkHash!: string;

  @Text({ length: 8 })
  language!: Language;

  @Text({ length: 64, nullable: true })
  zone!: string | null;

  @Instant()
  createdAt!: Date;

  /** When whoever reads this mailbox said yes; null until then. */
  @Instant({ nullable: true })
  confirmedAt!: Date | null;
}
