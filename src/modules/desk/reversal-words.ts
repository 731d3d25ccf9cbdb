import { toDecimal } from '../../platform/money/money.js';
import type { Words } from '../../platform/i18n/words.js';
import type { ReversalFacts } from '../reversals/reversal.lookup.js';
import {
  isOverdueReversal,
  NEVER_RECEIVED,
  NEVER_SENT,
  NOT_RETURNED,
  type ReversalStatus,
} from '../reversals/reversal-status.js';

/** Where the supervisors' list of requests stands. */
export const REVERSALS = '/supervisor/reversals';

const TONES: Readonly<Partial<Record<ReversalStatus, 'ok' | 'warn' | 'danger' | 'neutral'>>> = {
  done: 'ok',
  rejected: 'danger',
  'in-doubt': 'warn',
  recorded: 'warn',
  declined: 'neutral',
  withdrawn: 'neutral',
};

/** What this house itself has given up is not told as the wallet's word. */
const OWN_WORDS: Readonly<Record<string, string>> = {
  [NEVER_SENT]: 'not-sent',
  [NEVER_RECEIVED]: 'not-received',
  [NOT_RETURNED]: 'not-returned',
};

/** A request as every page of the staff shows it. */
export interface ReversalModel {
  readonly id: string;
  readonly path: string;
  readonly reference: string;
  readonly ticketPath: string;
  readonly original: string;
  readonly money: string;
  /** All of it, or a part. */
  readonly extent: string;
  readonly reason: string;
  readonly note: string;
  readonly proposer: string;
  readonly proposedAt: Date;
  readonly status: { readonly label: string; readonly tone: 'ok' | 'warn' | 'danger' | 'neutral' | 'info' };
  /** Who did what, and when. */
  readonly told: string;
  readonly toldAt: Date;
  /** What happens next, or what may be done; '' where it is over. */
  readonly next: string;
  readonly late: boolean;
  /** What the wallet made; '' while it has made nothing. */
  readonly made: string;
  readonly answer: string;
  /** Who has ended it by hand, and what he wrote; '' where the wallet has. */
  readonly ended: string;
}

/** Where it stands, in the words of whoever has said so: the wallet, this house, or a supervisor. */
function standOf({ status, refusalCode, ender }: ReversalFacts): string {
  if (status === 'rejected') {
    return OWN_WORDS[refusalCode] ?? status;
  }

  return status === 'done' && ender !== '' ? 'found' : status;
}

export function reversalModel(facts: ReversalFacts, words: Words, now: Date): ReversalModel {
  const { status, ticket, partMinor, reason, declineReason, decisionNote } = facts;
  const stand = standOf(facts);

  return {
    id: facts.id,
    path: `${REVERSALS}/${facts.id}`,
    reference: ticket.reference,
    ticketPath: `/agent/t/${ticket.reference}`,
    original: facts.originalReference,
    money: words.money(toDecimal(facts), facts.currency),
    extent: words.t(`reversals.extents.${partMinor === null ? 'whole' : 'part'}`),
    reason: words.t(`reversals.reasons.${reason}`),
    note: facts.note,
    proposer: facts.proposer,
    proposedAt: facts.proposedAt,
    status: { label: words.t(`reversals.statuses.${stand}`), tone: TONES[status] ?? 'info' },
    told: words.t(`reversals.told.${stand}`, {
      name: facts.ender || facts.decider || facts.proposer,
    }),
    toldAt: facts.movedAt,
    next: words.t(`reversals.next.${stand}`, { code: facts.refusalCode || '–' }),
    late: isOverdueReversal(facts, now),
    made: facts.reversalReference ?? '',
    answer:
      declineReason === null
        ? ''
        : `${words.t(`reversals.declines.${declineReason}`)} ${decisionNote}`.trim(),
    ended:
      facts.ender === '' ? '' : words.t('reversals.ended-by', { name: facts.ender, note: facts.endNote }),
  };
}
