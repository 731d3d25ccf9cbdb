import { GsmaObjects } from '../../../src/demo-wallet/gsma-objects.js';
import { Ledger } from '../../../src/demo-wallet/ledger.js';
import type { AccountRow, TransactionRow } from '../../../src/demo-wallet/ledger-rows.js';
import { readAccount } from '../../../src/modules/wallets/gsma-account-reader.js';
import { readTransaction, type ReadingContext } from '../../../src/modules/wallets/gsma-reader.js';
import { type FoundAccount, TransactionLookup } from '../../../src/modules/wallets/transaction.lookup.js';
import type { AccountIdentifier } from '../../../src/modules/wallets/wallet-account.js';
import { WalletError } from '../../../src/modules/wallets/wallet-error.js';
import {
  type TimeWindow,
  type TransactionPage,
  WalletProvider,
} from '../../../src/modules/wallets/wallet-provider.js';
import { DEFAULT_PROFILE } from '../../../src/modules/wallets/wallet-profile.js';
import type { WalletTransaction } from '../../../src/modules/wallets/wallet-transaction.js';

/** The present of the planted set: a Wednesday evening in Shanghai. */
export const PLANTED_NOW = new Date('2026-07-29T10:00:00Z');
/** Of the operator, as far as the planted set is concerned. */
export const OWN_ZONE = 'Asia/Shanghai';
/** The few records of the demo wallet that name no zone are in this one. */
const ZONE_OF_THE_WALLET = 'UTC';
const MOST = 500;

/** Somebody with a wallet, and all that has moved in it. */
export interface Holder {
  readonly row: AccountRow & { readonly zone?: string };
  readonly identifiers: readonly AccountIdentifier[];
  readonly transactions: readonly WalletTransaction[];
}

/**
 * The demo wallet's ledger without its server, read by the product's own reader: hundreds of questions a second. Times
 * can be told without a zone, in the clock of the holder, as some wallets do.
 */
export class LedgerLookup extends TransactionLookup {
  readonly ledger = new Ledger(':memory:', PLANTED_NOW);
  private readonly objects = new GsmaObjects(this.ledger);
  private zone: string | null = null;

  constructor() {
    super(Object.create(WalletProvider.prototype) as WalletProvider);
  }

  /** From here on times have no zone, and are those of a clock in this zone; null gives them theirs back. */
  withoutZones(zone: string | null): void {
    this.zone = zone;
  }

  override findAccount(typed: string): Promise<FoundAccount> {
    const kinds = ['msisdn', 'username', 'walletid', 'accountid'] as const;
    for (const kind of kinds) {
      const rows = this.ledger.findAccounts([[kind, typed]]);
      const [row] = rows;
      if (row && rows.length === 1) {
        const account = readAccount(this.objects.account(row), this.context([]));
        return Promise.resolve({ account, identifiers: [{ kind, value: typed }] });
      }
      if (rows.length > 1) {
        return Promise.reject(new WalletError('AMBIGUOUS', 'several'));
      }
    }

    return Promise.reject(new WalletError('NOT_FOUND', 'nobody'));
  }

  override within(
    [identifier]: readonly AccountIdentifier[],
    { from, to }: TimeWindow,
  ): Promise<TransactionPage> {
    const [row] = identifier ? this.ledger.findAccounts([[identifier.kind, identifier.value]]) : [];
    const margin = this.zone === null ? 0 : 24 * 3_600_000;
    const all = row ? this.read(row, from.getTime() - margin, to.getTime() + margin) : [];

    return Promise.resolve({
      transactions: all.slice(0, MOST),
      truncated: all.length > MOST,
      unreadable: 0,
      zoneAssumed: this.zone !== null,
    });
  }

  override require(reference: string): Promise<WalletTransaction> {
    const row = this.ledger.findTransaction(reference);

    return row
      ? Promise.resolve(readTransaction(this.objects.transaction(row), this.context(null)))
      : Promise.reject(new WalletError('NOT_FOUND', 'no such transaction'));
  }

  /** Everybody with a wallet, with his whole history. */
  holders(): Holder[] {
    const holders: Holder[] = [];
    for (let id = 1, row = this.rowOf(id); row; id += 1, row = this.rowOf(id)) {
      if (row.kind === 'customer' && row.status !== 'unregistered') {
        const account = readAccount(this.objects.account(row), this.context([]));
        // Of a time that the ledger tells without its zone nobody knows what its owner saw.
        const transactions = this.read(row, 0, PLANTED_NOW.getTime()).filter(
          ({ zoneAssumed }) => !zoneAssumed,
        );
        holders.push({ row, identifiers: account.identifiers, transactions });
      }
    }

    return holders;
  }

  private rowOf(id: number): AccountRow | undefined {
    return this.ledger.account(id) as AccountRow | undefined;
  }

  private read(row: AccountRow, from: number, to: number): WalletTransaction[] {
    const asked = readAccount(this.objects.account(row), this.context([])).identifiers;
    const filter = { from, to, status: null, type: null, limit: 3_000, offset: 0 };

    return this.ledger
      .transactionsOf(row.id, filter)
      .rows.map((transaction) => this.told(transaction, asked));
  }

  private told(row: TransactionRow, asked: readonly AccountIdentifier[]): WalletTransaction {
    const raw = this.objects.transaction(row) as Record<string, unknown>;
    const zoneless = this.zone === null ? {} : { creationDate: wallClock(row.created_at, this.zone) };

    return readTransaction({ ...raw, ...zoneless }, this.context(asked));
  }

  private context(asked: readonly AccountIdentifier[] | null): ReadingContext {
    const timeZone = this.zone === null ? ZONE_OF_THE_WALLET : OWN_ZONE;

    return { profile: DEFAULT_PROFILE, timeZone, fetchedAt: PLANTED_NOW, asked };
  }
}

/** `2026-07-29T18:00:00`, as a clock in that zone shows it. */
function wallClock(at: number, zone: string): string {
  const shown = new Intl.DateTimeFormat('sv', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(at);

  return shown.replace(' ', 'T');
}
