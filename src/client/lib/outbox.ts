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

/** Where the messages lie on the device: this, and their id. */
export const OUTBOX_KEYS = 'walletdesk.outbox.';
const MOST = 50;
const KEPT_MS = 24 * 60 * 60 * 1000;

/** As it lies there: `place` orders what was written in one moment. */
interface Stored extends OutboxMessage {
  readonly place: number;
}

/**
 * The messages that this browser owes the desk, of all its tickets, oldest first. Tabs share it, and nothing keeps two
 * of them from writing at once; so each message lies under a key of its own, and none overwrites another's.
 */
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
    this.write({ ...message, place: Math.max(0, ...messages.map(({ place }) => place)) + 1 });

    return true;
  }

  remove(clientMessageId: string): void {
    this.storage.set(OUTBOX_KEYS + clientMessageId, null);
  }

  refuse(clientMessageId: string, refused: string): void {
    const message = this.find(clientMessageId);
    if (message) {
      this.write({ ...message, refused });
    }
  }

  /** Whether it is still owed: another tab may have sent it, or taken it back. */
  has(clientMessageId: string): boolean {
    return this.find(clientMessageId) !== null;
  }

  of(ticket: string): OutboxMessage[] {
    return this.all()
      .filter((message) => message.ticket === ticket)
      .map(({ place: _, ...message }) => message);
  }

  /** The one to send now. Refused ones wait for their writer and do not hold up the rest. */
  next(ticket: string): OutboxMessage | null {
    return this.of(ticket).find(({ refused }) => refused === undefined) ?? null;
  }

  private find(clientMessageId: string): Stored | null {
    return parse(this.storage.get(OUTBOX_KEYS + clientMessageId));
  }

  private all(): Stored[] {
    const oldest = this.now() - KEPT_MS;
    const messages = this.storage
      .keys(OUTBOX_KEYS)
      .map((key) => parse(this.storage.get(key)))
      .filter((message) => message !== null);
    for (const { clientMessageId } of messages.filter(({ writtenAt }) => writtenAt <= oldest)) {
      this.remove(clientMessageId);
    }

    return messages
      .filter(({ writtenAt }) => writtenAt > oldest)
      .sort((a, b) => a.place - b.place || (a.clientMessageId < b.clientMessageId ? -1 : 1));
  }

  private write(message: Stored): void {
    this.storage.set(OUTBOX_KEYS + message.clientMessageId, JSON.stringify(message));
  }
}

/** What lies there may be of an older version, or somebody's play. */
function parse(text: string | null): Stored | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');

    return isMessage(value) ? value : null;
  } catch {
    return null;
  }
}

function isMessage(value: unknown): value is Stored {
  if (!(value instanceof Object)) {
    return false;
  }
  const { ticket, clientMessageId, body, baseSeq, writtenAt, place } = value as Record<string, unknown>;

  return (
    [ticket, clientMessageId, body].every((text) => typeof text === 'string') &&
    [baseSeq, writtenAt, place].every((number) => typeof number === 'number')
  );
}
