import type { Deadline } from './deadline.js';
import type { GsmaAccounts } from './gsma-accounts.js';
import { accountPath } from './gsma-address.js';
import type { GsmaClient } from './gsma-client.js';
import { readTransaction, type ReadingContext } from './gsma-reader.js';
import { GsmaRows, MOST_ROWS, type Rows, widened } from './gsma-rows.js';
import { readStatementEntry } from './gsma-statement-reader.js';
import type { AccountIdentifier } from './wallet-account.js';
import { WalletError } from './wallet-error.js';
import type { TimeWindow, TransactionFilters, TransactionPage } from './wallet-provider.js';
import type { StatementPage } from './wallet-statement.js';
import type { Direction } from './wallet-transaction.js';

/** What every row of a list says of itself. */
interface Row {
  readonly reference: string;
  readonly direction: Direction | null;
  readonly createdAt: Date | null;
  readonly zoneAssumed: boolean;
}

interface ReadRows<T extends Row> {
  readonly rows: readonly T[];
  readonly truncated: boolean;
  readonly unreadable: number;
}

type Reading<T> = (raw: unknown, context: ReadingContext) => T;

/** The lists of an account in a window: each row once, newest first, and none that belongs to somebody else. */
export class GsmaLists {
  private readonly rows: GsmaRows;
  /** Whether this wallet leaves out zones; by its profile, else unknown until it has shown a timestamp. */
  private isZoneless: boolean | null;

  constructor(
    client: GsmaClient,
    private readonly accounts: GsmaAccounts,
    private readonly context: (asked: readonly AccountIdentifier[] | null) => ReadingContext,
  ) {
    this.rows = new GsmaRows(client);
    this.isZoneless = context(null).profile.capabilities.zoneAware ? null : true;
  }

  async transactions(
    asked: readonly AccountIdentifier[],
    window: TimeWindow,
    { state, type, cap = MOST_ROWS }: TransactionFilters,
    deadline: Deadline,
  ): Promise<TransactionPage> {
    const word = state && this.context(null).profile.stateQueries[state];
    const filter = {
      ...(word ? { transactionStatus: word } : {}),
      ...(type && type !== 'unknown' ? { transactionType: type } : {}),
    };
    const list = { path: 'transactions', filter, cap };
    const { rows, ...rest } = await this.read(asked, window, list, readTransaction, deadline);
    const transactions = rows.filter(
      (one) => (!state || one.state === state) && (!type || one.type === type),
    );

    return { transactions, zoneAssumed: transactions.some(({ zoneAssumed }) => zoneAssumed), ...rest };
  }

  async statement(
    asked: readonly AccountIdentifier[],
    window: TimeWindow,
    deadline: Deadline,
  ): Promise<StatementPage> {
    const list = { path: 'statemententries', filter: {}, cap: MOST_ROWS };
    const { rows, ...rest } = await this.read(asked, window, list, readStatementEntry, deadline);

    return { entries: rows, ...rest };
  }

  private async read<T extends Row>(
    asked: readonly AccountIdentifier[],
    { from, to }: TimeWindow,
    { path, filter, cap }: { path: string; filter: Readonly<Record<string, string>>; cap: number },
    reading: Reading<T>,
    deadline: Deadline,
  ): Promise<ReadRows<T>> {
    // A list that grows while it is paged would shift; what happens from now on is not in it.
    const now = this.context(null).fetchedAt;
    const frozen = { from, to: new Date(Math.min(to.getTime(), now.getTime())) };
    const fetch = (window: TimeWindow): Promise<Rows> =>
      this.rows.fetch({ path: `${accountPath(asked)}/${path}`, window, filter, cap }, deadline);
    const first = await fetch(this.isZoneless ? widened(frozen) : frozen);
    const needsWider =
      this.isZoneless === null && (first.rows.length === 0 || this.hasNoZones(first.rows, reading));
    const { rows, truncated } = needsWider ? await fetch(widened(frozen)) : first;
    const own = await this.namesOf(rows, asked, reading, deadline);

    return { ...this.sorted(rows, own, frozen, reading), truncated };
  }

  private hasNoZones<T extends Row>(rows: readonly unknown[], reading: Reading<T>): boolean {
    const dated = rows.map((row) => this.tryRead(row, null, reading)).filter((row) => row?.createdAt);
    const hasNone = dated.some((row) => row?.zoneAssumed);

    if (dated.length > 0) {
      this.isZoneless = hasNone;
    }

    return hasNone;
  }

  /** Throws where a row belongs to somebody else: then nothing in the list can be trusted. */
  private sorted<T extends Row>(
    rows: readonly unknown[],
    own: readonly AccountIdentifier[],
    { from, to }: TimeWindow,
    reading: Reading<T>,
  ): Omit<ReadRows<T>, 'truncated'> {
    const read = rows.map((row) => this.tryRead(row, own, reading)).filter((row) => row !== null);
    const unique = [...new Map(read.map((row) => [keyOf(row), row])).values()];

    if (unique.some(({ direction }) => direction === null)) {
      throw new WalletError('CONTRACT_VIOLATION', 'the list holds a row of another account');
    }

    return {
      rows: unique
        .filter(({ createdAt }) => createdAt === null || (createdAt >= from && createdAt <= to))
        .sort((a, b) => (b.createdAt?.getTime() ?? 0) - (a.createdAt?.getTime() ?? 0)),
      unreadable: rows.length - read.length,
    };
  }

  /** Parties often go by other names than the one asked for; only the wallet itself can say which are ours. */
  private async namesOf<T extends Row>(
    rows: readonly unknown[],
    asked: readonly AccountIdentifier[],
    reading: Reading<T>,
    deadline: Deadline,
  ): Promise<readonly AccountIdentifier[]> {
    const isRecognised = rows
      .map((row) => this.tryRead(row, asked, reading))
      .every((row) => row === null || row.direction !== null);

    return isRecognised ? asked : this.accounts.namesOf(asked, deadline);
  }

  private tryRead<T>(
    row: unknown,
    asked: readonly AccountIdentifier[] | null,
    reading: Reading<T>,
  ): T | null {
    try {
      return reading(row, this.context(asked));
    } catch (error) {
      if (error instanceof WalletError) {
        return null;
      }

      throw error;
    }
  }
}

/** A statement shows one transaction on two lines where money came back; the amount does not tell them apart. */
function keyOf({ reference, direction }: Row): string {
  return `${reference} ${direction}`;
}
