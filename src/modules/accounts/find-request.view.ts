import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formKey, formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { PressDto } from '../../platform/http/press.dto.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import { isKnown } from '../../platform/identity/actor.js';
import { EnterCodeDto, FindRequestDto } from './access.dto.js';
import { CODE_MINUTES } from './access-codes.js';
import { CustomerRequests } from './customer-requests.js';

const FIELDS = {
  reference: {
    label: 'access.find.reference',
    hint: 'access.find.reference-hint',
    autocomplete: 'off',
    maxlength: 20,
    required: true,
  },
  contact: {
    label: 'access.find.contact',
    hint: 'access.find.contact-hint',
    type: 'email',
    autocomplete: 'email',
    maxlength: 254,
    required: true,
    wide: true,
  },
} as const;

export interface FindRequestModel extends FormModel<keyof typeof FIELDS> {
  readonly title: string;
  readonly action: string;
  readonly key: string;
}

/** `?reference=` comes from a link that names the request. */
@Injectable()
export class FindRequestView implements FormView {
  model(request: DeskRequest, state: FormState): FindRequestModel {
    const words = wordsOf(request);
    const { reference } = request.query;
    const given: Record<string, string> =
      typeof reference === 'string' ? { reference: reference.slice(0, 20) } : {};

    return {
      ...formModel(request, { ...state, values: { ...given, ...state.values } }, FIELDS),
      title: words.t('access.find.title'),
      action: `/${words.language}/requests/find`,
      key: formKey(state),
    };
  }
}

const CODE_FIELDS = {
  code: {
    label: 'access.code.label',
    hint: 'access.code.hint',
    autocomplete: 'one-time-code',
    inputmode: 'numeric',
    maxlength: 20,
    required: true,
  },
} as const;

/** What both ways back have in common: the words before, and what is put away by going on. */
interface EnterModel {
  readonly title: string;
  readonly action: string;
  readonly key: string;
  readonly findPath: string;
  /** Requests of the browser's present owner, in words; '' where there are none. */
  readonly away: string;
}

/** A browser that has requests of its own is another identity: the page says what becomes of them before it changes. */
@Injectable()
export class EnterCodeView implements FormView {
  constructor(private readonly requests: CustomerRequests) {}

  async model(
    request: DeskRequest,
    state: FormState,
  ): Promise<EnterModel & FormModel<'code'> & { lead: string }> {
    const words = wordsOf(request);
    const { handle = '' } = request.params as { handle?: string };

    return {
      // A wrong code is not typed again.
      ...formModel(request, { ...state, values: {} }, CODE_FIELDS),
      ...(await enterModel(this.requests, request, `code/${encodeURIComponent(handle)}`)),
      title: words.t('access.code.title'),
      lead: words.t('access.code.lead', { minutes: CODE_MINUTES }),
    };
  }
}

@Injectable()
export class EnterLinkView implements FormView {
  constructor(private readonly requests: CustomerRequests) {}

  async model(request: DeskRequest, state: FormState): Promise<EnterModel & FormModel<never>> {
    const { link = '' } = request.params as { link?: string };

    return {
      ...formModel(request, state, {}),
      ...(await enterModel(this.requests, request, `enter/${encodeURIComponent(link)}`)),
      title: wordsOf(request).t('access.link.title'),
    };
  }
}

async function enterModel(
  requests: CustomerRequests,
  request: DeskRequest,
  end: string,
): Promise<Omit<EnterModel, 'title'>> {
  const words = wordsOf(request);
  const actor = actorOf(request);
  const own = isKnown(actor) && actor.role === 'customer' ? await requests.referencesOf(actor.id) : [];

  return {
    action: `/${words.language}/requests/${end}`,
    findPath: `/${words.language}/requests/find`,
    // Another try is another attempt: a wrong one was counted, and is not asked again.
    key: randomUUID(),
    away: own.length > 0 ? words.t('access.away', { references: own.join(', ') }) : '',
  };
}

export const findRequestPage = new FormPage(FindRequestDto, 'accounts/find-request', FindRequestView);
export const enterCodePage = new FormPage(EnterCodeDto, 'accounts/enter-code', EnterCodeView);
export const enterLinkPage = new FormPage(PressDto, 'accounts/enter-link', EnterLinkView);
