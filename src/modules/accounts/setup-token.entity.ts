import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Id, Instant } from '../../platform/database/columns.js';
import { User } from './user.entity.js';

/** A link with which a person chooses his password, once; without a person, the very first admin. */
@Entity('bootstrap_tokens')
@Index('ix_bootstrap_tokens_user', ['userId'])
export class SetupToken {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  tokenHash!: string;

  @Id({ nullable: true })
  @ForeignKey(() => User, { name: 'fk_bootstrap_tokens_user', onDelete: 'CASCADE' })
  userId!: string | null;

  @Instant()
  createdAt!: Date;

  @Instant()
  expiresAt!: Date;

  @Instant({ nullable: true })
  usedAt!: Date | null;
}
