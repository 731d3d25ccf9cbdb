import { Module } from '@nestjs/common';
import { ServiceLevelsModule } from '../service-levels/service-levels.module.js';
import { ArticleApiController } from './article-api.controller.js';
import { ArticleApiView } from './article-api.view.js';
import { ArticleEditorModule } from './article-editor.module.js';
import { ArticleFeedbackService } from './article-feedback.service.js';
import { ArticleJudgement } from './article-judgement.js';
import { ArticlePageController } from './article-page.controller.js';
import { ArticlePageView } from './article-page.view.js';
import { ArticleSearches } from './article-searches.js';
import { ArticleSearchModule } from './article-search.module.js';
import { ArticleSearchView } from './article-search.view.js';
import { ArticleSuggestView } from './article-suggest.view.js';
import { ArticleTransferCommands } from './article-transfer.commands.js';
import { ArticleView } from './article.view.js';
import { ArticlesModule } from './articles.module.js';
import { ContactWays } from './contact-ways.js';
import { ContactView } from './contact.view.js';
import { FaqApiController } from './faq-api.controller.js';
import { FaqController } from './faq.controller.js';
import { HelpHomeView } from './help-home.view.js';
import { HelpUseModule } from './help-use.module.js';
import { LandingView } from './landing.view.js';
import { QuestionLearningModule } from './question-learning.module.js';
import { TriageApiController } from './triage-api.controller.js';
import { TriageReportController } from './triage-report.controller.js';
import { TriageReportView } from './triage-report.view.js';

/** The help centre: articles, their search, and the pages that show them. */
@Module({
  imports: [
    ArticleEditorModule,
    ArticlesModule,
    ArticleSearchModule,
    ServiceLevelsModule,
    HelpUseModule,
    QuestionLearningModule,
  ],
  controllers: [
    ArticleApiController,
    ArticlePageController,
    FaqController,
    FaqApiController,
    TriageApiController,
    TriageReportController,
  ],
  providers: [
    ArticleApiView,
    ArticleFeedbackService,
    ArticleJudgement,
    ArticlePageView,
    ArticleSearches,
    ArticleSearchView,
    ArticleSuggestView,
    ArticleTransferCommands,
    ArticleView,
    ContactView,
    ContactWays,
    HelpHomeView,
    LandingView,
    TriageReportView,
  ],
  exports: [ArticlesModule, ArticleSearchModule, HelpUseModule, QuestionLearningModule],
})
export class FaqModule {}
