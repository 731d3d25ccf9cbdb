import { Injectable } from '@nestjs/common';
import { BLANK } from '../../platform/http/form.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { nameOf, selfHelpOf } from '../exceptions/exception-words.js';
import { typeOf } from './extra-fields.js';
import { IntakeDraftsService } from './intake-drafts.service.js';
import { draftOf } from './intake-step.model.js';
import { stepPath } from './intake-steps.js';

export interface SafetyModel {
  readonly title: string;
  readonly about: string;
  readonly steps: readonly string[];
  readonly back: string;
  readonly next: string;
  readonly chat: string;
}

/** Before all questions, where somebody else may be at the account: what to do at once. */
@Injectable()
export class SafetyView {
  constructor(private readonly drafts: IntakeDraftsService) {}

  async model(request: DeskRequest): Promise<SafetyModel> {
    const words = wordsOf(request);
    const draft = await draftOf(this.drafts, request, BLANK);
    const asked = { draft: draft?.id ?? '' };
    const type = typeOf(draft);

    return {
      title: words.t('intake.safety.title'),
      about: type ? nameOf(type, words) : '',
      steps: type ? selfHelpOf(type, words) : [],
      back: stepPath(words.language, 'type', asked),
      next: stepPath(words.language, request.query.to === 'check' ? 'check' : 'account', asked),
      chat: `/${words.language}/chat`,
    };
  }
}
