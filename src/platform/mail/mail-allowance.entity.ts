import { Entity, PrimaryColumn } from 'typeorm';
import { Instant, Whole } from '../database/columns.js';

/** How many mails of a kind an address has had in its present window. The address itself is not kept. */
@Entity('mail_allowances')
export class MailAllowance {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  addressHash!: string;

  @PrimaryColumn({ type: 'varchar', length: 20 })
  kind!: string;

  @Instant()
  startedAt!: Date;

  @Whole()
  sent!: number;
}
