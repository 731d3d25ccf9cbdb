import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Json, PrimaryId, Text, Whole } from '../../platform/database/columns.js';
import type { RuleEdition } from './diagnosis-rule.js';

/**
 * A change of one rule: a draft, or a version that came into force and is never changed again. What stands in the
 * reference data is version 1. Nobody brings into force what he wrote himself: the database refuses it too.
 */
@Entity('diagnosis_rule_versions')
@Index('uq_diagnosis_rule_versions_version', ['version'], { unique: true })
@Index('uq_diagnosis_rule_versions_draft', ['rule'], { unique: true, where: 'version IS NULL' })
@Index('ix_diagnosis_rule_versions_rule', ['rule', 'version'])
@Check(
  'ck_diagnosis_rule_versions_approver',
  'version IS NULL OR (approver_id IS NOT NULL AND approver_id <> author_id)',
)
export class RuleVersion {
  @PrimaryId('pk_diagnosis_rule_versions')
  id!: string;

  /** `D01`. */
  @Text({ length: 8 })
  rule!: string;

  /** Of all rules together; null while it is a draft. */
  @Whole({ nullable: true })
  version!: number | null;

  /** The version of the rule that was changed. */
  @Whole()
  baseVersion!: number;

  /** Grows with every saving of a draft. */
  @Whole()
  revision!: number;

  @Json()
  edition!: RuleEdition;

  /** Why. */
  @Text({ length: 500 })
  note!: string;

  @Id()
  @ForeignKey('User', { name: 'fk_diagnosis_rule_versions_author' })
  authorId!: string;

  @Instant()
  savedAt!: Date;

  @Id({ nullable: true })
  @ForeignKey('User', { name: 'fk_diagnosis_rule_versions_approver' })
  approverId!: string | null;

  @Instant({ nullable: true })
  approvedAt!: Date | null;
}

/** One row: the newest version. Whoever makes another holds it, so that they come one after the other. */
@Entity('diagnosis_head')
export class RuleHead {
  @PrimaryId('pk_diagnosis_head')
  id!: string;

  @Whole()
  version!: number;
}
