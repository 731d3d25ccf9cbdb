import type { OnModuleDestroy } from '@nestjs/common';
import { isPersonal, shareIdentifier } from './account-identifiers.js';
import type { Clock } from '../../platform/clock/clock.js';
import { CircuitBreaker } from './circuit-breaker.js';
import { accountPath, transactionPath } from './gsma-address.js';
import { GSMA_LIMITS, GsmaClient } from './gsma-client.js';
import type { GsmaLimits } from './gsma-client.js';
import { readAccount, readHealth, readTransaction } from './gsma-reader.js';
import type { ReadingContext } from './gsma-reader.js';
import type { AccountIdentifier, WalletAccount } from './wallet-account.js';
import { WalletError } from './wallet-error.js';
import type { WalletOptions } from './wallet-options.js';
import { WalletProvider } from './wallet-provider.js';
import type { TransactionPage, WalletHealth } from './wallet-provider.js';
import type { WalletTransaction } from './wallet-transaction.js';

const DAY = 86_400_000;

/** Paging of GSMA 1.2: `limit` and `offset`, newest first. */
const PAGE_SIZE = 50;
const MOST_PAGES = 10;

interface Window {
  readonly from: Date;
  readonly to: Date;
}

/** A wallet that speaks the GSMA Mobile Money API 1.2. Believes nothing about an account it did not ask for. */
export class GsmaWalletProvider extends WalletProvider implements OnModuleDestroy {
  private readonly client: GsmaClient;
  private readonly breaker: CircuitBreaker;
  /** Whether this wallet leaves out zones; unknown until it has shown a timestamp. */
  private isZoneless: boolean | null = null;

  constructor(
    private readonly options: WalletOptions,
    private readonly clock: Clock,
    limits: GsmaLimits = GSMA_LIMITS,
  ) {
    super();
    this.client = new GsmaClient(options, clock, limits);
    this.breaker = new CircuitBreaker(clock);
  }

  /** Asks even while the wallet is left alone: its answer ends the rest. */
  override async health(): Promise<WalletHealth> {
    const health = readHealth(
      await this.client.get('heartbeat', this.client.deadline()),
      this.options.timeZone,
    );

    this.breaker.noteAnswer();
    return health;
  }

  override findAccount(identifiers: readonly AccountIdentifier[]): Promise<WalletAccount> {
    return this.breaker.run(() => this.fetchAccount(identifiers, this.client.deadline()));
  }

  override listTransactions(
    identifiers: readonly AccountIdentifier[],
    window: Window,
  ): Promise<TransactionPage> {
    return this.breaker.run(() => this.fetchList(identifiers, window, this.client.deadline()));
  }

  override getTransaction(reference: string): Promise<WalletTransaction> {
    return this.breaker.run(() => this.fetchTransaction(reference, this.client.deadline()));
  }

  async onModuleDestroy(): Promise<void> {
    await this.client.close();
  }

  private async fetchAccount(
    asked: readonly AccountIdentifier[],
    deadline: AbortSignal,
  ): Promise<WalletAccount> {
    const answer = await this.client.get(accountPath(asked), deadline);
    const [only, another] = Array.isArray(answer) ? answer : [answer];

    if (another !== undefined) {
      throw new WalletError('AMBIGUOUS', 'several accounts have these identifiers');
    }

    const account = readAccount(only, this.context(null));

    if (!asked.every((one) => shareIdentifier([one], account.identifiers))) {
      throw new WalletError('CONTRACT_VIOLATION', 'the answer is about another account');
    }

    return account;
  }

  private async fetchTransaction(reference: string, deadline: AbortSignal): Promise<WalletTransaction> {
    const answer = await this.client.get(transactionPath(reference), deadline);
    const transaction = readTransaction(answer, this.context(null));

    if (transaction.reference !== reference && transaction.receipt !== reference) {
      throw new WalletError('CONTRACT_VIOLATION', 'the answer is about another transaction');
    }

    return transaction;
  }

