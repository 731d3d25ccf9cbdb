import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Instant } from '../database/columns.js';
import { WorkRow } from '../jobs/work-row.js';

/** News, written in the transaction that caused it. Done at once where nobody must act on it. */
@Entity('outbox')
@Index('ix_outbox_due', ['doneAt', 'parkedAt', 'availableAt'])
export class OutboxRow extends WorkRow {}

/** That a handler has had its effect: written in the same unit as the effect. */
@Entity('processed')
export class ProcessedRow {
  /** The id of the outbox row or job. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  workId!: string;

  @PrimaryColumn({ type: 'varchar', length: 120 })
  handler!: string;

  @Instant()
  at!: Date;
}
