import { canMove, statusAfterMessage, TICKET_STATUSES, type TicketStatus } from './ticket-status.js';

const allowed: readonly `${TicketStatus}>${TicketStatus}`[] = [
  'new>open',
  'new>resolved',
  'open>waiting',
  'open>resolved',
  'waiting>open',
  'waiting>resolved',
  'resolved>open',
  'resolved>closed',
];

describe('the status of a ticket', () => {
  const pairs = TICKET_STATUSES.flatMap((from) => TICKET_STATUSES.map((to) => [from, to] as const));

  it.each(pairs)('%s to %s', (from, to) => {
    expect(canMove(from, to)).toBe(allowed.includes(`${from}>${to}`));
  });

  it('waits for the customer after a word of the staff, and for the desk after a word of the customer', () => {
    expect(TICKET_STATUSES.map((status) => statusAfterMessage(status, 'staff'))).toEqual([
      'waiting',
      'waiting',
      'waiting',
      'resolved',
      'waiting',
    ]);
    expect(TICKET_STATUSES.map((status) => statusAfterMessage(status, 'customer'))).toEqual([
      'new',
      'open',
      'open',
      'open',
      'open',
    ]);
  });
});
