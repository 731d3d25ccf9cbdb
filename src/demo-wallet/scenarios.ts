import { PLACES } from './cast-names.js';
import { FRIEND, holderOf, referenceOf } from './scenario-holders.js';
import type { Scenario, ScenarioDraft } from './scenario.js';
import { ACCOUNT_SCENARIOS } from './scenarios-account.js';
import { ARRIVAL_SCENARIOS } from './scenarios-arrival.js';
import { CHARGE_SCENARIOS } from './scenarios-charge.js';
import { CHARGED_SCENARIOS } from './scenarios-charged.js';
import { OTHER_SCENARIOS } from './scenarios-other.js';
import { PAYMENT_SCENARIOS } from './scenarios-payment.js';
import { REFUND_SCENARIOS } from './scenarios-refund.js';
import { SECURITY_SCENARIOS } from './scenarios-security.js';
import { TOP_UP_SCENARIOS } from './scenarios-top-up.js';
import { isWholeCurrency } from './mix.js';

const SHANGHAI = 'Asia/Shanghai';

/** How the scenarios are written down, in the order of the rows. */
export const SCENARIO_DRAFTS: readonly ScenarioDraft[] = [
  ...PAYMENT_SCENARIOS,
  ...CHARGED_SCENARIOS,
  ...ARRIVAL_SCENARIOS,
  ...CHARGE_SCENARIOS,
  ...TOP_UP_SCENARIOS,
  ...REFUND_SCENARIOS,
  ...ACCOUNT_SCENARIOS,
  ...SECURITY_SCENARIOS,
  ...OTHER_SCENARIOS,
].sort((a, b) => a.row - b.row);

/** One story for each row of the diagnosis, with the same people and references in every ledger. */
export const SCENARIOS: readonly Scenario[] = SCENARIO_DRAFTS.map(scenarioOf);

/** The one that shows this row (`D07`) or has this name (`S07`). @throws RangeError where there is none */
export function scenario(name: string): Scenario {
  const found = SCENARIOS.find(({ id, row }) => id === name || row === name);

  if (!found) {
    throw new RangeError(`no scenario ${name}`);
  }

  return found;
}

function scenarioOf(draft: ScenarioDraft): Scenario {
  const { row, holder = {}, money = [], facts = {} } = draft;
  const number = String(row).padStart(2, '0');
  const expected = draft.expected === undefined && money.length > 0 ? 0 : (draft.expected ?? null);
  const subject = expected === null ? undefined : money[expected];
  const zone = holder.zone ?? SHANGHAI;
  const currency = PLACES.find((place) => place.zone === zone)?.currency ?? 'CNY';
  const agoMs = draft.happenedAgoMs === undefined ? subject?.agoMs : draft.happenedAgoMs;
  const amount = draft.amount === undefined ? subject?.amount : draft.amount;

  return {
    id: `S${number}`,
    row: `D${number}`,
    type: draft.type,
    says: draft.says,
    account: { kind: draft.by, value: draft.account ?? holderOf(row)[draft.by] },
    otherWallet: subject?.isOnSecondWallet ? holderOf(row).secondWalletId : null,
    happened:
      agoMs === undefined || agoMs === null ? null : { agoMs, zone, precision: draft.precision ?? 'exact' },
    amount: amount === undefined || amount === null ? null : decimal(amount, currency),
    currency,
    payee: draft.payee === undefined ? nameOf(subject?.with) : draft.payee,
    expected: expected === null ? null : referenceOf(row, expected),
    references: money.map((_, index) => referenceOf(row, index)),
    article: draft.article,
    incident: draft.incident ?? null,
    facts,
  };
}

function nameOf(side: NonNullable<ScenarioDraft['money']>[number]['with'] | undefined): string | null {
  if (typeof side === 'object') {
    return side.shop;
  }

  return side === 'friend' ? FRIEND.name : null;
}

function decimal(hundredths: number, currency: string): string {
  return isWholeCurrency(currency)
    ? `${hundredths / 100}`
    : `${Math.trunc(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}
