import { Entity, ForeignKey, Index } from 'typeorm';
import { Id } from '../../platform/database/columns.js';
import { StoredFile } from './stored-file.js';
import { Ticket } from './ticket.entity.js';

/** A picture or document of a ticket. Who may read the ticket may read it, and nobody else. */
@Entity('ticket_files')
@Index('ix_ticket_files_ticket', ['ticketId', 'createdAt'])
@Index('ix_ticket_files_uploader', ['uploaderId', 'createdAt'])
export class TicketFile extends StoredFile {
  @Id()
  @ForeignKey(() => Ticket, { name: 'fk_ticket_files_ticket' })
  ticketId!: string;

  /** Customer or user. */
  @Id()
  uploaderId!: string;
}
