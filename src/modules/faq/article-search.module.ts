import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { join } from 'node:path';
import { Env } from '../../config/env.js';
import { ARTICLE_ENTITIES } from './article-entities.js';
import { ArticleIndex } from './article-index.service.js';
import { ArticleIndexFilling } from './article-index.filling.js';
import { ArticleIndexReader } from './article-index.reader.js';
import { ArticleSearchService } from './article-search.service.js';
import { AskedQuestion } from './asked-question.entity.js';
import { AskedQuestionsService } from './asked-questions.service.js';
import { FollowHelpCentre } from './follow-help-centre.sweep.js';
import { ModelFiles } from './model-files.js';
import { TriageModel } from './triage-model.entity.js';
import { TriageModels } from './triage-models.service.js';
import { SearchCommands } from './search.commands.js';
import { SearchSynonym } from './search-synonym.entity.js';
import { SearchSynonymsLookup } from './search-synonyms.lookup.js';

/** How articles are found: the index in its thread, what people asked, and what means the same. Knows of no page. */
@Module({
  imports: [TypeOrmModule.forFeature([...ARTICLE_ENTITIES, AskedQuestion, SearchSynonym, TriageModel])],
  providers: [
    ArticleIndex,
    ArticleIndexFilling,
    ArticleIndexReader,
    ArticleSearchService,
    AskedQuestionsService,
    FollowHelpCentre,
    SearchCommands,
    SearchSynonymsLookup,
    TriageModels,
    {
      provide: ModelFiles,
      inject: [Env],
      useFactory: ({ DATA_DIR }: Env): ModelFiles => new ModelFiles(join(DATA_DIR, 'models')),
    },
  ],
  exports: [ArticleIndex, ArticleSearchService, SearchSynonymsLookup, TriageModels],
})
export class ArticleSearchModule {}
