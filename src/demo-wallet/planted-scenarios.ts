import type { CastAccount } from './cast-account.js';
import type { Cast } from './cast.js';
import { feeFor } from './plan.js';
import type { PlannedTransaction } from './plan.js';
import { FRIEND, holderOf, referenceOf } from './scenario-holders.js';
import type { ScenarioDraft, ScenarioMoney } from './scenario.js';
import { SCENARIO_DRAFTS } from './scenarios.js';

/** What comes in; everything else leaves the holder's account. */
const INCOMING: readonly ScenarioMoney['type'][] = ['deposit', 'disbursement', 'adjustment', 'reversal'];
const OPEN: readonly ScenarioMoney['status'][] = ['pending', 'held', 'doubt', 'initiated'];

/** The transactions of every scenario; times are relative to now. */
export function plantScenarios(cast: Cast, now: number): PlannedTransaction[] {
  return SCENARIO_DRAFTS.flatMap((draft) => {
    const planned: PlannedTransaction[] = [];

    for (const money of draft.money ?? []) {
      planned.push(plannedOf(draft, money, planned, cast, now));
    }

    return planned;
  });
}

function plannedOf(
  { row }: ScenarioDraft,
  money: ScenarioMoney,
  before: readonly PlannedTransaction[],
  cast: Cast,
  now: number,
): PlannedTransaction {
  const { agoMs, with: side, isOnSecondWallet, order, givesBack, holdForMs, ...rest } = money;
  const { expectedAfterMs, latestAfterMs, ...facts } = rest;
  const person = holderOf(row);
  const holder = cast.require('walletid', isOnSecondWallet ? person.secondWalletId : person.walletid);
  const other = otherSide(side, holder, cast);
  const original = givesBack === undefined ? undefined : before[givesBack];
  const isIncoming = INCOMING.includes(money.type);
  const at = now - agoMs;
  const payer = original?.debitPosted ? cast.system('suspense', holder.currency) : other;

  return {
    at,
    durationMs: OPEN.includes(money.status) ? 0 : 1_500,
    fee: money.fee ?? feeFor(money.type, money.amount, other),
    channel: 'app',
    description: null,
    ...facts,
    reference: referenceOf(row, before.length),
    debit: isIncoming ? payer : holder,
    credit: isIncoming ? holder : other,
    ...(original ? { original } : {}),
    ...(order === undefined ? {} : { partnerReference: order }),
    ...(holdForMs === undefined ? {} : { holdUntil: at + holdForMs }),
    ...(expectedAfterMs === undefined ? {} : { expectedAt: at + expectedAfterMs }),
    ...settlingOf(money, at),
    ...(latestAfterMs === undefined ? {} : { latestAt: at + latestAfterMs }),
  };
}

/** What is on its way arrives as a rule; what is late by then is stuck, and nobody knows about it. */
function settlingOf(
  { status, debitPosted, expectedAfterMs, latestAfterMs, agoMs, givesBack }: ScenarioMoney,
  at: number,
): Pick<PlannedTransaction, 'settles'> {
  const isRunning = status === 'pending' && latestAfterMs !== undefined && agoMs < latestAfterMs;

  if (isRunning) {
    const afterMs =
      expectedAfterMs !== undefined && agoMs < expectedAfterMs ? expectedAfterMs : latestAfterMs;
    return { settles: { at: at + afterMs, to: 'completed' } };
  }

  const comesBack =
    status === 'failed' && debitPosted && expectedAfterMs !== undefined && agoMs < expectedAfterMs;

  return comesBack && givesBack === undefined
    ? { settles: { at: at + expectedAfterMs, to: 'returned' } }
    : {};
}

function otherSide(side: ScenarioMoney['with'], holder: CastAccount, cast: Cast): CastAccount {
  const { currency } = holder;
  const first = (kind: Parameters<Cast['of']>[0], name?: string): CastAccount => {
    const found = cast.of(kind, currency).find((account) => name === undefined || account.name === name);

    if (!found) {
      throw new RangeError(`no ${kind} ${name ?? ''} for ${currency}`);
    }

    return found;
  };

  if (typeof side === 'object') {
    return first('merchant', side.shop);
  }

  switch (side) {
    case 'shop':
      return first('merchant');
    case 'friend':
      return cast.require('walletid', FRIEND.walletid);
    case 'biller':
    case 'bank':
    case 'agent':
      return first(side);
    case 'abroad':
    case 'other-wallet':
      return cast.system(side, currency);
  }
}
