import { Injectable } from '@nestjs/common';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formKey, formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import { noticeUrl, statusUrl } from './notice-lines.js';
import { ProvedAddress } from './proved-address.js';
import { type PastNotice, StatusView } from './status.view.js';
import { TellMeDto } from './subscription.dto.js';

const FIELDS = {
  email: {
    label: 'notices.tell.address',
    hint: 'notices.tell.address-hint',
    type: 'email',
    autocomplete: 'email',
    maxlength: 254,
    required: true,
    wide: true,
  },
} as const;

export interface NoticeModel extends FormModel<keyof typeof FIELDS> {
  readonly title: string;
  readonly section: string;
  readonly statusUrl: string;
  readonly notice: PastNotice;
  readonly features: readonly string[];
  /** What was added while it lasted, newest first. */
  readonly updates: readonly { readonly at: Date; readonly text: string }[];
  readonly isOver: boolean;
  readonly action: string;
  /** Most of it hidden; '' where we may not write without asking first. */
  readonly known: string;
  readonly zone: string;
  readonly key: string;
}

/** One notice with all that was said of it, and the way to be told of its end. */
@Injectable()
export class NoticeView implements FormView {
  constructor(
    private readonly status: StatusView,
    private readonly proved: ProvedAddress,
  ) {}

  async model(request: DeskRequest, state: FormState): Promise<NoticeModel> {
    const words = wordsOf(request);
    const { language } = words;
    const notice = await this.status.require(String(request.params.notice));
    const isOver = notice.status === 'ended';
    const known = isOver ? null : await this.proved.of(actorOf(request));

    return {
      ...formModel(request, state, FIELDS),
      title: notice.title[language],
      section: words.t('notices.section'),
      statusUrl: statusUrl(language),
      notice: this.status.past(notice, words),
      features: notice.features.map((feature) => words.t(`notices.features.${feature}`)),
      updates: notice.updates.map(({ at, text }) => ({ at, text: text[language] })),
      isOver,
      action: `${noticeUrl(language, notice.id)}/subscription`,
      known: known === null ? '' : hiddenAddress(known),
      zone: actorOf(request).zone ?? '',
      key: formKey(state),
    };
  }
}

/** `a•••@example.org`: enough for its owner, at a browser that others may sit at. */
const hiddenAddress = (address: string): string =>
  `${address.slice(0, 1)}•••${address.slice(address.lastIndexOf('@'))}`;

export const noticePage = new FormPage(TellMeDto, 'notices/notice', NoticeView);
