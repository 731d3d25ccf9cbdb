import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Instant, Json, Text } from '../database/columns.js';

/** What was answered to a request that carried a key. */
@Entity('idempotency_keys')
@Index('ix_idempotency_keys_age', ['createdAt'])
export class IdempotencyKey {
  /** Who asked, and for what: a key of one person or command says nothing about another's. */
  @PrimaryColumn({ type: 'varchar', length: 160 })
  scope!: string;

  @PrimaryColumn({ type: 'varchar', length: 80 })
  key!: string;

  /** HMAC-SHA256 of the canonical, redacted body. */
  @Text({ length: 64 })
  bodyHash!: string;

  @Json()
  answer!: unknown;

  @Instant()
  createdAt!: Date;
}
