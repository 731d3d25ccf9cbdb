import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Whole } from '../../platform/database/columns.js';

/** Up to which entry a customer has been written to about a ticket. */
@Entity('told_customers')
export class ToldCustomer {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  @ForeignKey('Ticket', { name: 'fk_told_customers_ticket' })
  ticketId!: string;

  @Whole()
  seq!: number;
}
