import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, PrimaryId, Text, Whole } from '../../platform/database/columns.js';
import type { FileKind } from '../../platform/uploads/file-kinds.js';
import { Ticket } from './ticket.entity.js';

/** A picture or document of a ticket. Who may read the ticket may read it, and nobody else. */
@Entity('ticket_files')
@Index('ix_ticket_files_ticket', ['ticketId', 'createdAt'])
@Index('ix_ticket_files_uploader', ['uploaderId', 'createdAt'])
export class TicketFile {
  @PrimaryId()
  id!: string;

  @Id()
  @ForeignKey(() => Ticket, { name: 'fk_ticket_files_ticket' })
  ticketId!: string;

  /** Customer or user. */
  @Id()
  uploaderId!: string;

  /** Cleaned and redacted. */
  @Text({ length: 200 })
  name!: string;

  @Text({ length: 8 })
  kind!: FileKind;

  @Whole()
  size!: number;

  /** SHA-256 of what is kept. */
  @Text({ length: 64 })
  hash!: string;

  @Text({ length: 64 })
  storageId!: string;

  /** A small WebP; null for documents. */
  @Text({ length: 64, nullable: true })
  previewId!: string | null;

  @Instant()
  createdAt!: Date;
}
