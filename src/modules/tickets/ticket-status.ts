/** Where a ticket stands. Escalation is not a status: it has a record of its own, beside any of these. */
export const TICKET_STATUSES = ['new', 'open', 'waiting', 'resolved', 'closed'] as const;

export type TicketStatus = (typeof TICKET_STATUSES)[number];

export type TicketSide = 'customer' | 'staff';

const STAFF: readonly TicketSide[] = ['staff'];
const BOTH: readonly TicketSide[] = ['staff', 'customer'];

/** Allowed moves, and whose they are. Closed is the end for the staff; the customer may come back for a while. */
const MOVES: Readonly<Record<TicketStatus, Partial<Record<TicketStatus, readonly TicketSide[]>>>> = {
  new: { open: STAFF, waiting: STAFF, resolved: STAFF },
  open: { waiting: STAFF, resolved: STAFF },
  waiting: { open: BOTH, resolved: STAFF },
  resolved: { open: BOTH, closed: BOTH },
  closed: { open: ['customer'] },
};

export const canMove = (from: TicketStatus, to: TicketStatus, by: TicketSide): boolean =>
  MOVES[from][to]?.includes(by) ?? false;

/** What a message does to the status: the customer's opens it again, the staff's begins the work and moves no more. */
export function statusAfterMessage(status: TicketStatus, author: TicketSide): TicketStatus {
  if (author === 'staff') {
    return status === 'new' ? 'open' : status;
  }

  return status === 'new' ? 'new' : 'open';
}

/** The same rule as an SQL expression over the column `status`, so that two words at once cannot disagree. */
export function statusAfterMessageSql(author: TicketSide): string {
  const cases = TICKET_STATUSES.map((from) => `WHEN '${from}' THEN '${statusAfterMessage(from, author)}'`);

  return `CASE status ${cases.join(' ')} ELSE status END`;
}
