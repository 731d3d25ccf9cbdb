import type { DomainEvent } from '../../platform/events/domain-event.js';
import type { EntryAuthor, EntryKind, Visibility } from './entry.entity.js';

/** The record of a ticket has grown by one line. The words are read back by whoever may see them. */
export class EntryAdded implements DomainEvent {
  static readonly eventName = 'entry.added';
  readonly name = EntryAdded.eventName;

  readonly entryId: string;
  readonly ticketId: string;
  readonly reference: string;
  readonly seq: number;
  readonly kind: EntryKind;
  readonly visibility: Visibility;
  readonly author: EntryAuthor;

  constructor(entry: Omit<EntryAdded, 'name'>) {
    this.entryId = entry.entryId;
    this.ticketId = entry.ticketId;
    this.reference = entry.reference;
    this.seq = entry.seq;
    this.kind = entry.kind;
    this.visibility = entry.visibility;
    this.author = entry.author;
  }
}
