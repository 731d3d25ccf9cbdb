import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Id, Instant } from '../../platform/database/columns.js';
import { User } from './user.entity.js';

/** A browser that a person has signed in with before. It opens nothing; it only waits in a line of its own. */
@Entity('known_devices')
@Index('ix_known_devices_user', ['userId'])
export class KnownDevice {
  /** HMAC of the browser's token and the person: two people at one browser are two devices. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  id!: string;

  @Id()
  @ForeignKey(() => User, { name: 'fk_known_devices_user', onDelete: 'CASCADE' })
  userId!: string;

  @Instant()
  createdAt!: Date;

  @Instant()
  expiresAt!: Date;
}
