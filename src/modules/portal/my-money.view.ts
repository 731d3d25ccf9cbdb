import type { SqlRow } from '../../platform/database/statement.js';
import type { Words } from '../../platform/i18n/words.js';
import { TRANSACTION_TYPE_TEXT } from '../wallets/wallet-texts.js';
import type { TransactionType } from '../wallets/wallet-transaction.js';
import { moneyOf, type SeenMoney, type StageState, stagesOf } from '../tickets/money-stage.js';

/** What is read of a snapshot for its customer; nothing else of it goes on. */
interface Kept extends SeenMoney {
  readonly type: TransactionType;
  readonly amount: string;
  readonly currency: string;
  readonly createdAt: string | null;
  readonly expectedAt?: string | null;
}

export interface MoneyModel {
  readonly amount: string;
  readonly type: string;
  readonly sentAt: Date | null;
  readonly stages: readonly {
    readonly label: string;
    readonly state: StageState;
    readonly current: boolean;
  }[];
  /** In one sentence or two, what the wallet says and what to do. */
  readonly text: string;
  readonly seenAt: Date;
}

export function moneyModel(row: SqlRow, words: Words, now: Date): MoneyModel {
  const kept = JSON.parse(String(row.content)) as Kept;
  const stages = stagesOf(kept);

  return {
    amount: words.money(kept.amount, kept.currency),
    type: words.t(TRANSACTION_TYPE_TEXT[kept.type]),
    sentAt: kept.createdAt === null ? null : new Date(kept.createdAt),
    stages: stages.map(({ name, state }) => ({
      label: words.t(`portal.money.stages.${name}`),
      state,
      current: state === 'current',
    })),
    text: told(kept, words, now),
    // A look that showed nothing new has confirmed it.
    seenAt: new Date(Math.max(Number(row.taken_at), Number(row.checked_at ?? 0))),
  };
}

function told(kept: Kept, words: Words, now: Date): string {
  const current = stagesOf(kept).find(({ state }) => state === 'current');
  const money = moneyOf(kept);
  const expectedAt = kept.expectedAt ? new Date(kept.expectedAt) : null;
  const isUnderWay = current?.name === 'sent' || current?.name === 'processing';

  return [
    words.t(`portal.money.now.${current?.name ?? 'unknown'}`),
    money ? words.t(`portal.money.${money}`) : '',
    isUnderWay && expectedAt && expectedAt > now
      ? words.t('portal.money.expected', { date: words.date(expectedAt) })
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}
