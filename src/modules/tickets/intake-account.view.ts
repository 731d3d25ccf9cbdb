import { Injectable } from '@nestjs/common';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import type { Words } from '../../platform/i18n/words.js';
import { CustomerContacts } from '../accounts/customer-contacts.js';
import { hintedName } from '../accounts/hinted-name.js';
import { nameOf, type SelfHelp, selfHelpModel } from '../exceptions/exception-words.js';
import { EarlierTickets } from './earlier-tickets.js';
import { typeOf } from './extra-fields.js';
import type { AccountAnswers, IntakeDraft } from './intake-draft.entity.js';
import { IntakeDraftsService } from './intake-drafts.service.js';
import { IntakeOwner } from './intake-owner.service.js';
import { draftOf, isSent, stepModel, type StepModel } from './intake-step.model.js';
import { IntakeAccountDto } from './intake-steps.dto.js';
import { isSuspicious } from './intake-steps.js';

const FIELDS = {
  account: {
    label: 'tickets.intake.account',
    hint: 'tickets.intake.account-hint',
    autocomplete: 'username',
    maxlength: 200,
    wide: true,
  },
  cannotRecall: { label: 'intake.account.cannot-recall', hint: 'intake.account.cannot-recall-hint' },
  contact: {
    label: 'intake.account.contact',
    hint: 'intake.account.contact-hint',
    type: 'email',
    autocomplete: 'email',
    inputmode: 'email',
    maxlength: 254,
    wide: true,
  },
} as const;

export interface IntakeAccountModel extends FormModel<keyof typeof FIELDS>, StepModel {
  /** What may solve it before anything is asked; null where the safety page has said it. */
  readonly help: (SelfHelp & { readonly title: string }) | null;
  /** The account for which his wallet vouches, as far as a passer-by may read it; '' where he has to name one. */
  readonly vouched: string;
  /** What his wallet's app was showing; '' for nothing. */
  readonly transaction: string;
}

/** Which account it is about, and where we write to: filled in where this customer has said it before. */
@Injectable()
export class IntakeAccountView implements FormView {
  constructor(
    private readonly drafts: IntakeDraftsService,
    private readonly contacts: CustomerContacts,
    private readonly earlier: EarlierTickets,
    private readonly owner: IntakeOwner,
  ) {}

  async model(request: DeskRequest, state: FormState): Promise<IntakeAccountModel> {
    const draft = await draftOf(this.drafts, request, state);
    const identity = await this.owner.identityOf(actorOf(request));
    const asked = state.values.transaction ?? request.query.transaction;
    const values = isSent(state) || !draft ? state.values : typed(draft.account ?? (await this.known(draft)));

    return {
      ...formModel(request, { ...state, values }, FIELDS),
      ...stepModel(request, state, 'account', draft),
      help: helpWith(draft, wordsOf(request)),
      vouched: hintedName(identity?.names ?? []),
      transaction: typeof asked === 'string' ? asked : '',
    };
  }

  private async known({ customerId }: IntakeDraft): Promise<AccountAnswers & { readonly isProposed: true }> {
    const [account, contact] = await Promise.all([
      this.earlier.accountOf(customerId),
      this.contacts.of(customerId),
    ]);

    return { account, contact: contact?.address ?? null, isProposed: true };
  }
}

const typed = ({
  account,
  contact,
  isProposed = false,
}: AccountAnswers & { readonly isProposed?: boolean }): Record<string, string> => ({
  account: account ?? '',
  contact: contact ?? '',
  cannotRecall: account === null && !isProposed ? 'yes' : '',
});

function helpWith(draft: IntakeDraft | null, words: Words): IntakeAccountModel['help'] {
  const type = typeOf(draft);

  return type && !isSuspicious(type.code)
    ? { ...selfHelpModel(type, words), title: words.t('intake.help', { type: nameOf(type, words) }) }
    : null;
}

export const intakeAccountPage = new FormPage(IntakeAccountDto, 'tickets/intake-account', IntakeAccountView);
