import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ARTICLE_ENTITIES } from './article-entities.js';
import { ArticleIndex } from './article-index.service.js';
import { ArticleIndexFilling } from './article-index.filling.js';
import { ArticleIndexReader } from './article-index.reader.js';
import { ArticleSearchService } from './article-search.service.js';
import { AskedQuestion } from './asked-question.entity.js';
import { AskedQuestionsService } from './asked-questions.service.js';
import { SearchCommands } from './search.commands.js';
import { SearchSynonym } from './search-synonym.entity.js';
import { SearchSynonymsLookup } from './search-synonyms.lookup.js';

/** How articles are found: the index in its thread, what people asked, and what means the same. Knows of no page. */
@Module({
  imports: [TypeOrmModule.forFeature([...ARTICLE_ENTITIES, AskedQuestion, SearchSynonym])],
  providers: [
    ArticleIndex,
    ArticleIndexFilling,
    ArticleIndexReader,
    ArticleSearchService,
    AskedQuestionsService,
    SearchCommands,
    SearchSynonymsLookup,
  ],
  exports: [ArticleIndex, ArticleSearchService, SearchSynonymsLookup],
})
export class ArticleSearchModule {}
