import {
  canMove,
  statusAfterMessage,
  TICKET_STATUSES,
  type TicketSide,
  type TicketStatus,
} from './ticket-status.js';

const ALLOWED: Readonly<Record<TicketSide, readonly `${TicketStatus}>${TicketStatus}`[]>> = {
  staff: [
    'new>open',
    'new>waiting',
    'new>resolved',
    'open>waiting',
    'open>resolved',
    'waiting>open',
    'waiting>resolved',
    'resolved>open',
    'resolved>closed',
  ],
  customer: ['waiting>open', 'resolved>open', 'resolved>closed', 'closed>open'],
};

describe('the status of a ticket', () => {
  const cases = (['staff', 'customer'] as const).flatMap((by) =>
    TICKET_STATUSES.flatMap((from) => TICKET_STATUSES.map((to) => [by, from, to] as const)),
  );

  it.each(cases)('by the %s from %s to %s', (by, from, to) => {
    expect(canMove(from, to, by)).toBe(ALLOWED[by].includes(`${from}>${to}`));
  });

  it('stays where it is after a word of the staff, but that the work has begun', () => {
    expect(TICKET_STATUSES.map((status) => statusAfterMessage(status, 'staff'))).toEqual([
      'open',
      'open',
      'waiting',
      'resolved',
      'closed',
    ]);
  });

  it('is the desk’s turn again after a word of the customer', () => {
    expect(TICKET_STATUSES.map((status) => statusAfterMessage(status, 'customer'))).toEqual([
      'new',
      'open',
      'open',
      'open',
      'open',
    ]);
  });
});
