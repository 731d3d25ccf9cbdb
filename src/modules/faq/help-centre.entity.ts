import { Entity, PrimaryColumn } from 'typeorm';
import { Instant, Whole } from '../../platform/database/columns.js';

/** The only row of its table. */
export const HELP_CENTRE = 1;

/**
 * Which editions of articles count. A bulk import stages its rows under an edition that nobody reads, and then moves
 * `currentEdition` to it in one unit: the whole help centre changes at once, or not at all.
 */
@Entity('help_centre')
export class HelpCentre {
  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'pk_help_centre' })
  id!: number;

  /** Rows of a later edition do not exist yet. */
  @Whole()
  currentEdition!: number;

  /** Rows of an earlier edition have been replaced by a help centre that began empty. */
  @Whole()
  baseEdition!: number;

  /** The last number that was given out. */
  @Whole()
  lastEdition!: number;

  /** What an import is staging now. */
  @Whole({ nullable: true })
  stagingEdition!: number | null;

  /** When it last gave a sign of life. */
  @Instant({ nullable: true })
  stagedAt!: Date | null;

  /** How often articles have changed, of which every process is to hear. */
  @Whole({ default: 0 })
  articleChanges!: number;

  /** The same of the expressions that mean the same. */
  @Whole({ default: 0 })
  synonymChanges!: number;
}

/**
 * The one condition, for articles as `a` in SQL of either kind, under which a row is the article as it stands: the
 * last of its editions that counts. Whoever reads articles by SQL asks it.
 */
export const IS_CURRENT = `a.edition >= (SELECT base_edition FROM help_centre)
  AND a.edition = (SELECT max(e.edition) FROM articles e
    WHERE e.slug = a.slug AND e.lang = a.lang AND e.edition <= (SELECT current_edition FROM help_centre))`;

/** The one condition under which an article is offered to everybody. */
export const IS_OPEN = `a.status = 'published' AND a.visibility = 'public' AND ${IS_CURRENT}`;
