import type { CastAccount } from './cast-account.js';
import type { Cast } from './cast.js';
import * as fixed from './personas.js';
import { feeFor, givingBack } from './plan.js';
import type { PlannedTransaction } from './plan.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

type Draft = Pick<PlannedTransaction, 'type' | 'status' | 'debit' | 'credit' | 'amount' | 'reference'> &
  Partial<PlannedTransaction> & { readonly agoMs: number };

/** The fixed recent history of the named people; times are relative to now. */
export function plantPersonas(cast: Cast, now: number): PlannedTransaction[] {
  const amina = cast.require('username', fixed.AMINA.username);
  const lihua = cast.require('username', fixed.LIHUA.username);
  const jonas = cast.require('username', fixed.JONAS.username);
  const plant = ({ agoMs, ...draft }: Draft): PlannedTransaction => ({
    at: now - agoMs,
    durationMs: 1_500,
    fee: feeFor(draft.type, draft.amount, draft.credit),
    channel: 'app',
    description: null,
    ...draft,
  });

  return [
    ...aminasDay(amina, lihua, cast, now).map(plant),
    ...lihuasDay(lihua, cast, now).map(plant),
    ...jonasDay(jonas, cast, now).map(plant),
    ...jonasRefund(jonas, cast, now),
  ];
}

function aminasDay(amina: CastAccount, lihua: CastAccount, cast: Cast, now: number): Draft[] {
  return [
    {
      agoMs: 3 * HOUR + 12 * MINUTE,
      type: 'transfer',
      status: 'completed',
      debit: amina,
      credit: lihua,
      amount: 50_000,
      reference: fixed.AMINA_TRANSFER_COMPLETED,
      description: '房租',
    },
    {
      agoMs: 45 * MINUTE,
      durationMs: 0,
      type: 'transfer',
      subType: 'toOtherProvider',
      status: 'pending',
      debit: amina,
      credit: cast.system('other-wallet', 'CNY'),
      amount: 20_000,
      reference: fixed.AMINA_TRANSFER_PENDING,
      expectedAt: now + 2 * HOUR,
      settles: { at: now + 2 * HOUR, to: 'completed' },
    },
    {
      agoMs: 26 * HOUR,
      type: 'merchantpay',
      status: 'completed',
      debit: amina,
      credit: shop(cast, 'CNY', '蓝鲸咖啡'),
      amount: 3_600,
      reference: fixed.AMINA_COFFEE,
      partnerReference: 'ORD-730021',
    },
  ];
}

function lihuasDay(lihua: CastAccount, cast: Cast, now: number): Draft[] {
  const electronics = shop(cast, 'CNY', '星河数码（深圳）有限公司');

  return [
    {
      agoMs: 5 * HOUR + 20 * MINUTE,
      type: 'merchantpay',
      status: 'failed',
      reason: 'NETWORK_OR_AGENT_TIMEOUT',
      debitPosted: true,
      expectedAt: now + 19 * HOUR,
      settles: { at: now + 19 * HOUR, to: 'returned' },
      debit: lihua,
      credit: electronics,
      amount: 19_900,
      reference: fixed.LIHUA_CHARGED_BUT_FAILED,
      partnerReference: 'ORD-730107',
    },
    {
      agoMs: 30 * HOUR,
      type: 'merchantpay',
      status: 'completed',
      debit: lihua,
      credit: electronics,
      amount: 199_900,
      reference: fixed.LIHUA_LOOKALIKE,
      partnerReference: 'ORD-729655',
    },
    {
      agoMs: 2 * HOUR + 5 * MINUTE,
      durationMs: 0,
      type: 'withdrawal',
      subType: 'tobank',
      status: 'held',
      holdReason: 'riskReview',
      holdUntil: now + 46 * HOUR,
      settles: { at: now + 45 * HOUR, to: 'completed' },
      debit: lihua,
      credit: cast.of('bank', 'CNY')[0] ?? cast.system('abroad', 'CNY'),
      amount: 80_000,
      reference: fixed.LIHUA_WITHDRAWAL_HELD,
    },
  ];
}

function jonasDay(jonas: CastAccount, cast: Cast, now: number): Draft[] {
  const coffee = {
    type: 'merchantpay',
    status: 'completed',
    debit: jonas,
    credit: shop(cast, 'GBP', 'Blue Whale Coffee'),
    amount: 2_490,
  } as const;

  return [
    { ...coffee, agoMs: 9 * HOUR, reference: fixed.JONAS_DUPLICATE_FIRST },
    { ...coffee, agoMs: 9 * HOUR - 4 * MINUTE, reference: fixed.JONAS_DUPLICATE_SECOND },
    {
      agoMs: 90 * MINUTE,
      durationMs: 0,
      type: 'inttransfer',
      status: 'doubt',
      debit: jonas,
      credit: cast.system('abroad', 'GBP'),
      amount: 15_000,
      reference: fixed.JONAS_ABROAD_IN_DOUBT,
      expectedAt: now + 4 * HOUR,
      settles: { at: now + 4 * HOUR, to: 'completed' },
    },
  ];
}

function jonasRefund(jonas: CastAccount, cast: Cast, now: number): PlannedTransaction[] {
  const purchase: PlannedTransaction = {
    at: now - 48 * HOUR,
    durationMs: 1_500,
    type: 'merchantpay',
    status: 'reversed',
    debit: jonas,
    credit: shop(cast, 'GBP', 'Northern Books Ltd t/a The Reading Room'),
    amount: 6_400,
    fee: 0,
    channel: 'app',
    reference: fixed.JONAS_PURCHASE_REVERSED,
    partnerReference: 'ORD-728802',
  };

  return [purchase, givingBack(purchase, { afterMs: 6 * HOUR, reference: fixed.JONAS_REVERSAL }, cast)];
}

function shop(cast: Cast, currency: string, name: string): CastAccount {
  const found = cast.of('merchant', currency).find((merchant) => merchant.name === name);

  if (!found) {
    throw new RangeError(`no shop ${name}`);
  }

  return found;
}
