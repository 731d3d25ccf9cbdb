import type { KeyValues } from './device-storage.js';

/** What was typed and not sent yet, one text a ticket. */
export class Drafts {
  constructor(private readonly storage: KeyValues) {}

  of(ticket: string): string {
    return this.storage.get(keyOf(ticket)) ?? '';
  }

  keep(ticket: string, text: string): void {
    this.storage.set(keyOf(ticket), text.trim() === '' ? null : text);
  }

  /** The draft goes out with the page, under this id. */
  noteSent(ticket: string, clientMessageId: string): void {
    this.storage.set(sentKeyOf(ticket), clientMessageId);
  }

  /** The id under which the last page sent it, once; '' where none did. */
  takeSent(ticket: string): string {
    const sent = this.storage.get(sentKeyOf(ticket)) ?? '';
    this.storage.set(sentKeyOf(ticket), null);

    return sent;
  }
}

const sentKeyOf = (ticket: string): string => `walletdesk.sent.${ticket}`;
const keyOf = (ticket: string): string => `walletdesk.draft.${ticket}`;
