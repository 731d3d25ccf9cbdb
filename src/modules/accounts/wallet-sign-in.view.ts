import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Conflict, NotFound } from '../../platform/errors/app-error.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import { isKnown } from '../../platform/identity/actor.js';
import { CustomerRequests } from './customer-requests.js';
import { hintedName } from './hinted-name.js';
import { WalletSignInDto } from './wallet-sign-in.dto.js';
import { WalletAssertions } from './wallet-assertions.js';

export interface WalletSignInModel extends FormModel<never> {
  readonly title: string;
  /** Whose account it is, as far as a passer-by may read it: `•••• 0001`. */
  readonly account: string;
  readonly action: string;
  readonly key: string;
  readonly token: string;
  /** What the app was showing when help was asked for; '' for nothing. */
  readonly transaction: string;
  readonly type: string;
  /** Requests of the browser's present owner, in words; '' where there are none. */
  readonly away: string;
  readonly helpPath: string;
}

/**
 * The page between the wallet's app and the desk. It changes nothing by being opened: apps look at links before they
 * follow them, and a link that a stranger sends must not sign anybody in unasked.
 */
@Injectable()
export class WalletSignInView implements FormView {
  constructor(
    private readonly assertions: WalletAssertions,
    private readonly requests: CustomerRequests,
  ) {}

  /** @throws NotFound where no wallet vouches for anybody, Conflict where the token is not good (any more) */
  async model(request: DeskRequest, state: FormState): Promise<WalletSignInModel> {
    if (!this.assertions.isOn) {
      throw new NotFound();
    }
    const said = (name: 'token' | 'transaction' | 'type'): string =>
      textOf(state.values[name] ?? request.query[name]);
    const assertion = await this.assertions.read(said('token'));
    if (!assertion) {
      throw new Conflict('access.errors.wallet');
    }
    const words = wordsOf(request);
    const actor = actorOf(request);
    const own = isKnown(actor) && actor.role === 'customer' ? await this.requests.referencesOf(actor.id) : [];

    return {
      ...formModel(request, state, {}),
      title: words.t('access.wallet.title'),
      account: hintedName(assertion.names),
      action: `/${words.language}/requests/wallet`,
      // Another press is another attempt: a token that was used is not asked for again.
      key: randomUUID(),
      token: said('token'),
      transaction: said('transaction'),
      type: said('type'),
      away: own.length > 0 ? words.t('access.away', { references: own.join(', ') }) : '',
      helpPath: `/${words.language}/help`,
    };
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export const walletSignInPage = new FormPage(WalletSignInDto, 'accounts/wallet-sign-in', WalletSignInView);
