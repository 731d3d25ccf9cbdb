import { randomUUID } from 'node:crypto';
import type { SqlRow } from '../../platform/database/statement.js';
import type { FormState } from '../../platform/http/form.js';
import type { Words } from '../../platform/i18n/words.js';
import type { LiveEntry, TimelinePart } from '../../platform/realtime/live-protocol.js';

/** Where the composer's field stands, for what is wrong with it. */
export const COMPOSER = { body: 'composer-body' };

/** What the partial `chat` prints: a record, and a field to write into it. */
export interface ChatModel {
  readonly reference: string;
  readonly sendPath: string;
  readonly entries: readonly LiveEntry[];
  readonly head: number;
  /** There are entries after those on the page; a browser with scripts asks for them by itself. */
  readonly hasLater: boolean;
  readonly clientMessageId: string;
  readonly role: 'customer' | 'staff';
  /** Up to where the reader has read, and the other side. */
  readonly read: number;
  readonly otherRead: number;
  readonly closed: boolean;
  /** What stands where the field would; '' where one may write. */
  readonly instead: string;
  readonly draft: string;
  /** What is wrong with the draft, or ''. */
  readonly fault: string;
  /** There are entries before those on the page, which begins with this one; 0 where there are none. */
  readonly earlierThan: number;
  /** What others have written since the refused draft was begun; none where nothing was refused. */
  readonly newer: readonly LiveEntry[];
  /** The newest of those by a colleague, 0 where there is none: who sends all the same has read up to it. */
  readonly newerStaff: number;
  /** Where a reply may move the ticket too: the page that shows it without the draft; '' where it may not. */
  readonly menuPath: string;
}

export function chatModel(
  ticket: SqlRow,
  { entries, head }: TimelinePart,
  page: {
    readonly role: ChatModel['role'];
    readonly sendPath: string;
    readonly state: FormState;
    readonly words: Words;
    /** The entry after which the page begins. */
    readonly after: number;
    readonly earlier?: boolean;
    readonly menuPath?: string;
  },
): ChatModel {
  const { body = '' } = page.state.values;
  const fault = page.state.faults.find(({ field }) => field === 'body');
  const last = entries.at(-1)?.seq ?? page.after;
  const newer = newerThan(page.state, entries);

  return {
    reference: String(ticket.reference),
    sendPath: page.sendPath,
    entries,
    // The last one that is shown: where more are to come, the browser asks for them from here.
    head: last,
    hasLater: last < head,
    // A refused message is sent under a new id: the reader may well change it.
    clientMessageId: randomUUID(),
    role: page.role,
    read: Number(page.role === 'staff' ? ticket.staff_read_seq : ticket.customer_read_seq),
    otherRead: Number(page.role === 'staff' ? ticket.customer_read_seq : ticket.staff_read_seq),
    closed: ticket.status === 'closed',
    instead: '',
    draft: body,
    fault: fault ? page.words.t(fault.key, fault.params) : '',
    earlierThan: page.earlier ? (entries[0]?.seq ?? 0) : 0,
    newer,
    newerStaff: newer.findLast(({ author }) => author === 'staff')?.seq ?? 0,
    menuPath: page.menuPath ?? '',
  };
}

/** What somebody else wrote after the last entry that the writer of a refused reply had seen. */
function newerThan({ values, refusal }: FormState, entries: readonly LiveEntry[]): LiveEntry[] {
  const seen = refusal !== '' && values.body ? Number(values.baseSeq ?? Number.NaN) : Number.NaN;

  return entries.filter(
    ({ seq, mine, kind }) => seq > seen && !mine && (kind === 'message' || kind === 'note'),
  );
}
