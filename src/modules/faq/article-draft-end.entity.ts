import { Entity } from 'typeorm';
import { PrimaryId, Whole } from '../../platform/database/columns.js';

/**
 * With which revision the last draft of an article ended, let out or thrown away. The next one goes on counting there:
 * a form that was opened before never fits a draft that was begun since.
 */
@Entity('article_draft_ends')
export class ArticleDraftEnd {
  @PrimaryId('pk_article_draft_ends')
  articleId!: string;

  @Whole()
  revision!: number;
}
