import { Entity, Index } from 'typeorm';
import { Text } from '../database/columns.js';
import { WorkRow } from './work-row.js';

/** Work for a later time. */
@Entity('jobs')
@Index('ix_jobs_due', ['doneAt', 'parkedAt', 'availableAt'])
@Index('uq_jobs_dedupe_key', ['dedupeKey'], { unique: true })
export class JobRow extends WorkRow {
  /** One job a key; null where several may stand. */
  @Text({ length: 160, nullable: true })
  dedupeKey!: string | null;
}
