import type { DomainEvent } from '../../platform/events/domain-event.js';
import { MustBeHandled } from '../../platform/events/registry.js';

/** A notice has ended, or will not come: whoever asked for it is told. */
@MustBeHandled()
export class NoticeOver implements DomainEvent {
  static readonly eventName = 'notice.over';
  readonly name = NoticeOver.eventName;

  constructor(readonly noticeId: string) {}
}
