import type { DomainEvent } from '../../platform/events/domain-event.js';

/** A rule of the diagnosis has another edition: what is kept in memory of the rules is old. */
export class RulesChanged implements DomainEvent {
  static readonly eventName = 'diagnosis-rules.changed';
  readonly name = RulesChanged.eventName;

  private constructor(
    readonly version: number,
    readonly rule: string,
  ) {}

  static from({ version, rule }: { readonly version: number; readonly rule: string }): RulesChanged {
    return new RulesChanged(version, rule);
  }
}
