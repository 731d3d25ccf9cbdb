import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Instant, Json } from '../../platform/database/columns.js';

/** The fields of the editor as they were typed. */
export interface TypedArticle {
  readonly values: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

/**
 * Somebody at an article: when he was last seen there, and what he has typed and not saved. It locks nothing; two who
 * write at once are told of each other, and neither loses a word.
 */
@Entity('article_writers')
@Index('ix_article_writers_age', ['seenAt'])
export class ArticleWriter {
  /** An address that perhaps no article has yet. */
  @PrimaryColumn({ type: 'varchar', length: 80, primaryKeyConstraintName: 'pk_article_writers' })
  slug!: string;

  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_article_writers' })
  @ForeignKey('User', { name: 'fk_article_writers_user', onDelete: 'CASCADE' })
  userId!: string;

  @Instant()
  seenAt!: Date;

  @Json({ nullable: true })
  typed!: TypedArticle | null;

  @Instant({ nullable: true })
  typedAt!: Date | null;
}
