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

  /** `half`: the password was right, and the second factor is still to come. It opens no other door. */
  @Text({ length: 10, default: 'full' })
  state!: 'half' | 'full';

  /** What the browser says it is, in short, and where from, in part: for the person's own list. */
  @Text({ length: 120, nullable: true })
  userAgent!: string | null;

  @Text({ length: 64, nullable: true })
  address!: string | null;

  /** The remembered device it came from. */
  @Text({ length: 64, nullable: true })
  deviceId!: string | null;

  @Instant()
  createdAt!: Date;

  @Instant()
  lastSeenAt!: Date;

  @Instant()
  expiresAt!: Date;
}
