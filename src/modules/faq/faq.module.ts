import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
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
import { PastQuestion, QuestionBatch } from './past-question.entity.js';
import { QuestionHistory } from './question-history.service.js';
import { TriageModel } from './triage-model.entity.js';
import { TriageOutcome } from './triage-outcome.entity.js';
import { TriageOutcomes } from './triage-outcomes.service.js';
import { TriageReportController } from './triage-report.controller.js';
import { TriageReportView } from './triage-report.view.js';
import { TriageService } from './triage.service.js';

/** The help centre: articles, their search, and the pages that show them. */
@Module({
  imports: [
    TypeOrmModule.forFeature([PastQuestion, QuestionBatch, TriageModel, TriageOutcome]),
    ArticleEditorModule,
    ArticlesModule,
    ArticleSearchModule,
    ServiceLevelsModule,
    HelpUseModule,
  ],
  controllers: [
    ArticleApiController,
    ArticlePageController,
    FaqController,
    FaqApiController,
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
    QuestionHistory,
    TriageOutcomes,
    TriageReportView,
    TriageService,
  ],
  exports: [
    ArticlesModule,
    ArticleSearchModule,
    HelpUseModule,
    QuestionHistory,
    TriageOutcomes,
    TriageService,
  ],
})
export class FaqModule {}