  private async fetchList(
    asked: readonly AccountIdentifier[],
    { from, to }: Window,
    deadline: AbortSignal,
  ): Promise<TransactionPage> {
    // A list that grows while it is paged would shift; what happens from now on is not in it.
    const frozen = { from, to: new Date(Math.min(to.getTime(), this.clock.now().getTime())) };
    const path = `${accountPath(asked)}/transactions`;
    const first = await this.fetchRows(path, this.isZoneless ? widened(frozen) : frozen, deadline);
    const needsWider = this.isZoneless === null && (first.rows.length === 0 || this.hasNoZones(first.rows));
    const { rows, truncated } = needsWider ? await this.fetchRows(path, widened(frozen), deadline) : first;
    const own = await this.namesOf(rows, asked, deadline);

    return { ...this.read(rows, own, frozen), truncated };
  }

  private async fetchRows(
    path: string,
    { from, to }: Window,
    deadline: AbortSignal,
  ): Promise<{ rows: unknown[]; truncated: boolean }> {
    const rows: unknown[] = [];

    for (let page = 0; page < MOST_PAGES; page += 1) {
      const answer = await this.client.get(path, deadline, {
        fromDateTime: from.toISOString(),
        toDateTime: to.toISOString(),
        limit: `${PAGE_SIZE}`,
        offset: `${page * PAGE_SIZE}`,
      });

      if (!Array.isArray(answer)) {
        throw new WalletError('CONTRACT_VIOLATION', 'the list of transactions is not a list');
      }

      rows.push(...answer);

      if (answer.length < PAGE_SIZE) {
        return { rows, truncated: false };
      }
    }

    return { rows, truncated: true };
  }

  private hasNoZones(rows: readonly unknown[]): boolean {
    const readable = rows.map((row) => this.tryRead(row, null)).filter((row) => row?.createdAt);
    const hasNone = readable.some((row) => row?.zoneAssumed);

    if (readable.length > 0) {
      this.isZoneless = hasNone;
    }

    return hasNone;
  }

  /** Each reference once, newest first, within the window; throws where a row belongs to somebody else. */
  private read(
    rows: readonly unknown[],
    own: readonly AccountIdentifier[],
    { from, to }: Window,
  ): Omit<TransactionPage, 'truncated'> {
    const read = rows.map((row) => this.tryRead(row, own)).filter((row) => row !== null);
    const unique = [...new Map(read.map((row) => [row.reference, row])).values()];

    if (unique.some(({ direction }) => direction === null)) {
      throw new WalletError('CONTRACT_VIOLATION', 'the list holds a transaction of another account');
    }

    const transactions = unique
      .filter(({ createdAt }) => createdAt === null || (createdAt >= from && createdAt <= to))
      .sort((a, b) => (b.createdAt?.getTime() ?? 0) - (a.createdAt?.getTime() ?? 0));

    return { transactions, unreadable: rows.length - read.length };
  }

  /** Parties often go by other names than the one asked for; only the wallet itself can say which are ours. */
  private async namesOf(
    rows: readonly unknown[],
    asked: readonly AccountIdentifier[],
    deadline: AbortSignal,
  ): Promise<readonly AccountIdentifier[]> {
    const isRecognised = rows
      .map((row) => this.tryRead(row, asked))
      .every((row) => row === null || row.direction !== null);

    if (isRecognised) {
      return asked;
    }

    const { identifiers } = await this.fetchAccount(asked, deadline);
    return [...asked, ...identifiers.filter(isPersonal)];
  }

  private tryRead(row: unknown, asked: readonly AccountIdentifier[] | null): WalletTransaction | null {
    try {
      return readTransaction(row, this.context(asked));
    } catch (error) {
      if (error instanceof WalletError) {
        return null;
      }

      throw error;
    }
  }

  private context(asked: readonly AccountIdentifier[] | null): ReadingContext {
    return { timeZone: this.options.timeZone, provider: 'gsma', fetchedAt: this.clock.now(), asked };
  }
}

/** A wallet without zones may compare the window in its own: a day either side holds any offset (A5, rule 5). */
function widened({ from, to }: Window): Window {
  return { from: new Date(from.getTime() - DAY), to: new Date(to.getTime() + DAY) };
}
