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
}

const keyOf = (ticket: string): string => `walletdesk.draft.${ticket}`;
