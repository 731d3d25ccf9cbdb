import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Id, Instant, Text } from '../../platform/database/columns.js';
import type { FailureReason, TransactionType } from '../wallets/wallet-transaction.js';

/** A customer's transaction that failed technically, as a ticket tells of it. Forgotten after a day: only news counts. */
@Entity('counted_failures')
@Index('ix_counted_failures_service', ['service', 'failedAt'])
export class CountedFailure {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  @ForeignKey('Ticket', { name: 'fk_counted_failures_ticket' })
  ticketId!: string;

  /** The wallet's reference. */
  @PrimaryColumn({ type: 'varchar', length: 256 })
  reference!: string;

  @Id()
  @ForeignKey('Customer', { name: 'fk_counted_failures_customer' })
  customerId!: string;

  @Text({ length: 16 })
  service!: TransactionType;

  @Text({ length: 32 })
  reason!: FailureReason;

  @Instant()
  failedAt!: Date;
}

/** When a service was counted last. Its row is what two that count at once wait for. */
@Entity('failing_services')
export class FailingService {
  @PrimaryColumn({ type: 'varchar', length: 16 })
  service!: TransactionType;

  @Instant()
  countedAt!: Date;
}
