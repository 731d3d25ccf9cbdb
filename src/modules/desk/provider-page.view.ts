import { Injectable } from '@nestjs/common';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formModel, type FormModel, unsentIn } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import type { DeskRequest } from '../../platform/http/request-context.js';
import { DismissIncidentDto } from '../incidents/dismiss-incident.dto.js';
import { becauseOf, IncidentProposalsView, type ProposalModel } from './incident-proposals.view.js';
import { type WalletPageModel, WalletPageView } from './wallet-page.view.js';

export interface ProviderPageModel extends FormModel, WalletPageModel {
  readonly proposals: readonly ProposalModel[];
  /** Why a proposal should be nothing that stands no more. */
  readonly unsent: string;
}

/** How the wallet does, and what several customers met at the same time. */
@Injectable()
export class ProviderPageView implements FormView {
  constructor(
    private readonly wallet: WalletPageView,
    private readonly incidents: IncidentProposalsView,
  ) {}

  async model(request: DeskRequest, state: FormState): Promise<ProviderPageModel> {
    const proposals = await this.incidents.models(request, state);
    const isKept = proposals.some(({ line }) => line.value !== '');

    return {
      ...formModel(request, state, {}, { because: becauseOf(String(request.params.proposal)) }),
      ...this.wallet.model(wordsOf(request)),
      proposals,
      unsent: unsentIn(state, { because: !isKept }),
    };
  }
}

export const providerPage = new FormPage(DismissIncidentDto, 'desk/wallet', ProviderPageView);
