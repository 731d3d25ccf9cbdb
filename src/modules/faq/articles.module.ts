import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ArticleAddresses } from './article-addresses.service.js';
import { ArticleCare } from './article-care.service.js';
import { ArticleDrafts } from './article-drafts.service.js';
import { ARTICLE_ENTITIES } from './article-entities.js';
import { ArticleEditions } from './article-editions.service.js';
import { ArticleHistory } from './article-history.service.js';
import { ArticleImportService } from './article-import.service.js';
import { ArticleLookup } from './article.lookup.js';
import { ArticlePublishing } from './article-publishing.service.js';
import { PublishDueArticles } from './publish-due-articles.sweep.js';

/** What articles are: how they are written, let out, moved, brought and read. Knows of no page. */
@Module({
  imports: [TypeOrmModule.forFeature(ARTICLE_ENTITIES)],
  providers: [
    ArticleAddresses,
    ArticleCare,
    ArticleDrafts,
    ArticleEditions,
    ArticleHistory,
    ArticleImportService,
    ArticleLookup,
    ArticlePublishing,
    PublishDueArticles,
  ],
  exports: [
    ArticleAddresses,
    ArticleCare,
    ArticleDrafts,
    ArticleEditions,
    ArticleHistory,
    ArticleImportService,
    ArticleLookup,
    ArticlePublishing,
  ],
})
export class ArticlesModule {}
