import { Entity, Index } from 'typeorm';
import { Id, Instant, Json, PrimaryId, Text, Whole } from '../database/columns.js';

export type AuditMeta = Readonly<Record<string, string | number | boolean | null>>;

/**
 * That somebody did something, or was refused it. Ids and keys only: a person who is forgotten leaves the chain whole.
 * The last four columns are the seal, set once by the sealer; nothing else ever changes.
 */
@Entity('audit_rows')
@Index('uq_audit_rows_seq', ['seq'], { unique: true })
@Index('ix_audit_rows_unsealed', ['at', 'id'], { where: `"seq" IS NULL` })
@Index('ix_audit_rows_object', ['objectKind', 'objectId', 'at'])
@Index('ix_audit_rows_actor', ['actorId', 'at'])
export class AuditRow {
  @PrimaryId()
  id!: string;

  @Instant()
  at!: Date;

  /** Null for nobody known, and for the desk itself. */
  @Id({ nullable: true })
  actorId!: string | null;

  /** A role, `nobody`, or `system`. */
  @Text({ length: 20 })
  actorRole!: string;

  /** Cut to its network, /24 or /48; '' where there is none. */
  @Text({ length: 64 })
  address!: string;

  @Id({ nullable: true })
  requestId!: string | null;

  /** `ticket.claimed`: subject and past tense. */
  @Text({ length: 80 })
  action!: string;

  @Text({ length: 40 })
  objectKind!: string;

  @Text({ length: 120 })
  objectId!: string;

  @Text({ length: 8 })
  result!: 'done' | 'refused';

  @Json()
  meta!: AuditMeta;

  /** 1, 2, 3 … in the order of sealing; null until then. */
  @Whole({ nullable: true })
  seq!: number | null;

  /** The hash of the row before, '' for the first. */
  @Text({ length: 64, nullable: true })
  prev!: string | null;

  @Text({ length: 64, nullable: true })
  hash!: string | null;

  @Text({ length: 16, nullable: true })
  keyId!: string | null;
}

/** Where the chain ends. One row, which sealers of several processes take turns on. */
@Entity('audit_head')
export class AuditHead {
  @PrimaryId()
  id!: string;

  @Whole()
  seq!: number;

  @Text({ length: 64 })
  hash!: string;
}
