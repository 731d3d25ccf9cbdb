import type { KeyValues } from './device-storage.js';

/** A message on its way. It stays here until the desk has it, through reloads and dead batteries. */
export interface OutboxMessage {
  readonly ticket: string;
  readonly clientMessageId: string;
  readonly body: string;
  readonly baseSeq: number;
  /** When it was written, in milliseconds of the browser's clock. */
  readonly writtenAt: number;
  /** The server's sentence why it will not take it; the text waits to be changed. */
  readonly refused?: string;
}

export const OUTBOX_KEY = 'walletdesk.outbox';
const MOST = 50;
const KEPT_MS = 24 * 60 * 60 * 1000;

/** The messages that this browser owes the desk, of all its tickets, oldest first. Read anew each time: tabs share it. */
export class Outbox {
  constructor(
    private readonly storage: KeyValues,
    private readonly now: () => number = Date.now,
  ) {}

  /** Takes a message, once. False when it is full: then nothing was taken, and the words stay where they are. */
  add(message: OutboxMessage): boolean {
    const messages = this.all();
    if (messages.some(({ clientMessageId }) => clientMessageId === message.clientMessageId)) {
      return true;
    }
    if (messages.length >= MOST) {
      return false;
    }
    this.write([...messages, message]);

    return true;
  }

  remove(clientMessageId: string): void {
    this.write(this.all().filter((message) => message.clientMessageId !== clientMessageId));
  }

  refuse(clientMessageId: string, refused: string): void {
    this.write(this.all().map((m) => (m.clientMessageId === clientMessageId ? { ...m, refused } : m)));
  }

  of(ticket: string): OutboxMessage[] {
    return this.all().filter((message) => message.ticket === ticket);
  }

  /** The one to send now. Refused ones wait for their writer and do not hold up the rest. */
  next(ticket: string): OutboxMessage | null {
    return this.of(ticket).find(({ refused }) => refused === undefined) ?? null;
  }

  private all(): OutboxMessage[] {
    const oldest = this.now() - KEPT_MS;

    return parse(this.storage.get(OUTBOX_KEY)).filter(({ writtenAt }) => writtenAt > oldest);
  }

  private write(messages: readonly OutboxMessage[]): void {
    this.storage.set(OUTBOX_KEY, messages.length > 0 ? JSON.stringify(messages) : null);
  }
}

/** What lies there may be of an older version, or somebody's play. */
function parse(text: string | null): OutboxMessage[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');

    return Array.isArray(value) ? value.filter(isMessage) : [];
  } catch {
    return [];
  }
}

function isMessage(value: unknown): value is OutboxMessage {
  if (!(value instanceof Object)) {
    return false;
  }
  const { ticket, clientMessageId, body, baseSeq, writtenAt } = value as Record<string, unknown>;

  return (
    [ticket, clientMessageId, body].every((text) => typeof text === 'string') &&
    [baseSeq, writtenAt].every((number) => typeof number === 'number')
  );
}
