import { GsmaError, notFound } from './gsma-error.js';
import { GsmaObjects } from './gsma-objects.js';
import { readFilter } from './gsma-request.js';
import type { GsmaQuestion } from './gsma-request.js';
import type { RequestRow } from './ledger-requests.js';
import type { AccountRow, Identifier } from './ledger-rows.js';
import type { Ledger } from './ledger.js';

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
  answer(
    question: Exclude<GsmaQuestion, { about: 'heartbeat' }>,
    query: URLSearchParams,
    client: string,
  ): GsmaAnswer {
    if (question.about !== 'account') {
      return { status: 200, body: this.single(question.about, question.reference, client) };
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
        return this.transactions(account, query);
      case 'statemententries':
        return this.statement(account, query);
    }
  }

  private single(
    about: 'transaction' | 'entry' | 'request' | 'response',
    name: string,
    client: string,
  ): object {
    switch (about) {
      case 'transaction':
        return this.objects.transaction(present(this.ledger.findTransaction(name), 'the transaction'));
      case 'entry':
        return this.objects.entry(present(this.ledger.findEntry(name), 'the statement entry'));
      case 'request':
        return this.objects.requestState(this.ownRequest(this.ledger.requests.findByServerId(name), client));
      case 'response':
        return { link: this.linkOf(this.ownRequest(this.ledger.requests.find(name), client)) };
    }
  }

  /** An order that never arrived does not exist; one of another client is no business of this one. */
  private ownRequest(request: RequestRow | null, client: string): RequestRow {
    const found = present(request, 'the request');

    if (found.client_id !== client) {
      throw new GsmaError('authorisation', 'clientAuthorisationError', 'the request is of another client');
    }

    return found;
  }

  /** Where an answer that was lost is found: what was made of the order, or how far it is. */
  private linkOf({ reference, server_id: id }: RequestRow): string {
    const row = reference === null ? null : this.ledger.findTransaction(reference);

    return row === null || row.status === 'pending'
      ? `/requeststates/${id}`
      : `/transactions/${row.reference}`;
  }

  private statement({ id }: AccountRow, query: URLSearchParams): GsmaAnswer {
    const { rows, available } = this.ledger.statementOf(id, readFilter(query));

    return {
      status: 200,
      body: rows.map((row) => this.objects.entry(row)),
      headers: counted(available, rows.length),
    };
  }

  private transactions({ id }: AccountRow, query: URLSearchParams): GsmaAnswer {
    const { rows, available } = this.ledger.transactionsOf(id, readFilter(query));

    return {
      status: 200,
      body: rows.map((row) => this.objects.transaction(row)),
      headers: counted(available, rows.length),
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

function counted(available: number, returned: number): Readonly<Record<string, string>> {
  return { 'X-Records-Available-Count': `${available}`, 'X-Records-Returned-Count': `${returned}` };
}

function present<T>(found: T | null, what: string): T {
  if (found === null) {
    throw notFound(what);
  }

  return found;
}
