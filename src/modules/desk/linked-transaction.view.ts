import { instantOf } from '../../platform/database/columns.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { Words } from '../../platform/i18n/words.js';
import { isPurpose } from '../tickets/look-purpose.js';
import { isIntact } from '../wallets/transaction-snapshot.js';
import { isAllowedTransition, isFinal } from '../wallets/transaction-transitions.js';
import { TRANSACTION_STATE_TEXT } from '../wallets/wallet-texts.js';
import { wayOf } from './money-way.js';
import {
  type BothTimes,
  bothTimes,
  type Clocks,
  evidenceTexts,
  type Kept,
  transactionModel,
  type TransactionModel,
} from './transaction.view.js';

/** One look at a linked transaction. */
export interface Look {
  readonly kept: Kept;
  readonly at: Date;
  /** False where the text is not the one that was stored. */
  readonly isIntact: boolean;
}

export interface WayStepModel {
  readonly label: string;
  readonly state: 'done' | 'current' | 'ahead';
  readonly current: boolean;
  readonly assumed: boolean;
  /** Null where the wallet named no time. */
  readonly time: BothTimes | null;
}

export interface LinkModel extends TransactionModel {
  readonly id: string;
  readonly role: string;
  /** Why it was tied; '' for what was tied before reasons were kept. */
  readonly purpose: string;
  readonly shown: boolean;
  readonly promised: boolean;
  /** Something may still happen to it that a customer would wait for. */
  readonly moving: boolean;
  readonly linkedBy: string;
  readonly way: readonly WayStepModel[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly relatives: readonly RelativeModel[];
  readonly score: number | null;
  readonly evidence: readonly string[];
  /** What must not be overlooked, the gravest first. */
  readonly notices: readonly { readonly tone: 'danger' | 'warn' | 'info'; readonly text: string }[];
  readonly looks: readonly { readonly at: Date; readonly state: string }[];
  /** The times as machines write them, for who compares them with another system. */
  readonly exact: readonly { readonly label: string; readonly iso: string }[];
  readonly zoneAssumed: boolean;
}

/** Another transaction, or another ticket, that this one has to do with. */
export interface RelativeModel {
  readonly text: string;
  readonly reference: string;
  readonly url: string;
}

export const lookOf = (row: SqlRow): Look => ({
  kept: JSON.parse(String(row.content)) as Kept,
  at: new Date(Number(row.taken_at)),
  isIntact: isIntact(String(row.content), String(row.hash)),
});

/** `looks`: what was seen, newest first; the first is how it stands. */
export function linkModel(
  row: SqlRow,
  [newest, ...older]: readonly [Look, ...Look[]],
  relatives: readonly RelativeModel[],
  clocks: Clocks,
  mayKnowHold: boolean,
): LinkModel {
  const words = clocks.ours;
  const { kept } = newest;

  return {
    ...transactionModel(String(row.reference), kept, seenAt(row, newest), clocks),
    id: String(row.id),
    role: words.t(`desk.roles.${String(row.role)}`),
    purpose: isPurpose(row.purpose) ? words.t(`desk.purposes.${row.purpose}`) : '',
    shown: row.shown_at !== null,
    promised: row.promised_at !== null,
    moving: !isFinal(kept),
    linkedBy: String(row.display_name),
    way: wayOf(kept).map(({ stage, state, at, assumed }) => ({
      label: words.t(`desk.money.way.${stage}`),
      state,
      current: state === 'current',
      assumed,
      time: at && bothTimes(at, clocks),
    })),
    facts: factsOf(kept, clocks, mayKnowHold),
    relatives,
    score: row.score === null ? null : Number(row.score),
    evidence: evidenceTexts(row, words),
    notices: noticesOf(row, [newest, ...older], words),
    looks: [newest, ...older].map(({ at, kept: { state } }) => ({
      at,
      state: words.t(TRANSACTION_STATE_TEXT[state]),
    })),
    exact: (['createdAt', 'modifiedAt'] as const).flatMap((name) => {
      const iso = kept[name];

      return iso ? [{ label: words.t(`desk.money.exact.${name}`), iso }] : [];
    }),
    zoneAssumed: kept.zoneAssumed === true,
  };
}

/** What an unchanged look has confirmed is as new as that look. */
function seenAt(row: SqlRow, { at }: Look): Date {
  const checked = instantOf(row.checked_at);

  return checked && checked > at ? checked : at;
}

const UNDONE: readonly string[] = ['FAILED', 'EXPIRED', 'CANCELLED'];

/** Only what the wallet has said: a fee that it did not name is not one of nothing. */
function factsOf(kept: Kept, { theirs, ours: words }: Clocks, mayKnowHold: boolean): LinkModel['facts'] {
  const { amount, currency, fees = [], totalDebited, hold, expectedAt } = kept;
  const until = hold?.until ? theirs.date(new Date(hold.until)) : '';
  const facts = {
    // Alone it stands in the head already.
    amount: fees.length > 0 ? words.money(amount, currency) : '',
    fees: words.list(fees.map((fee) => words.money(fee.amount, fee.currency))),
    total: fees.length > 0 && totalDebited ? words.money(totalDebited, currency) : '',
    receipt: kept.receipt ?? '',
    'wallet-state': kept.rawState ?? '',
    'wallet-reason': kept.rawReason ?? '',
    'hold-until': until,
    'hold-reason': mayKnowHold ? (hold?.reason ?? '') : '',
    // What came to nothing is not expected any more: its money is, back where it was.
    [UNDONE.includes(kept.state) ? 'returns' : 'expected']: expectedAt
      ? theirs.date(new Date(expectedAt))
      : '',
  };

  return Object.entries(facts)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => ({ label: words.t(`desk.money.facts.${name}`), value }));
}

function noticesOf(row: SqlRow, looks: readonly Look[], words: Words): LinkModel['notices'] {
  const jump = looks.find(({ kept }, index) => {
    const before = looks[index + 1];

    return before && !isAllowedTransition(before.kept, kept);
  });
  const awaySince = instantOf(row.away_since);
  const isTampered = looks.some((look) => !look.isIntact);
  const notices: (LinkModel['notices'][number] | false)[] = [
    isTampered && { tone: 'danger', text: words.t('desk.money.tampered') },
    jump !== undefined && {
      tone: 'warn',
      text: words.t('desk.money.jumped', { date: words.date(jump.at) }),
    },
    awaySince !== null && { tone: 'warn', text: words.t('desk.money.away', { date: words.date(awaySince) }) },
    row.checking_since !== null && { tone: 'info', text: words.t('desk.money.checking') },
  ];

  return notices.filter((notice) => notice !== false);
}
