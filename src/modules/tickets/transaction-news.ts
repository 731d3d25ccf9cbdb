import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../platform/database/transaction.js';
import { Keys } from '../../platform/ids/keys.js';
import type { TransactionSnapshot as Snapshot } from '../wallets/transaction-snapshot.js';
import { accountHashes } from './account-hashes.js';
import { WalletHealthRecord } from '../wallets/wallet-health-record.js';
import { MoneyMoved } from './money-moved.event.js';
import { moneyNews, type SeenTransaction, WORTH_A_MAIL } from './money-news.js';
import { type RecordedTicket, SYSTEM, TicketRecord } from './ticket-record.js';
import { TransactionSnapshot } from './transaction.entity.js';

/** Which look this was: one that somebody asked for is kept whatever it shows, one of the desk's own where it is new. */
export type LookKind = 'asked-for' | 'by-itself';

/** What the wallet shows of a linked transaction now, beside what it showed before; what has changed is told. */
@Injectable()
export class TransactionNews {
  constructor(
    private readonly record: TicketRecord,
    private readonly keys: Keys,
    private readonly health: WalletHealthRecord,
  ) {}

  /** Keeps one look, within the unit that holds the ticket. Returns whether it showed anything new. */
  async take(
    tx: Transaction,
    ticket: RecordedTicket,
    linkId: string,
    seen: Snapshot,
    look: LookKind,
  ): Promise<boolean> {
    const [last] = await tx.sql(
      `SELECT content, hash, taken_at FROM transaction_snapshots WHERE link_id = ? ORDER BY taken_at DESC, id DESC LIMIT 1`,
      [linkId],
    );
    const isNew = last?.hash !== seen.hash;
    if (isNew || look === 'asked-for') {
      const { json: content, hash, takenAt } = seen;
      await tx.repository(TransactionSnapshot).insert({ id: randomUUID(), linkId, content, hash, takenAt });
    }
    const accounts = seen.parties ? accountHashes(this.keys, seen.parties) : null;
    const [link] = await tx.sql(
      `UPDATE transaction_links SET checked_at = ?, account_hashes = COALESCE(?, account_hashes), away_since = NULL,
         checking_since = NULL WHERE id = ? RETURNING reference, shown_at, promised_at`,
      [seen.takenAt, accounts && JSON.stringify(accounts), linkId],
    );
    // An answer that was under way for longer than a newer one is kept, and tells nothing.
    if (last && link && isNew && Number(last.taken_at) <= seen.takenAt.getTime()) {
      const before = JSON.parse(String(last.content)) as SeenTransaction;
      const isTold = link.shown_at !== null || link.promised_at !== null;
      await this.tell(tx, ticket, { id: linkId, reference: String(link.reference), isTold }, before, seen);
    }

    return isNew;
  }

  private async tell(
    tx: Transaction,
    ticket: RecordedTicket,
    link: { readonly id: string; readonly reference: string; readonly isTold: boolean },
    before: SeenTransaction,
    { json }: Snapshot,
  ): Promise<void> {
    const after = JSON.parse(json) as SeenTransaction;
    const { staff, customer, ends } = moneyNews(link.reference, before, after);
    if (staff?.key === 'link-jumped') {
      this.health.noteAnomaly(before.state, after.state);
    }
    if (staff) {
      await this.record.addFact(tx, ticket, {
        kind: 'link',
        visibility: 'internal',
        author: SYSTEM,
        fact: staff,
      });
    }
    if (!customer || !link.isTold) {
      return;
    }
    await this.record.addFact(tx, ticket, {
      kind: 'link',
      visibility: 'public',
      author: SYSTEM,
      fact: customer,
    });
    if (WORTH_A_MAIL.includes(customer.key)) {
      tx.record(new MoneyMoved(ticket.id));
    }
    if (ends) {
      await tx.sql('UPDATE transaction_links SET promised_at = NULL WHERE id = ?', [link.id]);
    }
  }
}
