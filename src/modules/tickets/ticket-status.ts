/** Where a ticket stands. Escalation is not a status: it has a record of its own, beside any of these. */
export const TICKET_STATUSES = ['new', 'open', 'waiting', 'resolved', 'closed'] as const;

export type TicketStatus = (typeof TICKET_STATUSES)[number];

/** Allowed moves. A word of the customer brings a resolved ticket back; closed is the end. */
const MOVES: Readonly<Record<TicketStatus, readonly TicketStatus[]>> = {
  new: ['open', 'resolved'],
  open: ['waiting', 'resolved'],
  waiting: ['open', 'resolved'],
  resolved: ['open', 'closed'],
  closed: [],
};

export const canMove = (from: TicketStatus, to: TicketStatus): boolean => MOVES[from].includes(to);

/** What a message does to the status: the customer's opens it again, the staff's waits for the customer. */
export function statusAfterMessage(status: TicketStatus, author: 'customer' | 'staff'): TicketStatus {
  if (author === 'staff') {
    return status === 'resolved' ? 'resolved' : 'waiting';
  }

  return status === 'new' ? 'new' : 'open';
}

/** The same rule as an SQL expression over the column `status`, so that two words at once cannot disagree. */
export function statusAfterMessageSql(author: 'customer' | 'staff'): string {
  const cases = TICKET_STATUSES.map((from) => `WHEN '${from}' THEN '${statusAfterMessage(from, author)}'`);

  return `CASE status ${cases.join(' ')} ELSE status END`;
}
