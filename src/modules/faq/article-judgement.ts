import { Injectable } from '@nestjs/common';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import type { ArticleFeedbackDto } from './article-feedback.dto.js';
import { ArticleFeedbackService } from './article-feedback.service.js';
import { ArticleView } from './article.view.js';
import { HelpJourneys } from './help-journeys.js';

/** Takes what a browser says of an article as the word of its journey; without one, a journey begins here. */
@Injectable()
export class ArticleJudgement {
  constructor(
    private readonly articles: ArticleView,
    private readonly feedback: ArticleFeedbackService,
    private readonly journeys: HelpJourneys,
  ) {}

  /** @throws NotFound for an article that may not be read */
  async take(request: DeskRequest, slug: string, input: ArticleFeedbackDto): Promise<void> {
    const { key, verdict, reason = null, words = null } = input;
    const { judged } = await this.articles.model(wordsOf(request), slug);
    const journeyId = this.journeys.begin(request);
    // What only a "no" is asked for does not stand beside a "yes".
    const opinion = verdict === 'no' ? { verdict, reason, words } : { verdict, reason: null, words: null };
    const before = await this.feedback.said(journeyId, judged);
    await this.feedback.say({ journeyId, key, ...opinion }, judged);
    if (before?.verdict !== verdict) {
      this.journeys.noteMore(request, { kind: verdict === 'yes' ? 'helpful' : 'unhelpful', slug });
    }
  }
}
