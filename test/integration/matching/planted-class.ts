import { Random } from '../../../src/demo-wallet/random.js';
import type { WalletTransaction } from '../../../src/modules/wallets/wallet-transaction.js';
import type { TransactionLookup } from '../../../src/modules/wallets/transaction.lookup.js';
import type { Holder } from './ledger-lookup.js';
import type { Tongue } from './phrases.js';
import { type Case, type Manner, sentAfter, type Statement, statementOf, zoneOf } from './statements.js';

/** One kind of statements, and as many of it as are wanted; fewer where the ledger has no more. */
export interface PlantedClass {
  readonly name: string;
  /** Another wallet than the ledger's. */
  readonly lookup?: TransactionLookup;
  readonly statements: (count: number) => Statement[];
}

export const isLeg = ({ originalReference }: WalletTransaction): boolean => originalReference !== null;
export const isOrdinary = (transaction: WalletTransaction): boolean =>
  !isLeg(transaction) && transaction.createdAt !== null;
const cents = ({ amount }: WalletTransaction): string => amount.split('.')[1] ?? '';
export const whole = ({ amount }: WalletTransaction): number => Number(amount.split('.')[0]);
export const isRound = (transaction: WalletTransaction): boolean => /^0*$/.test(cents(transaction));

export type Telling = (of: Case) => Statement | null;

export type ClassOf = (
  name: string,
  tell: Telling,
  wanted?: (transaction: WalletTransaction) => boolean,
) => PlantedClass;

export const told =
  (manner: Manner): Telling =>
  (of) =>
    statementOf(of, manner);

/** As many as are wanted, spread over everybody; each by a chance of its own, so that more of them change none. */
export function statementsOf(
  name: string,
  holders: readonly Holder[],
  count: number,
  tell: Telling,
  wanted: (transaction: WalletTransaction) => boolean,
): Statement[] {
  const random = new Random(`planted ${name}`);
  const pool = holders.flatMap((holder) =>
    holder.transactions.filter(wanted).map((transaction) => ({ holder, transaction })),
  );
  const statements: Statement[] = [];
  for (let tries = 0; statements.length < count && pool.length > 0 && tries < 60 * count; tries += 1) {
    const { holder, transaction } = random.pick(pool);
    const zone = zoneOf(holder);
    const own = new Random(`${name} ${tries} ${transaction.reference}`);
    const tongue: Tongue = holder.row.currency === 'CNY' && own.chance(0.8) ? 'zh' : 'en';
    const statement = tell({
      holder,
      transaction,
      zone,
      tongue,
      sentAt: sentAfter(transaction, own),
      random: own,
    });
    if (statement) {
      statements.push(statement);
    }
  }

  return statements;
}

/** To one or two places, as people remember. */
export function roundly(value: number): number {
  const place = value < 100 ? 5 : value < 1_000 ? 10 : 100;

  return Math.round(value / place) * place;
}
