import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Json, PrimaryId, Text, Whole } from '../../platform/database/columns.js';
import type { ExceptionEdition } from './exception-edition.js';

/**
 * A change of one type of exception: a draft, or a version of the taxonomy that came into force and is never changed
 * again. What stands in the code is version 1. A version holds its type whole, so that it can be read without others.
 */
@Entity('taxonomy_versions')
@Index('uq_taxonomy_versions_version', ['version'], { unique: true })
@Index('uq_taxonomy_versions_draft', ['code'], { unique: true, where: 'version IS NULL' })
@Index('ix_taxonomy_versions_code', ['code', 'version'])
export class TaxonomyVersion {
  @PrimaryId('pk_taxonomy_versions')
  id!: string;

  @Text({ length: 8 })
  code!: string;

  /** Of the whole taxonomy; null while it is a draft. */
  @Whole({ nullable: true })
  version!: number | null;

  /** The version of its type that was changed. */
  @Whole()
  baseVersion!: number;

  /** Grows with every saving of a draft. */
  @Whole()
  revision!: number;

  @Json()
  edition!: ExceptionEdition;

  /** Why; '' while it is a draft. */
  @Text({ length: 500 })
  note!: string;

  @Id()
  @ForeignKey('User', { name: 'fk_taxonomy_versions_author' })
  authorId!: string;

  @Instant()
  savedAt!: Date;
}

/** One row: the newest version. Whoever makes another holds it, so that they come one after the other. */
@Entity('taxonomy_head')
export class TaxonomyHead {
  @PrimaryId('pk_taxonomy_head')
  id!: string;

  @Whole()
  version!: number;
}
