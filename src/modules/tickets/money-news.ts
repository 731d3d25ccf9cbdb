import { isAllowedTransition } from '../wallets/transaction-transitions.js';
import type { EntryFact } from './entry.entity.js';
import { moneyOf, type SeenMoney, stagesOf } from './money-stage.js';

/** What a snapshot says that news are made of. */
export interface SeenTransaction extends SeenMoney {
  readonly amount: string;
  readonly currency: string;
}

/** What two looks, one after the other, have to tell: to the staff, and to the customer who may see it. */
export interface MoneyNews {
  readonly staff: EntryFact | null;
  readonly customer: EntryFact | null;
  /** Nothing more is to come that he would wait for. */
  readonly ends: boolean;
}

/** What is said to a customer, under `tickets.facts`. `money-back`: what was not carried out has come back. */
export const CUSTOMER_NEWS = [
  'money-processing',
  'money-arrived',
  'money-returned',
  'money-returned-partly',
  'money-stopped',
  'money-back',
  'money-unknown',
] as const;

type News = (typeof CUSTOMER_NEWS)[number];

/** What one is written to about who is not there. That something is in processing is nothing to come back for. */
export const WORTH_A_MAIL: readonly string[] = CUSTOMER_NEWS.filter((news) => news !== 'money-processing');

/** That a wallet showed what cannot be is for the staff alone: a customer is told what is sure. */
export function moneyNews(reference: string, before: SeenTransaction, after: SeenTransaction): MoneyNews {
  const jumped = !isAllowedTransition(before, after);
  const news = jumped ? null : customerNews(before, after);

  return {
    staff: staffNews(reference, before, after, jumped),
    customer: news && { key: news, params: { itsMoney: `${after.amount} ${after.currency}` } },
    ends: news !== null && news !== 'money-processing' && news !== 'money-unknown',
  };
}

function staffNews(
  reference: string,
  before: SeenTransaction,
  after: SeenTransaction,
  jumped: boolean,
): EntryFact | null {
  if (before.state !== after.state) {
    const params = { reference, fromState: before.state, toState: after.state };

    return { key: jumped ? 'link-jumped' : 'link-moved', params };
  }
  const isBack = moneyOf(after) === 'is-back' && moneyOf(before) !== 'is-back';

  return isBack ? { key: 'link-money-back', params: { reference } } : null;
}

function customerNews(before: SeenTransaction, after: SeenTransaction): News | null {
  if (moneyOf(after) === 'is-back' && moneyOf(before) !== 'is-back') {
    return 'money-back';
  }
  if (stageOf(before) === stageOf(after)) {
    return null;
  }
  // A word of the wallet's that we do not know is no news; that it does not know the outcome itself is.
  const unsure = after.state === 'IN_DOUBT' ? 'money-unknown' : null;

  return NEWS_OF[stageOf(after)] ?? unsure;
}

const stageOf = (seen: SeenTransaction): string =>
  stagesOf(seen).find(({ state }) => state === 'current')?.name ?? 'unknown';

const NEWS_OF: Readonly<Record<string, News>> = {
  processing: 'money-processing',
  arrived: 'money-arrived',
  returned: 'money-returned',
  'returned-partly': 'money-returned-partly',
  stopped: 'money-stopped',
};
