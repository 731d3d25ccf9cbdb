import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { canManageNotices } from '../../policies/notice.policy.js';
import type { FormState } from '../../platform/http/form.js';
import { formKey } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import type { Words } from '../../platform/i18n/words.js';
import { factWord } from '../diagnosis/fact-words.js';
import { MOST_BECAUSE } from '../incidents/dismiss-incident.dto.js';
import { IncidentProposals, type ProposedIncident } from '../incidents/incident-proposals.query.js';
import { TRANSACTION_TYPE_TEXT } from '../wallets/wallet-texts.js';
import { NOTICES_PATH } from './notice-list.view.js';

/** What several customers met at the same time, and what may be done about it. */
export interface ProposalModel {
  readonly id: string;
  readonly customers: string;
  readonly service: string;
  readonly reasons: string;
  readonly since: Date;
  readonly lastAt: Date;
  /** Some of the requests that tell of it. */
  readonly tickets: readonly { readonly reference: string; readonly path: string }[];
  /** '' for whoever only reads. */
  readonly noticePath: string;
  readonly dismissPath: string;
  readonly key: string;
  /** Of the line that says why it is nothing. */
  readonly line: {
    readonly id: string;
    readonly value: string;
    readonly error: string;
    readonly most: number;
  };
}

/** Requests that a proposal names; who looks into these sees what it is. */
const SHOWN = 5;

/** Proposals to tell everybody of an outage, as the provider page lists them. */
@Injectable()
export class IncidentProposalsView {
  constructor(private readonly proposals: IncidentProposals) {}

  async models(request: DeskRequest, state: FormState): Promise<readonly ProposalModel[]> {
    const open = await this.proposals.open();
    const tickets = await this.proposals.tickets(open);

    return open.map((proposal) =>
      proposalModel(proposal, tickets.get(proposal.id)?.slice(0, SHOWN) ?? [], request, state),
    );
  }
}

export const becauseOf = (id: string): string => `because-${id}`;

function proposalModel(
  proposal: ProposedIncident,
  tickets: readonly string[],
  request: DeskRequest,
  state: FormState,
): ProposalModel {
  const words = wordsOf(request);
  const { id, customers, since, lastAt } = proposal;
  const mayWrite = canManageNotices(actorOf(request));
  const isRefused = request.params.proposal === id;
  const fault = isRefused ? state.faults.find(({ field }) => field === 'because') : undefined;

  return {
    id,
    customers: words.t('provider.proposals.customers', { count: customers }),
    service: serviceName(proposal, words),
    reasons: words.list(proposal.reasons.map((reason) => factWord('reason', reason, words))),
    since,
    lastAt,
    tickets: tickets.map((reference) => ({ reference, path: `/agent/t/${reference}` })),
    noticePath: mayWrite ? `${NOTICES_PATH}/new?proposal=${id}` : '',
    dismissPath: `/supervisor/wallet/proposals/${id}/dismissal`,
    key: isRefused ? formKey(state) : randomUUID(),
    line: {
      id: becauseOf(id),
      value: isRefused ? (state.values.because ?? '') : '',
      error: fault ? words.t(fault.key, fault.params) : '',
      most: MOST_BECAUSE,
    },
  };
}

const serviceName = ({ service }: ProposedIncident, words: Words): string =>
  words.t(TRANSACTION_TYPE_TEXT[service]);
