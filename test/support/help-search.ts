import { join } from 'node:path';
import { Env } from '../../src/config/env.js';
import { ARTICLE_ENTITIES } from '../../src/modules/faq/article-entities.js';
import { Article } from '../../src/modules/faq/article.entity.js';
import { ArticleIndexFilling } from '../../src/modules/faq/article-index.filling.js';
import { ArticleIndexReader } from '../../src/modules/faq/article-index.reader.js';
import { ArticleIndex } from '../../src/modules/faq/article-index.service.js';
import { ArticleSearchService } from '../../src/modules/faq/article-search.service.js';
import { AskedQuestion } from '../../src/modules/faq/asked-question.entity.js';
import { AskedQuestionsService } from '../../src/modules/faq/asked-questions.service.js';
import { SearchSynonym } from '../../src/modules/faq/search-synonym.entity.js';
import { SearchSynonymsLookup } from '../../src/modules/faq/search-synonyms.lookup.js';
import { ModelFiles } from '../../src/modules/faq/model-files.js';
import { TriageModel } from '../../src/modules/faq/triage-model.entity.js';
import { TriageModels } from '../../src/modules/faq/triage-models.service.js';
import { SystemClock } from '../../src/platform/clock/clock.js';
import { Reader } from '../../src/platform/database/reader.js';
import { createLogger } from '../../src/platform/logging/log.js';
import type { OpenDatabase } from './open-database.js';
import { temporaryFolder } from './processes.js';

/** What a database of a help centre that is searched has to know. */
export const HELP_SEARCH_ENTITIES = [...ARTICLE_ENTITIES, AskedQuestion, SearchSynonym, TriageModel];

export interface HelpSearch {
  readonly index: ArticleIndex;
  readonly search: ArticleSearchService;
  readonly asked: AskedQuestionsService;
}

/** The search of a help centre with its thread, not yet begun: as the app makes it, without the app. */
export function helpSearchOn(
  { database, reader }: OpenDatabase,
  dataDir = temporaryFolder('search'),
): HelpSearch {
  const log = createLogger('silent');
  const asked = new AskedQuestionsService(database.unitOfWork, new Reader(reader), new SystemClock());
  const filling = new ArticleIndexFilling(
    new ArticleIndexReader(reader.getRepository(Article)),
    asked,
    new SearchSynonymsLookup(reader.getRepository(SearchSynonym)),
  );
  const models = new TriageModels(
    reader.getRepository(TriageModel),
    new ModelFiles(join(dataDir, 'models')),
    database.unitOfWork,
    new SystemClock(),
    log,
  );
  const index = new ArticleIndex(filling, models, log, Env.read({ DATA_DIR: dataDir }));

  return { index, asked, search: new ArticleSearchService(index, asked, log) };
}
