import type { INestApplicationContext } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { TicketMessagesService } from '../../../src/modules/tickets/ticket-messages.service.js';
import type { Random } from '../../../src/demo-wallet/random.js';
import type { Executed } from '../statement-trace.js';
import { type OwnTicket, SENTENCES } from './people.js';

/** What one sender does: a word of a customer in his own ticket, through the service. */
export function sender(
  app: INestApplicationContext,
  tickets: readonly OwnTicket[],
  random: Random,
): () => Promise<unknown> {
  const messages = app.get(TicketMessagesService);

  return () => {
    const { reference, customer } = random.pick(tickets);

    return messages.send(customer, {
      ticket: reference,
      clientMessageId: randomUUID(),
      body: random.pick(SENTENCES),
    });
  };
}

const LOOK_UP = /^SELECT [^]* FROM tickets/;
const GROW = /^UPDATE tickets [^]* RETURNING/;
const ENTRY = /^INSERT INTO entries/;
const EVIDENCE = /^INSERT INTO audit_rows/;
const NEWS = /^INSERT INTO outbox/;

/** The five statements of a word of a customer, as the product ran them. */
export interface AppendStatements {
  readonly lookUp: Executed;
  readonly grow: Executed;
  readonly entry: Executed;
  readonly evidence: Executed;
  readonly news: Executed;
}

/** @throws Error where the product runs others: then the raw side must be written anew. */
export function fiveStatements(executed: readonly Executed[]): AppendStatements {
  const [lookUp, grow, entry, evidence, news] = executed;
  const kinds = [LOOK_UP, GROW, ENTRY, EVIDENCE, NEWS];
  if (
    executed.length !== kinds.length ||
    !kinds.every((kind, index) => kind.test(executed[index]?.text ?? '')) ||
    !lookUp ||
    !grow ||
    !entry ||
    !evidence ||
    !news
  ) {
    throw new Error(
      `A message is no longer five statements:\n${executed.map(({ text }) => `  ${text}`).join('\n')}`,
    );
  }

  return { lookUp, grow, entry, evidence, news };
}

/**
 * The values of the raw side, in the product's order. What the product had bound is the model: another number of
 * values, or another type, and the comparison would be one of different things.
 */
export class RawAppend {
  constructor(private readonly model: AppendStatements) {}

  lookUp({ customer, reference }: OwnTicket): unknown[] {
    return alike(this.model.lookUp, [customer.id, randomUUID(), reference]);
  }

  grow({ id }: OwnTicket): unknown[] {
    const [, , , ...due] = this.model.grow.values.slice(0, -1);

    return alike(this.model.grow, ['public', 'public', Date.now(), ...due, id]);
  }

  entry({ id, customer }: OwnTicket, seq: number, body: string): unknown[] {
    return alike(this.model.entry, [
      randomUUID(),
      id,
      seq,
      seq - 1,
      'message',
      'public',
      'customer',
      customer.id,
      '',
      body,
      null,
      randomUUID(),
      this.model.entry.values[12],
      Date.now(),
    ]);
  }

  evidence({ id, customer }: OwnTicket): unknown[] {
    const [, , , role, address, , action, kind, , result, meta] = this.model.evidence.values;
    const made = [randomUUID(), Date.now(), customer.id, role, address, randomUUID()];

    return alike(this.model.evidence, [...made, action, kind, id, result, meta]);
  }

  news(): unknown[] {
    const [, name, payload] = this.model.news.values;
    const now = Date.now();

    return alike(this.model.news, [randomUUID(), name, payload, now, now, null, now]);
  }
}

function alike({ text, values }: Executed, made: unknown[]): unknown[] {
  if (values.length !== made.length) {
    throw new Error(`The raw side binds ${made.length} values of ${values.length}: ${text}`);
  }

  return made;
}
