import { GsmaError, notFound } from './gsma-error.js';
import { GsmaObjects } from './gsma-objects.js';
import { readFilter, readPath } from './gsma-request.js';
import type { AccountRow, Identifier, Ledger } from './ledger.js';

export interface GsmaAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers the reading half of GSMA Mobile Money API 1.2 from the ledger. */
export class GsmaAnswers {
  private readonly objects: GsmaObjects;

  constructor(private readonly ledger: Ledger) {
    this.objects = new GsmaObjects(ledger);
  }

  /** @throws GsmaError for what the standard refuses */
  answer(url: URL): GsmaAnswer {
    const question = readPath(url.pathname);

    if (question.about === 'heartbeat') {
      return { status: 200, body: { serviceStatus: 'available' } };
    }

    if (question.about === 'transaction') {
      return this.transaction(question.reference);
    }

    const account = this.theAccount(question.identifiers);

    switch (question.view) {
      case 'account':
        return { status: 200, body: this.objects.account(account) };
      case 'status':
        return { status: 200, body: this.objects.status(account) };
      case 'balance':
        return { status: 200, body: this.objects.balance(account) };
      case 'accountname':
        return { status: 200, body: this.objects.accountName(account) };
      case 'transactions':
        return this.transactions(account, url.searchParams);
    }
  }

  private transaction(reference: string): GsmaAnswer {
    const row = this.ledger.findTransaction(reference);

    if (!row) {
      throw notFound('the transaction');
    }

    return { status: 200, body: this.objects.transaction(row) };
  }

  private transactions({ id }: AccountRow, query: URLSearchParams): GsmaAnswer {
    const { rows, available } = this.ledger.transactionsOf(id, readFilter(query));

    return {
      status: 200,
      body: rows.map((row) => this.objects.transaction(row)),
      headers: {
        'X-Records-Available-Count': `${available}`,
        'X-Records-Returned-Count': `${rows.length}`,
      },
    };
  }

  private theAccount(identifiers: readonly Identifier[]): AccountRow {
    const [account, another] = this.ledger.findAccounts(identifiers);

    if (!account) {
      throw notFound('the account');
    }

    if (another) {
      throw new GsmaError('validation', 'mandatoryValueNotSupplied', 'several wallets have this identifier', {
        missing: 'walletid',
      });
    }

    return account;
  }
}
