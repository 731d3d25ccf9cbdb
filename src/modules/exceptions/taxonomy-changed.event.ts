import type { DomainEvent } from '../../platform/events/domain-event.js';

/** A type of exception has another edition: what is kept in memory of the words and facts of types is old. */
export class TaxonomyChanged implements DomainEvent {
  static readonly eventName = 'taxonomy.changed';
  readonly name = TaxonomyChanged.eventName;

  private constructor(
    readonly version: number,
    readonly code: string,
  ) {}

  static from({ version, code }: { readonly version: number; readonly code: string }): TaxonomyChanged {
    return new TaxonomyChanged(version, code);
  }
}
