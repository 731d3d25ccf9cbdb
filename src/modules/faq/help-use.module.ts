import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ArticleFeedback } from './article-feedback.entity.js';
import { ArticleFigureQuery } from './article-figures.query.js';
import { HelpDay } from './help-day.entity.js';
import { HelpDaysService } from './help-days.service.js';
import { HelpEvent } from './help-event.entity.js';
import { HelpEvents } from './help-events.js';
import { HelpJourneys } from './help-journeys.js';
import { SearchGaps } from './search-gaps.js';

/** How the help centre is used: journeys, and the figures of days that are made of them. */
@Module({
  imports: [TypeOrmModule.forFeature([ArticleFeedback, HelpDay, HelpEvent])],
  providers: [ArticleFigureQuery, HelpDaysService, HelpEvents, HelpJourneys, SearchGaps],
  exports: [ArticleFigureQuery, HelpDaysService, HelpEvents, HelpJourneys, SearchGaps],
})
export class HelpUseModule {}
