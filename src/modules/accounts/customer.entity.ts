import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Id, Instant, PrimaryId, Text } from '../../platform/database/columns.js';

/** Somebody who asked for help. What he said about himself stands in his tickets. */
@Entity('customers')
@Index('ix_customers_contact', ['contact'])
@Index('uq_customers_wallet_subject', ['walletSubject'], { unique: true })
export class Customer {
  @PrimaryId()
  id!: string;

  @Instant()
  createdAt!: Date;

  /** The mail address that he gave, in the form that we write to. Anybody may give any: see `contactProvedAt`. */
  @Text({ length: 254, nullable: true })
  contact!: string | null;

  /** When somebody who reads that mailbox has shown it to us; null until then. */
  @Instant({ nullable: true })
  contactProvedAt!: Date | null;

  /** The key of the program that brought him; null for who came himself. */
  @Id({ nullable: true })
  serviceKeyId!: string | null;

  /** When he rang, for whom the staff has made this; null for who came in another way. */
  @Instant({ nullable: true })
  calledAt!: Date | null;

  /** Who he is in the wallet, as a keyed hash; null for whom no wallet has vouched. */
  @Text({ length: 64, nullable: true })
  walletSubject!: string | null;
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

  /** When a code or link from his mailbox was brought to this browser; null for the one he came with. */
  @Instant({ nullable: true })
  provedAt!: Date | null;
}
