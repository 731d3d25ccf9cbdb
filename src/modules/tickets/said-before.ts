import type { Transaction } from '../../platform/database/transaction.js';
import type { Redacted } from '../../platform/redaction/redact.js';
import { EARLIER, needsEarlier, redactMessage } from '../../platform/redaction/split-secrets.js';
import { remember } from '../../platform/redaction/without-secrets.js';

/** Enough for the last few of either side in a talk. */
const SAID_BEFORE = `SELECT body, author_id FROM entries
  WHERE ticket_id = ? AND seq < ? AND kind = 'message' ORDER BY seq DESC LIMIT 12`;

/**
 * What somebody says in a ticket as it may be stored: without what is secret by itself, or after what was said before
 * it (`before`: the entry that it already is; without one, the end of the record).
 */
export async function redactedAfter(
  tx: Transaction,
  { ticketId, authorId, before }: { ticketId: string; authorId: string; before?: number },
  typed: string,
): Promise<Redacted> {
  const body = typed.normalize('NFC');
  const said = needsEarlier(body)
    ? await tx.sql(SAID_BEFORE, [ticketId, before ?? Number.MAX_SAFE_INTEGER])
    : [];
  const bodies = said.map((row) => ({ body: String(row.body), isOwn: row.author_id === authorId }));
  const own = bodies.filter(({ isOwn }) => isOwn).slice(0, EARLIER);

  return remember(
    redactMessage(body, {
      own: own.map(bodyOf).reverse(),
      around: bodies.slice(0, EARLIER).map(bodyOf),
    }),
  );
}

const bodyOf = ({ body }: { readonly body: string }): string => body;
