import { NoticeHistory } from '../../../src/modules/notices/notice-history.js';
import type { Reader } from '../../../src/platform/database/reader.js';
import { TransactionMatching } from '../../../src/modules/matching/transaction-matching.js';
import { WalletOptions } from '../../../src/modules/wallets/wallet-options.js';
import { type LedgerLookup, OWN_ZONE } from './ledger-lookup.js';
import type { PlantedClass } from './planted-class.js';
import type { Statement } from './statements.js';

/** How a class went. Shares are of `asked`; those of strong ones are of `strong`. */
export interface Outcome {
  readonly name: string;
  readonly asked: number;
  readonly first: number;
  readonly firstThree: number;
  readonly strong: number;
  readonly strongRight: number;
  /** What was expected besides, such as a result class or the word that a number is foreign, and was not so. */
  readonly otherwise: number;
  readonly misses: readonly string[];
}

/** Nothing was announced while the planted transactions happened. */
export const NO_NOTICES = new NoticeHistory({ rows: () => Promise.resolve([]) } as unknown as Reader);

/** Asks for every statement of a class, and counts. */
export async function runClass(planted: PlantedClass, ledger: LedgerLookup, count: number): Promise<Outcome> {
  const matching = new TransactionMatching(
    planted.lookup ?? ledger,
    new WalletOptions(null, OWN_ZONE),
    NO_NOTICES,
  );
  const sum = { asked: 0, first: 0, firstThree: 0, strong: 0, strongRight: 0, otherwise: 0 };
  const misses: string[] = [];
  for (const statement of planted.statements(count)) {
    ledger.withoutZones(statement.zoneless ?? null);
    const outcome = await matching.match(statement.request);
    const found = outcome.candidates.map(({ transaction }) => transaction.reference);
    const place = placeOf(found, statement);
    sum.asked += 1;
    sum.first += Number(place === 0);
    sum.firstThree += Number(place >= 0 && place < 3);
    sum.strong += Number(outcome.result === 'strong');
    sum.strongRight += Number(outcome.result === 'strong' && place === 0);
    const isOtherwise =
      (statement.result !== undefined && statement.result !== outcome.result) ||
      outcome.foreignReference !== (statement.foreign ?? false);
    sum.otherwise += Number(isOtherwise);
    if (place !== 0 || isOtherwise) {
      misses.push(
        `${statement.request.description}: ${outcome.result}, meant ${[...statement.meant].join(' ')}, found ${found.slice(0, 3).join(' ')}`,
      );
    }
  }
  ledger.withoutZones(null);

  return { name: planted.name, ...sum, misses };
}

/** 0 is the first; where nothing of his is meant, nothing strong must be found. */
function placeOf(found: readonly string[], { meant }: Statement): number {
  return meant.size === 0
    ? found.length === 0
      ? 0
      : -1
    : found.findIndex((reference) => meant.has(reference));
}

/** All classes in one line. */
export const total = (outcomes: readonly Outcome[]): Omit<Outcome, 'name' | 'misses'> => {
  const sum = (field: 'asked' | 'first' | 'firstThree' | 'strong' | 'strongRight' | 'otherwise'): number =>
    outcomes.reduce((all, outcome) => all + outcome[field], 0);

  return {
    asked: sum('asked'),
    first: sum('first'),
    firstThree: sum('firstThree'),
    strong: sum('strong'),
    strongRight: sum('strongRight'),
    otherwise: sum('otherwise'),
  };
};
