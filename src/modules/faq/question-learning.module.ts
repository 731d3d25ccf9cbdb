import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ArticleSearchModule } from './article-search.module.js';
import { ForgottenQuestionsSweep } from './forgotten-questions.sweep.js';
import { HistoryCommands } from './history.commands.js';
import { HistoryExportService } from './history-export.service.js';
import { HistoryImportService } from './history-import.service.js';
import { PastQuestion, QuestionBatch } from './past-question.entity.js';
import { QuestionHistory } from './question-history.service.js';
import { QuestionTraining } from './question-training.service.js';
import { TrainingRounds } from './training-rounds.js';
import { TriageOutcome } from './triage-outcome.entity.js';
import { TriageOutcomes } from './triage-outcomes.service.js';
import { TriageService } from './triage.service.js';

/** Past questions, what is learnt from them, and what free words are about. */
@Module({
  imports: [TypeOrmModule.forFeature([PastQuestion, QuestionBatch, TriageOutcome]), ArticleSearchModule],
  providers: [
    ForgottenQuestionsSweep,
    HistoryCommands,
    HistoryExportService,
    HistoryImportService,
    QuestionHistory,
    QuestionTraining,
    TrainingRounds,
    TriageOutcomes,
    TriageService,
  ],
  exports: [QuestionHistory, QuestionTraining, TriageOutcomes, TriageService],
})
export class QuestionLearningModule {}
