import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Instant, Whole } from '../../platform/database/columns.js';

/** How long somebody waited until his chat was accepted: what those who wait now are told by. */
@Entity('chat_waits')
@Index('ix_chat_waits_accepted', ['acceptedAt'])
export class ChatWait {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  @ForeignKey('Ticket', { name: 'fk_chat_waits_ticket' })
  ticketId!: string;

  @Whole()
  waitedMs!: number;

  @Instant()
  acceptedAt!: Date;
}
