import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Clock } from '../../platform/clock/clock.js';
import { Reader } from '../../platform/database/reader.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import { withoutSecrets } from '../../platform/redaction/without-secrets.js';
import type { Article } from './article.entity.js';
import type { FeedbackReason, Verdict } from './article-feedback.entity.js';
import { HelpEvents } from './help-events.js';
import { QuestionHistory } from './question-history.service.js';

/** What a reader says of an article. */
export interface Opinion {
  readonly verdict: Verdict;
  readonly reason: FeedbackReason | null;
  readonly words: string | null;
}

/** Who says it: a journey, and nobody behind it. */
export interface Saying extends Opinion {
  readonly journeyId: string;
  readonly key: string;
}

export type JudgedArticle = Pick<Article, 'slug' | 'lang' | 'version'>;

/** Opinions on articles: one for each journey, the last word counts. */
@Injectable()
export class ArticleFeedbackService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly reader: Reader,
    private readonly events: HelpEvents,
    private readonly history: QuestionHistory,
    private readonly clock: Clock,
  ) {}

  /** What this journey has said of the article so far. */
  async said(journeyId: string, { slug, lang }: JudgedArticle): Promise<Opinion | null> {
    return this.reader.first<Opinion & Record<string, unknown>>(
      'SELECT verdict, reason, words FROM article_feedback WHERE journey_id = ? AND slug = ? AND lang = ?',
      [journeyId, slug, lang],
    );
  }

  /**
   * Keeps an opinion. An article that helped after a search answers that question from now on: search and triage learn
   * it in the same unit.
   */
  async say({ journeyId, key, ...opinion }: Saying, { slug, lang, version }: JudgedArticle): Promise<void> {
    const said = { ...opinion, words: opinion.words === null ? null : withoutSecrets(opinion.words) };
    const question = said.verdict === 'yes' ? await this.events.questionBefore(journeyId, slug, lang) : null;
    const request = { scope: `${journeyId}/articles.feedback`, key, body: { ...said, slug, lang } };
    await this.idempotency.once(request, async (tx) => {
      await this.store(tx, journeyId, said, { slug, lang, version });
      if (question !== null) {
        const sourceId = `${journeyId} ${lang}/${slug}`;
        await this.history.learn(tx, { text: question, lang, slug, source: 'helpful', sourceId });
      }
    });
  }

  private async store(
    tx: Transaction,
    journeyId: string,
    { verdict, reason, words }: Opinion,
    { slug, lang, version }: JudgedArticle,
  ): Promise<void> {
    // To the minute, as the steps of the journey: an opinion shall not stand out by its second.
    const at = new Date(Math.floor(this.clock.now().getTime() / 60_000) * 60_000);
    await tx.sql(
      `INSERT INTO article_feedback (id, journey_id, slug, lang, version, verdict, reason, words, at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (journey_id, slug, lang) DO UPDATE SET version = excluded.version, verdict = excluded.verdict,
         reason = excluded.reason, words = excluded.words, at = excluded.at`,
      [randomUUID(), journeyId, slug, lang, version, verdict, reason, words, at],
    );
  }
}
