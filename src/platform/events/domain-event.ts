/**
 * Something that has happened, in the past tense, with ids and plain values only (it is stored as JSON and read
 * back). A class carries a static `eventName` and makes its events by `static from(…)`.
 */
export interface DomainEvent {
  readonly name: string;
}

/** The class of an event, as `@On` and `@Handles` take it. */
export interface EventType<E extends DomainEvent = DomainEvent> {
  readonly eventName: string;
  readonly prototype: E;
}
