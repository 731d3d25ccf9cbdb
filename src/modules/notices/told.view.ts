import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { statusUrl, toldUrl } from './notice-lines.js';
import { NoticeQuery } from './notice.query.js';
import { AnswerToldDto } from './subscription.dto.js';

export interface ToldModel extends FormModel<never> {
  readonly title: string;
  readonly section: string;
  readonly statusUrl: string;
  readonly action: string;
  /** What one is told the end of; '' where the link is good no more. */
  readonly about: string;
  readonly isConfirmed: boolean;
  /** Of each button: they are two intentions. */
  readonly keys: { readonly confirm: string; readonly stop: string };
}

/** Behind the link of a mail: yes, or not any more. */
@Injectable()
export class ToldView implements FormView {
  constructor(private readonly query: NoticeQuery) {}

  async model(request: DeskRequest, state: FormState): Promise<ToldModel> {
    const words = wordsOf(request);
    const { language } = words;
    const link = String(request.params.link);
    const subscription = await this.query.subscription(link);

    return {
      ...formModel(request, state, {}),
      title: words.t('notices.told.title'),
      section: words.t('notices.section'),
      statusUrl: statusUrl(language),
      action: toldUrl(language, link),
      about: subscription?.title[language] ?? '',
      isConfirmed: subscription?.isConfirmed ?? false,
      keys: { confirm: randomUUID(), stop: randomUUID() },
    };
  }
}

export const toldPage = new FormPage(AnswerToldDto, 'notices/told', ToldView);
