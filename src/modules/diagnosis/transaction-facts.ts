import { parseDecimal } from '../wallets/decimal.js';
import type { WalletTransaction } from '../wallets/wallet-transaction.js';
import type { DiagnosisFacts } from './diagnosis-facts.js';
import { isReturn, progressOf, returnsOf, twinOf, twinsOf } from './relatives.js';
import { isSamePayee } from './said-signs.js';
import type { Seen } from './seen.js';
import { returnDueAt } from './terms-facts.js';
import { workingDaysBetween } from './working-days.js';

const MINUTE = 60_000;
const OPEN: readonly string[] = ['INITIATED', 'PENDING'];
/** Of complaints about the amount: what else it could be is asked only there. */
const ABOUT_AMOUNT: readonly (string | null)[] = ['E304', 'E308', 'E309', 'E310'];

type AboutTransaction = Pick<
  DiagnosisFacts,
  | 'kind'
  | 'state'
  | 'reason'
  | 'direction'
  | 'debit'
  | 'credit'
  | 'legs'
  | 'ageMinutes'
  | 'pace'
  | 'hold'
  | 'reversal'
  | 'returnTime'
  | 'refund'
  | 'refundTo'
  | 'refundDays'
  | 'twin'
  | 'mandate'
  | 'payee'
  | 'difference'
  | 'ownOrder'
>;

/** What the rules may know of the transaction and of what belongs to it. */
export function transactionFacts(subject: WalletTransaction, seen: Seen): AboutTransaction {
  const { others, now } = seen;
  const returns = returnsOf(subject, others);
  const { state, createdAt, legs } = subject;

  return {
    kind: subject.type,
    state,
    reason: subject.reason,
    direction: subject.direction,
    debit: legs.debit,
    credit: legs.credit,
    legs: legs.assumed ? 'assumed' : 'told',
    ageMinutes:
      createdAt === null ? null : Math.max(0, Math.floor((now.getTime() - createdAt.getTime()) / MINUTE)),
    pace: paceOf(subject, seen),
    hold: holdOf(subject, now),
    reversal: progressOf(subject, returns),
    returnTime: returnTimeOf(subject, seen),
    ...refundFacts(subject, returns, seen),
    twin: twinOf(subject, twinsOf(subject, others), others),
    mandate: subject.mandateReference === null ? 'no' : 'yes',
    payee: payeeOf(subject, seen.stated.payee),
    difference: differenceOf(subject, seen),
    ownOrder: ownOrderOf(subject),
  };
}

function paceOf({ state, eta }: WalletTransaction, { now }: Seen): DiagnosisFacts['pace'] {
  if (eta === null || !OPEN.includes(state)) {
    return null;
  }
  if (now > eta.maxAt) {
    return 'overdue';
  }

  return now > eta.normalAt ? 'late' : 'normal';
}

function holdOf({ hold, state }: WalletTransaction, now: Date): DiagnosisFacts['hold'] {
  // A hold for a check is told by the state; this is a shop that has set money aside.
  if (!hold || !OPEN.includes(state)) {
    return 'none';
  }

  return hold.until !== null && hold.until < now ? 'expired' : 'running';
}

function returnTimeOf(subject: WalletTransaction, { now, terms }: Seen): DiagnosisFacts['returnTime'] {
  const due = returnDueAt(subject, terms);
  if (due === null) {
    return null;
  }

  return now <= due ? 'open' : 'passed';
}

/** A customer who misses a refund may mean the purchase, or the refund itself. */
function refundFacts(
  subject: WalletTransaction,
  returns: readonly WalletTransaction[],
  { now, zone, isCut = false }: Seen,
): Pick<DiagnosisFacts, 'refund' | 'refundTo' | 'refundDays'> {
  const refund = isReturn(subject) ? subject : returns[0];
  if (!refund) {
    return { refund: isCut ? null : 'none', refundTo: null, refundDays: null };
  }
  const isOpen = OPEN.includes(refund.state);

  return {
    // One that failed, or that is held, is neither under way nor missing: nobody may say that it was never begun.
    refund: isOpen ? 'running' : refund.state === 'COMPLETED' ? 'done' : null,
    refundTo: refund.cardLastFour === null ? 'wallet' : 'card',
    refundDays: refund.createdAt === null ? null : workingDaysBetween(refund.createdAt, now, zone),
  };
}

/** Between people alone: a shop is known by many names. */
function payeeOf({ type, credit }: WalletTransaction, stated: string | null): DiagnosisFacts['payee'] {
  const same =
    type === 'transfer' && stated !== null && credit.display !== null
      ? isSamePayee(stated, credit.display)
      : null;
  if (same === null) {
    return null;
  }

  return same ? 'as-stated' : 'other';
}

/** What explains that the amount is another than the customer meant. */
function differenceOf(subject: WalletTransaction, { stated }: Seen): DiagnosisFacts['difference'] {
  if (!ABOUT_AMOUNT.includes(stated.type)) {
    return null;
  }
  if (subject.fx !== null) {
    return 'rate';
  }
  const said = stated.amount === null ? null : parseDecimal(stated.amount);
  const fees = [subject.amount, subject.totalDebited].map(parseDecimal);
  const hasFee = fees[0] !== fees[1];

  return hasFee && (said === null || fees.includes(said)) ? 'fee' : 'unexplained';
}

function ownOrderOf({
  tradingName,
  mandateReference,
  credit,
}: WalletTransaction): DiagnosisFacts['ownOrder'] {
  if (mandateReference !== null) {
    return 'mandate';
  }

  return tradingName !== null && tradingName !== credit.display ? 'trading-name' : null;
}
