import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Id, Instant, PrimaryId } from '../../platform/database/columns.js';

/** Somebody who asked for help. What he said about himself stands in his tickets. */
@Entity('customers')
export class Customer {
  @PrimaryId()
  id!: string;

  @Instant()
  createdAt!: Date;
}

/** A browser that is this customer's. Rotatable: the token may change, the customer stays. */
@Entity('visitor_tokens')
export class VisitorToken {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  tokenHash!: string;

  @Id()
  @ForeignKey(() => Customer, { name: 'fk_visitor_tokens_customer', onDelete: 'CASCADE' })
  customerId!: string;

  @Instant()
  createdAt!: Date;
}
