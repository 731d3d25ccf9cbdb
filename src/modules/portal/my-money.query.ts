import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import { Keys } from '../../platform/ids/keys.js';
import type { Actor } from '../../platform/identity/actor.js';
import { WalletIdentities } from '../accounts/wallet-identities.lookup.js';
import { accountHashes } from '../tickets/account-hashes.js';
import { ShownMoney } from '../tickets/shown-money.js';
import { isIntact } from '../wallets/transaction-snapshot.js';

const MOST = 5;
const MOST_LINKS = 20;
/** Looks that a record brings, of all transactions that are shown. */
const MOST_LOOKS = 100;

/**
 * The money that a customer may see beside his request, as the wallet showed it last: what an agent has shown him, and
 * what moves to or from the very account for which his wallet vouches at this moment. What was changed after it was
 * stored is not shown.
 */
@Injectable()
export class MyMoneyQuery {
  constructor(
    private readonly reader: Reader,
    private readonly wallets: WalletIdentities,
    private readonly keys: Keys,
    private readonly noting: ShownMoney,
  ) {}

  async shown(actor: Actor, ticketId: string): Promise<SqlRow[]> {
    const rows = await this.reader.rows(
      `SELECT s.content, s.hash, s.taken_at, l.reference, l.checked_at, l.shown_at, l.account_hashes
       FROM transaction_links l JOIN transaction_snapshots s ON s.link_id = l.id
       WHERE l.ticket_id = ? AND l.unlinked_at IS NULL AND s.id = (
         SELECT n.id FROM transaction_snapshots n WHERE n.link_id = l.id ORDER BY n.taken_at DESC, n.id DESC LIMIT 1)
       ORDER BY l.linked_at, l.id LIMIT ${MOST_LINKS}`,
      [ticketId],
    );
    const own = rows.some(({ shown_at: shown }) => shown === null) ? await this.accountsOf(actor) : [];

    const shown = rows
      .filter(({ shown_at: shown, account_hashes: hashes }) => shown !== null || meets(own, hashes))
      .filter(({ content, hash }) => isIntact(String(content), String(hash)))
      .slice(0, MOST);

    return this.noted(actor, ticketId, shown);
  }

  private async accountsOf(actor: Actor): Promise<string[]> {
    const identity = await this.wallets.of(actor);

    return identity ? accountHashes(this.keys, identity.names) : [];
  }

  /** Every look at what is shown, oldest first, for the record: also those that are not what was stored. */
  async looks(actor: Actor, ticketId: string): Promise<SqlRow[]> {
    const looks = await this.reader.rows(
      `SELECT s.content, s.hash, s.taken_at, l.reference FROM transaction_links l JOIN transaction_snapshots s ON s.link_id = l.id
       WHERE l.ticket_id = ? AND l.shown_at IS NOT NULL AND l.unlinked_at IS NULL
       ORDER BY l.linked_at, l.id, s.taken_at, s.id LIMIT ${MOST_LOOKS}`,
      [ticketId],
    );

    return this.noted(actor, ticketId, looks);
  }

  /** Nobody sees any of it before the audit knows. */
  private async noted(actor: Actor, ticketId: string, rows: SqlRow[]): Promise<SqlRow[]> {
    if (rows.length > 0) {
      await this.noting.note(
        actor,
        ticketId,
        rows.map(({ reference }) => reference),
      );
    }

    return rows;
  }
}

const meets = (own: readonly string[], hashes: unknown): boolean =>
  typeof hashes === 'string' && (JSON.parse(hashes) as string[]).some((hash) => own.includes(hash));
