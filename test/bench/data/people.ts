import { randomUUID } from 'node:crypto';
import { newReference } from '../../../src/platform/ids/reference.js';
import { type KnownActor, NO_CHOICES } from '../../../src/platform/identity/actor.js';

/** A ticket and the customer who may write in it. */
export interface OwnTicket {
  readonly id: string;
  readonly reference: string;
  readonly customer: KnownActor;
}

export const AGENT: KnownActor = {
  id: randomUUID(),
  role: 'agent',
  name: 'Jonas',
  sessionId: null,
  ...NO_CHOICES,
  level: null,
};

/** Tickets, each of another customer. Ids are random: nothing measured depends on them. */
export const ownTickets = (count: number): OwnTicket[] =>
  Array.from({ length: count }, () => ({
    id: randomUUID(),
    reference: newReference(),
    customer: {
      id: randomUUID(),
      role: 'customer',
      name: '',
      sessionId: null,
      ...NO_CHOICES,
      level: 'anonymous',
    },
  }));

/** What people write: two scripts, one or two sentences. */
export const SENTENCES = [
  '昨天下午三点转出的钱到现在还没有到账，对方说没有收到，请帮我查一下。',
  'The payment broke off at the last step, and the money has left my wallet all the same.',
  '登录时一直提示验证码错误，换了手机也不行。',
  'My account has been locked since this morning. I changed nothing, and I need it for my rent.',
] as const;

const TICKET = {
  mode: 'async',
  status: 'open',
  subject: SENTENCES[0],
  language: 'zh-CN',
  lookup_state: 'none',
  last_seq: 0,
  last_public_seq: 0,
  public_before: 0,
  last_staff_seq: 0,
  customer_read_seq: 0,
  staff_read_seq: 0,
  version: 1,
};

/** The rows behind the tickets, as `INSERT` statements with `?`, parents first. */
export function rowsOf(ticket: OwnTicket, at: number): { text: string; values: (string | number)[] }[] {
  const columns = {
    ...TICKET,
    id: ticket.id,
    reference: ticket.reference,
    customer_id: ticket.customer.id,
    opened_at: at,
    customer_at: at,
  };

  return [
    { text: 'INSERT INTO customers (id, created_at) VALUES (?, ?)', values: [ticket.customer.id, at] },
    {
      text: `INSERT INTO tickets (${Object.keys(columns).join(', ')})
        VALUES (${Object.keys(columns)
          .map(() => '?')
          .join(', ')})`,
      values: Object.values(columns),
    },
  ];
}

/** One entry of a ticket; for loading, and for the raw side. */
export function entryRow(
  ticket: OwnTicket,
  entry: { readonly seq: number; readonly body: string; readonly at: number },
): { text: string; values: (string | number | null)[] } {
  return {
    text: `INSERT INTO entries (id, ticket_id, seq, public_before, kind, visibility, author, author_id, author_name,
      body, created_at) VALUES (?, ?, ?, ?, 'message', 'public', 'customer', ?, '', ?, ?)`,
    values: [randomUUID(), ticket.id, entry.seq, entry.seq - 1, ticket.customer.id, entry.body, entry.at],
  };
}
