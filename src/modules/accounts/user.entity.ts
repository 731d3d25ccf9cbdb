import { Entity, Index } from 'typeorm';
import { Instant, PrimaryId, Text } from '../../platform/database/columns.js';
import type { Role } from '../../platform/identity/actor.js';

/** A member of the staff. */
@Entity('users')
@Index('uq_users_login', ['login'], { unique: true })
export class User {
  @PrimaryId()
  id!: string;

  /** Lower case. */
  @Text({ length: 120 })
  login!: string;

  @Text({ length: 120 })
  displayName!: string;

  @Text({ length: 20 })
  role!: Exclude<Role, 'customer'>;

  /** argon2id, in its own notation with salt and cost. */
  @Text({ length: 200 })
  passwordHash!: string;

  @Instant()
  createdAt!: Date;

  @Instant({ nullable: true })
  disabledAt!: Date | null;
}
