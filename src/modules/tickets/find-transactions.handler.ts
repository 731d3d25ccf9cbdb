import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { TimeFold, TimePrecision } from '../../platform/clock/stated-time.js';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Handles, JobType, Runs } from '../../platform/events/registry.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import type { Delivery } from '../../platform/jobs/work-runner.js';
import { type Candidates, TransactionLookup } from '../wallets/transaction.lookup.js';
import type { WalletAccount } from '../wallets/wallet-account.js';
import { WalletError } from '../wallets/wallet-error.js';
import { TicketChanged } from './ticket-changed.event.js';
import { SYSTEM, TicketRecord } from './ticket-record.js';
import { TicketOpened } from './ticket-opened.event.js';
import { storeCandidates } from './transaction-candidates.js';
import type { LookupState } from './ticket.entity.js';

interface LookAgain {
  readonly ticketId: string;
  readonly round: number;
}

export const LOOK_AGAIN = new JobType<LookAgain>('tickets.look-again');

/** Of the wallet's own word for an account's state: as much as the column holds. */
const LONGEST_WORD = 64;

/** A transaction may be posted after the customer has asked: minutes until each further look. */
const LATER_LOOKS_MINUTES = [10, 60, 24 * 60];

/**
 * After a ticket is opened, and again later where nothing was found: asks the wallet for the transactions that the
 * customer may mean, and stores them as suggestions. A wallet that is away makes the runner come back.
 */
@Injectable()
export class FindTransactionsHandler {
  constructor(
    private readonly lookup: TransactionLookup,
    private readonly record: TicketRecord,
    private readonly reader: Reader,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  @Handles(TicketOpened)
  async whenOpened({ ticketId }: TicketOpened, delivery: Delivery): Promise<void> {
    await this.look({ ticketId, round: 0 }, delivery);
  }

  @Runs(LOOK_AGAIN)
  async later(job: LookAgain, delivery: Delivery): Promise<void> {
    await this.look(job, delivery);
  }

  private async look({ ticketId, round }: LookAgain, delivery: Delivery): Promise<void> {
    const ticket = await this.reader.first('SELECT * FROM tickets WHERE id = ?', [ticketId]);
    if (!ticket || ticket.account === null || (round > 0 && ticket.lookup_state !== 'nothing')) {
      return; // Or somebody of the staff has found something meanwhile.
    }
    const found = await this.ask(ticket);
    await delivery.complete((tx) => this.store(tx, ticket, found, round));
  }

  /** Null for an account that the wallet does not know. @throws WalletError while the wallet cannot answer. */
  private async ask(ticket: SqlRow): Promise<Candidates | null> {
    try {
      return await this.lookup.candidates({
        account: String(ticket.account),
        occurred: {
          localDate: String(ticket.occurred_date),
          localTime: ticket.occurred_time === null ? null : String(ticket.occurred_time),
          zone: String(ticket.occurred_zone),
          precision: String(ticket.occurred_precision) as TimePrecision,
          ...(ticket.occurred_fold === null ? {} : { fold: String(ticket.occurred_fold) as TimeFold }),
        },
        ...(ticket.amount === null ? {} : { amount: String(ticket.amount) }),
        ...(ticket.currency === null ? {} : { currency: String(ticket.currency) }),
        sentAt: new Date(Number(ticket.opened_at)),
      });
    } catch (error) {
      if (error instanceof WalletError && error.kind === 'NOT_FOUND') {
        return null;
      }
      throw error;
    }
  }

  private async store(
    tx: Transaction,
    ticket: SqlRow,
    found: Candidates | null,
    round: number,
  ): Promise<void> {
    const id = String(ticket.id);
    const { length: count } = await storeCandidates(tx, id, found?.candidates ?? []);
    const state = stateOf(found, count);
    const seen = found ? accountSeen(found.account) : [];
    const [changed] = await tx.sql<{ version: number }>(
      // What the staff has found by hand meanwhile is still there, below what this look has found.
      `UPDATE tickets SET lookup_state = CASE WHEN lookup_state = 'found' THEN 'found' ELSE ? END,
         ${seen.map(([column]) => `${column} = ?, `).join('')}version = version + 1 WHERE id = ? RETURNING version`,
      [state, ...seen.map(([, value]) => value), id],
    );
    // Every look at a customer's money leaves a line: who, for which ticket, why, and what came of it.
    await this.record.addFact(
      tx,
      { id, reference: String(ticket.reference) },
      {
        kind: 'lookup',
        visibility: 'internal',
        author: SYSTEM,
        fact: { key: `lookup-${state}`, params: { count } },
      },
    );
    const minutes = LATER_LOOKS_MINUTES[round];
    if (state === 'nothing' && minutes !== undefined) {
      const at = new Date(this.clock.now().getTime() + minutes * 60_000);
      await this.jobs.enqueue(
        tx,
        LOOK_AGAIN,
        { ticketId: id, round: round + 1 },
        at,
        `look-again/${id}/${round + 1}`,
      );
    }
    tx.record(new TicketChanged(id, Number(changed?.version)));
  }
}

/** How the wallet shows the account: columns and their values, which stand or fall together. */
const accountSeen = ({ state, subState, fetchedAt }: WalletAccount): [string, string | Date | null][] => [
  ['account_state', state],
  ['account_word', subState?.slice(0, LONGEST_WORD) ?? null],
  ['account_seen_at', fetchedAt],
];

function stateOf(found: Candidates | null, count: number): LookupState {
  if (found === null) {
    return 'unknown-account';
  }

  return count > 0 ? 'found' : 'nothing';
}
