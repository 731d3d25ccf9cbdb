import type { DomainEvent } from '../../platform/events/domain-event.js';
import type { Language } from '../../platform/i18n/languages.js';

/** There is a newer model of a language. */
export class TriageModelTrained implements DomainEvent {
  static readonly eventName = 'triage-model.trained';
  readonly name = TriageModelTrained.eventName;

  constructor(
    readonly lang: Language,
    readonly version: number,
  ) {}
}
