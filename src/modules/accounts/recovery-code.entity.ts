import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Id, Instant } from '../../platform/database/columns.js';
import { User } from './user.entity.js';

/** One of ten ways in without the second factor, each good once. Only its hash is stored. */
@Entity('recovery_codes')
@Index('ix_recovery_codes_user', ['userId'])
export class RecoveryCode {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  codeHash!: string;

  @Id()
  @ForeignKey(() => User, { name: 'fk_recovery_codes_user', onDelete: 'CASCADE' })
  userId!: string;

  @Instant()
  createdAt!: Date;

  @Instant({ nullable: true })
  usedAt!: Date | null;
}
