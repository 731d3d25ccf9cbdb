import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, PrimaryId, Text } from '../../platform/database/columns.js';
import { User } from './user.entity.js';

/** A sign-in. The cookie holds a token; here lies its hash. */
@Entity('sessions')
@Index('uq_sessions_token_hash', ['tokenHash'], { unique: true })
@Index('ix_sessions_user', ['userId'])
export class Session {
  @PrimaryId()
  id!: string;

  @Text({ length: 64 })
  tokenHash!: string;

  @Id()
  @ForeignKey(() => User, { name: 'fk_sessions_user', onDelete: 'CASCADE' })
  userId!: string;

  @Instant()
  createdAt!: Date;

  @Instant()
  lastSeenAt!: Date;

  @Instant()
  expiresAt!: Date;
}
