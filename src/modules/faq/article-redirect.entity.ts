import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Instant, Text } from '../../platform/database/columns.js';

/** Where an address that was once given out leads now. Always to its end: a redirect never leads to another one. */
@Entity('article_redirects')
@Index('ix_article_redirects_to_slug', ['toSlug'])
export class ArticleRedirect {
  @PrimaryColumn({ type: 'varchar', length: 80, primaryKeyConstraintName: 'pk_article_redirects' })
  fromSlug!: string;

  @Text({ length: 80 })
  toSlug!: string;

  @Instant()
  createdAt!: Date;
}
