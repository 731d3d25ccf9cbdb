import { Injectable } from '@nestjs/common';
import { BLANK, FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { type FieldSpec, formKey, formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import type { Words } from '../../platform/i18n/words.js';
import { ArticleFeedbackDto } from './article-feedback.dto.js';
import { FEEDBACK_REASONS } from './article-feedback.entity.js';
import { ArticleFeedbackService, type JudgedArticle, type Opinion } from './article-feedback.service.js';
import { type ArticleModel, ArticleView } from './article.view.js';
import { articleUrl } from './help-links.js';
import { HelpJourneys } from './help-journeys.js';

type Field = 'reason' | 'words';

/** What is asked about the article now: whether it helped, why not, or nothing more. */
type Asked = 'verdict' | 'reason' | 'nothing';

export interface ArticlePageModel extends ArticleModel, FormModel<Field> {
  readonly feedback: {
    readonly path: string;
    readonly key: string;
    readonly asks: Asked;
    /** The thanks of who was asked enough. */
    readonly thanks: string;
  };
}

/** An article with what its reader can say of it, and has said. */
@Injectable()
export class ArticlePageView implements FormView {
  constructor(
    private readonly articles: ArticleView,
    private readonly feedback: ArticleFeedbackService,
    private readonly journeys: HelpJourneys,
  ) {}

  /** The article that somebody opens. */
  async open(request: DeskRequest): Promise<ArticlePageModel> {
    const model = await this.model(request, BLANK);
    const { slug, typeCode } = model.judged;
    if (request.query.via === 'suggest') {
      this.journeys.note(request, { kind: 'suggest', slug, typeCode });
    }
    this.journeys.note(request, { kind: 'view', slug, typeCode });

    return model;
  }

  /** @throws NotFound, ArticleMoved or ArticleGone */
  async model(request: DeskRequest, state: FormState): Promise<ArticlePageModel> {
    const words = wordsOf(request);
    const article = await this.articles.model(words, String(request.params.slug));
    const said = await this.saidBefore(request, article.judged);
    const asks = askedAfter(said, state);

    return {
      ...article,
      ...formModel<Field>(request, state, fieldsOf(words)),
      feedback: {
        path: `${articleUrl(words.language, article.judged.slug)}/feedback`,
        key: formKey(state),
        asks,
        thanks: asks === 'nothing' && said ? words.t(`faq.feedback.thanks.${said.verdict}`) : '',
      },
    };
  }

  private async saidBefore(request: DeskRequest, article: JudgedArticle): Promise<Opinion | null> {
    const journey = this.journeys.of(request);

    return journey === null ? null : this.feedback.said(journey, article);
  }
}

/** Who says that it did not help is asked once why, and need not answer; so is who said it in a way that was refused. */
function askedAfter(said: Opinion | null, { values }: FormState): Asked {
  if (values.verdict === 'no') {
    return 'reason';
  }
  if (said === null) {
    return 'verdict';
  }

  return said.verdict === 'no' && said.reason === null && said.words === null ? 'reason' : 'nothing';
}

const fieldsOf = (words: Words): Readonly<Record<Field, FieldSpec>> => ({
  reason: {
    label: 'faq.feedback.reason',
    optional: true,
    options: FEEDBACK_REASONS.map((reason) => [reason, words.t(`faq.feedback.reasons.${reason}`)] as const),
  },
  words: {
    label: 'faq.feedback.words',
    hint: 'faq.feedback.words-hint',
    maxlength: 500,
    rows: 3,
    optional: true,
  },
});

export const articlePage = new FormPage(ArticleFeedbackDto, 'faq/article', ArticlePageView);
