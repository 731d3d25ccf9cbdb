import type { DomainEvent } from '../../platform/events/domain-event.js';

/** A notice is to be shown otherwise than before, or not any more: what is kept of them in memory is old. */
export class NoticeChanged implements DomainEvent {
  static readonly eventName = 'notice.changed';
  readonly name = NoticeChanged.eventName;

  constructor(readonly noticeId: string) {}
}
