import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, PrimaryId, Text, Whole } from '../../platform/database/columns.js';
import { Customer } from './customer.entity.js';

/**
 * Somebody wants to be known again. A row for everyone who asks, whether there is such a request or not: what has no
 * customer never gets a code, and looks the same from outside.
 */
@Entity('access_requests')
@Index('uq_access_requests_handle', ['handleHash'], { unique: true })
@Index('uq_access_requests_link', ['linkHash'], { unique: true })
@Index('ix_access_requests_customer', ['customerId'])
@Index('ix_access_requests_age', ['createdAt'])
export class AccessRequest {
  @PrimaryId()
  id!: string;

  /** Of the page on which the code is entered: a code is good in the browser that asked for it. */
  @Text({ length: 64 })
  handleHash!: string;

  @Id({ nullable: true })
  @ForeignKey(() => Customer, { name: 'fk_access_requests_customer', onDelete: 'CASCADE' })
  customerId!: string | null;

  @Text({ length: 64, nullable: true })
  codeHash!: string | null;

  @Text({ length: 64, nullable: true })
  linkHash!: string | null;

  @Whole()
  tries!: number;

  @Instant()
  createdAt!: Date;

  @Instant()
  codeUntil!: Date;

  @Instant({ nullable: true })
  linkUntil!: Date | null;

  /** Used, or made void by a newer one. */
  @Instant({ nullable: true })
  usedAt!: Date | null;
}
