import { Entity, Index } from 'typeorm';
import { Instant, PrimaryId, Text } from '../../platform/database/columns.js';

/** What a key may do: bring requests of its own customers, or also ask about anybody's money as the desk does. */
export const KEY_SCOPES = ['requests', 'desk'] as const;

export type KeyScope = (typeof KEY_SCOPES)[number];

/** The key by which a program, such as the wallet's own, brings requests for its customers. */
@Entity('service_keys')
@Index('uq_service_keys_hash', ['keyHash'], { unique: true })
@Index('uq_service_keys_name', ['name'], { unique: true })
export class ServiceKey {
  @PrimaryId()
  id!: string;

  @Text({ length: 80 })
  name!: string;

  /** SHA-256 of the key, which is shown once and kept nowhere. */
  @Text({ length: 64 })
  keyHash!: string;

  @Text({ length: 16, default: 'requests' })
  scope!: KeyScope;

  @Instant()
  createdAt!: Date;

  /** To the minute. */
  @Instant({ nullable: true })
  lastUsedAt!: Date | null;

  @Instant({ nullable: true })
  revokedAt!: Date | null;
}
