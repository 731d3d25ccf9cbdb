import { setImmediate as breath } from 'node:timers/promises';
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

/** Rows that are read at a stretch. */
const AT_A_TIME = 50;

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
    const read = await this.readRows(first.rows, asked, reading);
    const needsWider = first.rows.length === 0 ? this.isZoneless === null : this.areZoneless(read);
    const all = needsWider ? await fetch(widened(frozen)) : first;
    const rows = needsWider ? await this.readRows(all.rows, asked, reading) : read;
    const isRecognised = rows.every(({ direction }) => direction !== null);
    // Parties often go by other names than the one asked for; only the wallet itself can say which are ours.
    const own = isRecognised
      ? rows
      : await this.readRows(all.rows, await this.accounts.namesOf(asked, deadline), reading);

    return {
      rows: sorted(own, frozen),
      truncated: all.truncated,
      unreadable: all.rows.length - own.length,
    };
  }

  /** Asked of each list, because a wallet may have moved old accounts without their zones; what it does first is remembered. */
  private areZoneless(rows: readonly Row[]): boolean {
    const dated = rows.filter(({ createdAt }) => createdAt !== null);
    const hasNone = dated.some(({ zoneAssumed }) => zoneAssumed);
    const isNew = hasNone && this.isZoneless !== true;

    if (dated.length > 0) {
      this.isZoneless ??= hasNone;
    }

    return isNew;
  }

  /** What can be read of these. In pieces, because hundreds of rows would hold up everybody else. */
  private async readRows<T extends Row>(
    rows: readonly unknown[],
    asked: readonly AccountIdentifier[],
    reading: Reading<T>,
  ): Promise<readonly T[]> {
    const read: T[] = [];
    for (let from = 0; from < rows.length; from += AT_A_TIME) {
      if (from > 0) {
        await breath();
      }
      read.push(
        ...rows
          .slice(from, from + AT_A_TIME)
          .map((row) => this.tryRead(row, asked, reading))
          .filter((row) => row !== null),
      );
    }

    return read;
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

/** Each row once, newest first, within the window. Throws where one belongs to somebody else: then none can be trusted. */
function sorted<T extends Row>(rows: readonly T[], { from, to }: TimeWindow): T[] {
  const unique = [...new Map(rows.map((row) => [keyOf(row), row])).values()];

  if (unique.some(({ direction }) => direction === null)) {
    throw new WalletError('CONTRACT_VIOLATION', 'the list holds a row of another account');
  }

  return unique
    .filter(({ createdAt }) => createdAt === null || (createdAt >= from && createdAt <= to))
    .sort((a, b) => (b.createdAt?.getTime() ?? 0) - (a.createdAt?.getTime() ?? 0));
}

/** A statement shows one transaction on two lines where money came back; the amount does not tell them apart. */
function keyOf({ reference, direction }: Row): string {
  return `${reference} ${direction}`;
}
