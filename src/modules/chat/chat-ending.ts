import type { SqlRow } from '../../platform/database/statement.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { EntryFact } from '../tickets/entry.entity.js';
import { TicketChanged } from '../tickets/ticket-changed.event.js';
import type { Author, TicketRecord } from '../tickets/ticket-record.js';

/** What an UPDATE that ends a chat returns. */
export const ENDED = 'RETURNING id, reference, version, status';

const OVER: readonly unknown[] = ['resolved', 'closed'];

/**
 * Says in the record why a chat has become an ordinary request. Nothing is copied: only the mode has changed.
 * Where the request itself is over, nobody is told by the clock that it goes on.
 */
export async function noteEnd(
  tx: Transaction,
  record: TicketRecord,
  ended: SqlRow,
  { author, fact }: { readonly author: Author; readonly fact: EntryFact },
): Promise<void> {
  const ticket = { id: String(ended.id), reference: String(ended.reference) };
  if (author.kind !== 'system' || !OVER.includes(ended.status)) {
    await record.addFact(tx, ticket, { kind: 'status', visibility: 'public', author, fact });
  }
  tx.record(new TicketChanged(ticket.id, Number(ended.version)));
}
