import { Injectable } from '@nestjs/common';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formKey, formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { PressDto } from '../../platform/http/press.dto.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import { isKnown } from '../../platform/identity/actor.js';
import { CustomerContacts } from './customer-contacts.js';
import { CustomerRequests } from './customer-requests.js';

export interface ForgetMeModel extends FormModel<never> {
  readonly title: string;
  /** How one comes back, or that nobody can. */
  readonly lead: string;
  readonly action: string;
  readonly listPath: string;
  readonly key: string;
}

@Injectable()
export class ForgetMeView implements FormView {
  constructor(
    private readonly requests: CustomerRequests,
    private readonly contacts: CustomerContacts,
  ) {}

  async model(request: DeskRequest, state: FormState): Promise<ForgetMeModel> {
    const words = wordsOf(request);
    const actor = actorOf(request);
    const id = isKnown(actor) && actor.role === 'customer' ? actor.id : null;
    const own = id ? await this.requests.referencesOf(id) : [];
    const contact = id ? await this.contacts.of(id) : null;
    const way = own.length === 0 ? 'nothing' : contact ? 'by-contact' : 'no-way';

    return {
      ...formModel(request, state, {}),
      title: words.t('access.forget.title'),
      lead: words.t(`access.forget.${way}`, { references: own.join(', ') }),
      action: `/${words.language}/requests/forget`,
      listPath: `/${words.language}/requests`,
      key: formKey(state),
    };
  }
}

export const forgetMePage = new FormPage(PressDto, 'accounts/forget-me', ForgetMeView);
