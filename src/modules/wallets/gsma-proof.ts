import { Deadline } from './deadline.js';
import type { GsmaAccounts } from './gsma-accounts.js';
import type { GsmaLists } from './gsma-lists.js';
import { legsByStatement, needsProof, reservedAmong } from './transaction-legs.js';
import type { AccountIdentifier } from './wallet-account.js';
import { WalletError } from './wallet-error.js';
import type { TimeWindow, WalletCapabilities } from './wallet-provider.js';
import type { WalletTransaction } from './wallet-transaction.js';

/** Nobody waits longer for what only makes a list better, our own choice. */
const MOST_MS = 2_000;

interface Asked {
  readonly identifiers: readonly AccountIdentifier[];
  readonly window: TimeWindow;
  readonly capabilities: WalletCapabilities;
}

/**
 * Finds out where money stands for which the wallet named no legs: by the statement, else by the reserve, else as the
 * state says. A wallet that does not answer these takes nothing away from the list.
 */
export class GsmaProof {
  constructor(
    private readonly lists: GsmaLists,
    private readonly accounts: GsmaAccounts,
  ) {}

  async of(
    transactions: readonly WalletTransaction[],
    { identifiers, window, capabilities }: Asked,
    { leftMs }: Deadline,
  ): Promise<readonly WalletTransaction[]> {
    const open = new Set(transactions.filter(needsProof).map(({ reference }) => reference));
    if (open.size === 0) {
      return transactions;
    }

    const deadline = new Deadline(Math.min(leftMs, MOST_MS));
    const [lines, balance] = await Promise.all([
      capabilities.statement ? orNull(this.lists.statement(identifiers, window, deadline)) : null,
      capabilities.balance ? orNull(this.accounts.balance(identifiers, deadline)) : null,
    ]);
    const read = transactions.map((one) => (lines ? { ...one, legs: legsByStatement(one, lines) } : one));
    const reserved = balance ? reservedAmong(read, balance) : new Set<string>();

    return read.map((one) =>
      open.has(one.reference) && reserved.has(one.reference)
        ? { ...one, legs: { ...one.legs, debit: 'reserved', assumed: false } }
        : one,
    );
  }
}

async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof WalletError) {
      return null;
    }

    throw error;
  }
}
