import { Injectable } from '@nestjs/common';
import { BLANK } from '../../platform/http/form.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { type NoticeLine, NoticeLines } from '../notices/notice-lines.js';
import { IntakeDraftsService } from './intake-drafts.service.js';
import { draftOf } from './intake-step.model.js';
import { Elsewhere, stepPath } from './intake-steps.js';

export interface IntakeNoticeModel {
  readonly title: string;
  readonly back: string;
  /** Where one is told of the end. */
  readonly tell: string;
  /** The next question, for who sends his request all the same. */
  readonly next: string;
  readonly notices: readonly NoticeLine[];
}

/** Before all questions, where the desk knows of the problem already: waiting for its end may be all that is needed. */
@Injectable()
export class IntakeNoticeView {
  constructor(
    private readonly drafts: IntakeDraftsService,
    private readonly notices: NoticeLines,
  ) {}

  /** @throws Elsewhere to the next question where there is nothing to tell any more */
  async model(request: DeskRequest): Promise<IntakeNoticeModel> {
    const words = wordsOf(request);
    const draft = await draftOf(this.drafts, request, BLANK);
    const asked = { draft: draft?.id ?? '' };
    const page = request.query.to === 'check' ? 'check' : 'account';
    const notices = this.notices.running(words, [draft?.typeCode ?? null]);
    const [first] = notices;
    if (!first) {
      throw new Elsewhere((language) => stepPath(language, page, asked));
    }

    return {
      title: words.t('intake.notice.title'),
      back: stepPath(words.language, 'type', asked),
      tell: `${first.url}#tell`,
      next: stepPath(words.language, page, asked),
      notices,
    };
  }
}
