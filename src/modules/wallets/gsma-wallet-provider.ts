import type { OnModuleDestroy } from '@nestjs/common';
import type { Clock } from '../../platform/clock/clock.js';
import { Bulkhead } from './bulkhead.js';
import type { Deadline } from './deadline.js';
import { GsmaAccounts } from './gsma-accounts.js';
import { transactionPath } from './gsma-address.js';
import { GSMA_LIMITS, GsmaClient } from './gsma-client.js';
import type { GsmaLimits } from './gsma-client.js';
import { readHealth } from './gsma-health-reader.js';
import { GsmaLists } from './gsma-lists.js';
import { GsmaProof } from './gsma-proof.js';
import { readTransaction } from './gsma-reader.js';
import type { ReadingContext } from './gsma-reader.js';
import { GsmaReversals } from './gsma-reversals.js';
import { withRelatives } from './transaction-relatives.js';
import type { AccountBalance, AccountIdentifier, AccountStatus, WalletAccount } from './wallet-account.js';
import { WalletError } from './wallet-error.js';
import { WalletHealthRecord } from './wallet-health-record.js';
import type { WalletOptions } from './wallet-options.js';
import { WalletProvider } from './wallet-provider.js';
import type {
  TimeWindow,
  TransactionFilters,
  TransactionPage,
  WalletCapabilities,
  WalletTerms,
  WalletHealth,
} from './wallet-provider.js';
import type { RequestProgress, ReversalOrder, ReversalOutcome } from './wallet-reversal.js';
import type { StatementPage } from './wallet-statement.js';
import type { WalletTransaction } from './wallet-transaction.js';

/** At once, and waiting, our own choice. */
const PLACES = 20;
const QUEUE = 100;

/** A wallet that speaks the GSMA Mobile Money API 1.2. Believes nothing about an account it did not ask for. */
export class GsmaWalletProvider extends WalletProvider implements OnModuleDestroy {
  private readonly client: GsmaClient;
  private readonly bulkhead = new Bulkhead(PLACES, QUEUE);
  private readonly accounts: GsmaAccounts;
  private readonly lists: GsmaLists;
  private readonly proof: GsmaProof;
  private readonly reversals: GsmaReversals;

  constructor(
    private readonly options: WalletOptions,
    private readonly clock: Clock,
    limits: GsmaLimits = GSMA_LIMITS,
    private readonly record: WalletHealthRecord = new WalletHealthRecord(clock),
  ) {
    super();
    this.client = new GsmaClient(options, clock, record, limits);
    this.accounts = new GsmaAccounts(this.client, () => this.context(null));
    this.lists = new GsmaLists(this.client, this.accounts, (asked) => this.context(asked));
    this.proof = new GsmaProof(this.lists, this.accounts);
    this.reversals = new GsmaReversals(this.client, () => this.context(null));
  }

  override capabilities(): WalletCapabilities {
    return this.options.profile.capabilities;
  }

  override terms(): WalletTerms {
    const { profile, timeZone } = this.options;
    const { limits, fees, reversalWindow, holidays } = profile;

    return { limits, fees, reversalWindow, timeZone, holidays };
  }

  /** Asks even while the wallet is left alone: its answer ends the rest. */
  override async health(): Promise<WalletHealth> {
    const answer = await this.client.get('heartbeat', this.client.deadline());
    const health = readHealth(answer, this.options.timeZone);

    this.record.noteHeartbeat(health);
    if (health.status !== 'unavailable') {
      this.record.breaker.noteAnswer();
    }

    return health;
  }

  override findAccount(identifiers: readonly AccountIdentifier[]): Promise<WalletAccount> {
    return this.ask((deadline) => this.accounts.account(identifiers, deadline));
  }

  override getStatus(identifiers: readonly AccountIdentifier[]): Promise<AccountStatus> {
    return this.ask((deadline) => this.accounts.status(identifiers, deadline));
  }

  override getBalance(identifiers: readonly AccountIdentifier[]): Promise<AccountBalance> {
    return this.ask((deadline) => this.accounts.balance(identifiers, deadline));
  }

  override listTransactions(
    identifiers: readonly AccountIdentifier[],
    window: TimeWindow,
    filters: TransactionFilters = {},
  ): Promise<TransactionPage> {
    return this.ask(async (deadline) => {
      const page = await this.lists.transactions(identifiers, window, filters, deadline);
      const asked = { identifiers, window, capabilities: this.capabilities() };
      const transactions = await this.proof.of(page.transactions, asked, deadline);

      this.tellUnknown(transactions);
      return { ...page, transactions: withRelatives(transactions) };
    });
  }

  override getTransaction(reference: string): Promise<WalletTransaction> {
    return this.ask(async (deadline) => {
      const answer = await this.client.get(transactionPath(reference), deadline);
      const transaction = readTransaction(answer, this.context(null));

      if (transaction.reference !== reference && transaction.receipt !== reference) {
        throw new WalletError('CONTRACT_VIOLATION', 'the answer is about another transaction');
      }

      this.tellUnknown([transaction]);
      return transaction;
    });
  }

  override listStatement(
    identifiers: readonly AccountIdentifier[],
    window: TimeWindow,
  ): Promise<StatementPage> {
    return this.ask((deadline) => this.lists.statement(identifiers, window, deadline));
  }

  override async requestReversal(order: ReversalOrder): Promise<ReversalOutcome> {
    if (!this.capabilities().reversal || this.options.baseUrl === null) {
      throw new WalletError('BAD_REQUEST', 'this wallet takes no reversals');
    }

    let isSent = false;
    try {
      return await this.ask((deadline) => {
        isSent = true;
        return this.reversals.request(order, deadline);
      });
    } catch (error) {
      if (!isSent) {
        throw error;
      }

      return this.reversals.outcomeOf(error);
    }
  }

  override reversalState(serverCorrelationId: string): Promise<RequestProgress> {
    return this.ask((deadline) => this.reversals.state(serverCorrelationId, deadline));
  }

  override recoverReversal(order: ReversalOrder): Promise<ReversalOutcome> {
    return this.ask((deadline) => this.reversals.recover(order, deadline));
  }

  async onModuleDestroy(): Promise<void> {
    await this.client.close();
  }

  private async ask<T>(question: (deadline: Deadline) => Promise<T>): Promise<T> {
    const deadline = this.client.deadline();

    try {
      return await this.bulkhead.run(deadline, () => this.record.breaker.run(() => question(deadline)));
    } catch (error) {
      if (error instanceof WalletError && error.kind === 'CONTRACT_VIOLATION') {
        this.record.noteUntrusted();
      }
      throw error;
    }
  }

  private tellUnknown(transactions: readonly WalletTransaction[]): void {
    for (const { rawState } of transactions.filter(({ state }) => state === 'UNKNOWN')) {
      this.record.noteUnknownWord(rawState);
    }
  }

  private context(asked: readonly AccountIdentifier[] | null): ReadingContext {
    const { profile, timeZone } = this.options;

    return { profile, timeZone, fetchedAt: this.clock.now(), asked };
  }
}
