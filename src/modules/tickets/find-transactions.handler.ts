import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Handles, JobType, Runs } from '../../platform/events/registry.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import type { Delivery } from '../../platform/jobs/work-runner.js';
import type { MatchOutcome } from '../matching/match-outcome.js';
import { TransactionMatching } from '../matching/transaction-matching.js';
import type { WalletAccount } from '../wallets/wallet-account.js';
import { MoneySeen } from './money-seen.event.js';
import { auditLook } from './look-audit.js';
import { TicketChanged } from './ticket-changed.event.js';
import { SYSTEM, TicketRecord } from './ticket-record.js';
import { TicketHints } from './ticket-hints.js';
import { TicketOpened } from './ticket-opened.event.js';
import { storeCandidates, storeRun } from './transaction-candidates.js';
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
    private readonly matching: TransactionMatching,
    private readonly hints: TicketHints,
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
    const found = await this.matching.match(await this.hints.requestOf(ticket));
    await delivery.complete((tx) => this.store(tx, ticket, found, round));
  }

  private async store(tx: Transaction, ticket: SqlRow, found: MatchOutcome, round: number): Promise<void> {
    const id = String(ticket.id);
    const stored = await storeCandidates(tx, id, found.candidates);
    const count = stored.length;
    await auditLook(tx, id, { purpose: 'identify', by: 'account', seen: stored });
    await storeRun(tx, id, this.clock.now(), found);
    const state = stateOf(found, count);
    const seen = found.account ? accountSeen(found.account) : [];
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
    tx.record(new MoneySeen(id, 'look-up'));
  }
}

/** How the wallet shows the account: columns and their values, which stand or fall together. */
const accountSeen = ({ state, subState, fetchedAt }: WalletAccount): [string, string | Date | null][] => [
  ['account_state', state],
  ['account_word', subState?.slice(0, LONGEST_WORD) ?? null],
  ['account_seen_at', fetchedAt],
];

function stateOf({ accountIs }: MatchOutcome, count: number): LookupState {
  if (accountIs !== 'known') {
    return accountIs === 'unknown' ? 'unknown-account' : 'several-accounts';
  }

  return count > 0 ? 'found' : 'nothing';
}
