import type { DomainEvent } from '../../platform/events/domain-event.js';

/** Expressions that mean the same have been added or taken out: the search has old ones. */
export class SearchSynonymsChanged implements DomainEvent {
  static readonly eventName = 'search-synonyms.changed';
  readonly name = SearchSynonymsChanged.eventName;

  /** Which change of all that were counted; null for what is only told here. */
  constructor(readonly change: number | null = null) {}
}
