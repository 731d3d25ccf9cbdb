import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Instant, Whole } from '../../platform/database/columns.js';

/** Tries at one door: an account, a network, both together, a known device, or everybody. */
@Entity('sign_in_counters')
@Index('ix_sign_in_counters_until', ['until'])
export class SignInCounter {
  /** HMAC of the bucket and whom it is for: a login may be a password that was typed into the wrong field. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  bucket!: string;

  /** Passwords or codes that were looked at. */
  @Whole()
  tries!: number;

  /** Tries that came too early and were not looked at. */
  @Whole()
  refused!: number;

  /** Nothing is looked at before this instant. */
  @Instant()
  nextAt!: Date;

  /** The count is forgotten then. */
  @Instant()
  until!: Date;
}
