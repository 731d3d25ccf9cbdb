import { Entity, Index } from 'typeorm';
import { Instant, PrimaryId, Text, Whole } from '../../platform/database/columns.js';
import type { Language } from '../../platform/i18n/languages.js';
import type { Role, Theme } from '../../platform/identity/actor.js';

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

  /** argon2id, in its own notation with salt and cost. Empty until the person has chosen one: it fits nothing. */
  @Text({ length: 200 })
  passwordHash!: string;

  @Instant()
  createdAt!: Date;

  @Instant({ nullable: true })
  disabledAt!: Date | null;

  @Instant({ nullable: true })
  passwordChangedAt!: Date | null;

  @Instant({ nullable: true })
  lastSignInAt!: Date | null;

  /** The secret of the second factor, encrypted; null where there is none yet. */
  @Text({ length: 200, nullable: true })
  totp!: string | null;

  /** A secret that was shown and waits for its first code. */
  @Text({ length: 200, nullable: true })
  totpPending!: string | null;

  /** The last half minute whose code was taken: a code works once. */
  @Whole({ nullable: true })
  totpStep!: number | null;

  @Text({ length: 10, nullable: true })
  language!: Language | null;

  @Text({ length: 64, nullable: true })
  zone!: string | null;

  @Text({ length: 10, nullable: true })
  theme!: Theme | null;
}
