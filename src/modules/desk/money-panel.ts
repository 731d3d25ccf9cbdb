import { Injectable } from '@nestjs/common';
import { canSeeTransactions } from '../../policies/wallet.policy.js';
import { instantOf } from '../../platform/database/columns.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { FormState } from '../../platform/http/form.js';
import type { FieldSpec } from '../../platform/http/form-model.js';
import type { Words } from '../../platform/i18n/words.js';
import type { Actor } from '../../platform/identity/actor.js';
import { LOOK_PURPOSES } from '../tickets/look-purpose.js';
import { LINK_ROLES } from '../tickets/transaction.entity.js';
import type { AccountState } from '../wallets/wallet-account.js';
import { ACCOUNT_STATE_TEXT } from '../wallets/wallet-texts.js';
import { type CandidateModel, candidateModel, linkModel, type LinkModel } from './transaction.view.js';
import { WorkspaceQuery } from './workspace.query.js';

export type MoneyField = 'lookReference' | 'lookAccount' | 'lookDate' | 'lookTime' | 'lookAmount' | 'purpose';

export interface MoneyPanelModel {
  /** '' for who sees no transactions. */
  readonly walletState: string;
  /** How the wallet showed the account, and when; null while it has not. */
  readonly account: { readonly text: string; readonly seenAt: Date } | null;
  readonly candidates: readonly CandidateModel[];
  readonly links: readonly LinkModel[];
  readonly roles: readonly { readonly value: string; readonly label: string }[];
  /** A question to the wallet was just refused: its form stands open. */
  readonly looking: boolean;
}

/** The transactions behind a ticket: what is tied to it, what is suggested, and the form that asks for more. */
@Injectable()
export class MoneyPanel {
  constructor(private readonly query: WorkspaceQuery) {}

  async model(actor: Actor, ticket: SqlRow, state: FormState, words: Words): Promise<MoneyPanelModel> {
    const roles = LINK_ROLES.map((value) => ({ value, label: words.t(`desk.roles.${value}`) }));
    const looking = 'lookReference' in state.values;
    if (!canSeeTransactions(actor)) {
      return { walletState: '', account: null, candidates: [], links: [], roles, looking };
    }
    const id = String(ticket.id);

    return {
      walletState: words.t(`desk.ticket.lookups.${String(ticket.lookup_state)}`),
      account: accountModel(ticket, words),
      candidates: (await this.query.candidates(id)).map((row) => candidateModel(row, words)),
      links: (await this.query.links(id)).map((row) => linkModel(row, words)),
      roles,
      looking,
    };
  }
}

/** The wallet's own word says more than ours where an account cannot be used. */
function accountModel(ticket: SqlRow, words: Words): MoneyPanelModel['account'] {
  const seenAt = instantOf(ticket.account_seen_at);
  if (!seenAt) {
    return null;
  }
  const text = words.t(ACCOUNT_STATE_TEXT[ticket.account_state as AccountState]);

  return { text: ticket.account_word ? `${text} (${String(ticket.account_word)})` : text, seenAt };
}

export const moneyFields = (words: Words): Record<MoneyField, FieldSpec> => ({
  lookReference: { label: 'desk.ticket.look-reference', autocomplete: 'off', maxlength: 256, optional: true },
  lookAccount: { label: 'desk.ticket.look-account', autocomplete: 'off', maxlength: 200 },
  lookDate: { label: 'desk.ticket.look-date', type: 'date' },
  lookTime: { label: 'desk.ticket.look-time', type: 'time', optional: true },
  lookAmount: { label: 'desk.ticket.look-amount', inputmode: 'decimal', maxlength: 40, optional: true },
  purpose: {
    label: 'desk.ticket.purpose',
    hint: 'desk.ticket.purpose-hint',
    options: LOOK_PURPOSES.map((one) => [one, words.t(`desk.purposes.${one}`)]),
  },
});

/** What the customer said stands in the form already; the one who asks changes what he knows better. */
export function withStated(ticket: SqlRow, state: FormState): FormState {
  const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
  const stated = {
    lookAccount: text(ticket.account),
    lookDate: text(ticket.occurred_date),
    // Of a part of a day only its beginning is stored: then all of the day is asked for.
    lookTime: text(ticket.occurred_precision === 'part-of-day' ? null : ticket.occurred_time),
    lookAmount: text(ticket.amount),
  };

  return { ...state, values: { ...stated, ...state.values } };
}
