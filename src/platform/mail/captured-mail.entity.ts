import { Entity, Index } from 'typeorm';
import { Instant, Json, PrimaryId, Text } from '../database/columns.js';

/** A mail that stayed in the house: the demonstration's and the tests' mailbox. Never used in production. */
@Entity('captured_mails')
@Index('ix_captured_mails_newest', ['createdAt', 'id'])
export class CapturedMail {
  /** Of the job that sent it. */
  @PrimaryId()
  id!: string;

  @Text({ length: 254 })
  address!: string;

  @Text({ length: 300 })
  subject!: string;

  @Text({ length: 8 })
  language!: string;

  @Text()
  body!: string;

  @Text()
  html!: string;

  @Json()
  headers!: Readonly<Record<string, string>>;

  @Instant()
  createdAt!: Date;
}
