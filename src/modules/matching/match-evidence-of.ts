import { formatDecimal } from '../wallets/decimal.js';
import { movedAmount } from './amount-match.js';
import type { Evidence, EvidenceKind } from './match-evidence.js';
import type { Scored } from './transaction-score.js';
import { offsetName } from './zone-hypotheses.js';

const item = (kind: EvidenceKind, params: Evidence['params'] = {}): Evidence => ({ kind, params });
const SURE_OF_NAME = 0.85;
const MINUTE = 60_000;

/** Why a transaction has its score, as an agent can check it. */
export const evidenceOf = (scored: Scored): Evidence[] => [
  ...referenceEvidence(scored),
  ...timeEvidence(scored),
  ...amountEvidence(scored),
  ...nameEvidence(scored),
  ...directionEvidence(scored),
  ...complaintEvidence(scored),
  ...wayEvidence(scored),
];

function referenceEvidence({ reference }: Scored): Evidence[] {
  if (reference === null) {
    return [];
  }

  return [reference.isExact ? item('reference-given') : item('reference-part', { part: reference.said })];
}

function timeEvidence({ time, transaction }: Scored): Evidence[] {
  if (time === null) {
    return [];
  }
  const { distanceMs, reading } = time;
  const { hypothesis, clocks } = reading;
  const { zone, offsetMinutes, isStated } = hypothesis;

  return [
    distanceMs === 0 ? item('time-inside') : item('time-near', { minutes: Math.ceil(distanceMs / MINUTE) }),
    ...(isStated ? [] : [item('zone-alternative', { zone, offset: offsetName(offsetMinutes) })]),
    ...(transaction.zoneAssumed ? [item('zone-assumed')] : []),
    ...(clocks ? [item(`clock-${clocks}`)] : []),
  ];
}

function amountEvidence({ amount: fit, transaction, currencyFits }: Scored): Evidence[] {
  const { amount, currency } = transaction;
  const differs = currencyFits === false ? [item('currency-differs', { currency })] : [];
  if (fit === null || (fit.match === 'contradicts' && fit.value >= 0)) {
    return differs;
  }
  const decimals = amount.split('.')[1]?.length ?? 0;
  const fee = formatDecimal(movedAmount(transaction)?.fee ?? 0n, decimals);
  const hasFee = fit.match === 'with-fee' || fit.match === 'net-of-fee';

  return [item(`amount-${fit.match}`, { amount, currency, ...(hasFee ? { fee } : {}) }), ...differs];
}

function nameEvidence({ name }: Scored): Evidence[] {
  return name === null
    ? []
    : [item(name.value >= SURE_OF_NAME ? 'counterparty-fits' : 'counterparty-near', { name: name.shown })];
}

function directionEvidence({ goesTheWay }: Scored): Evidence[] {
  return goesTheWay === null ? [] : [item(goesTheWay ? 'direction-expected' : 'direction-unexpected')];
}

/** What fits alone: by another channel it may be the one all the same. */
function wayEvidence({ way }: Scored): Evidence[] {
  if (way === null || way.value < 0) {
    return [];
  }

  return [way.card === null ? item('channel-fits') : item('card-fits', { digits: way.card })];
}

function complaintEvidence({ type, state }: Scored): Evidence[] {
  return [
    ...(type === 1 ? [item('type-expected')] : type === 0 ? [item('type-unexpected')] : []),
    ...(state === 1
      ? [item('state-typical')]
      : state !== null && state < 0.5
        ? [item('state-contradicts')]
        : []),
  ];
}
