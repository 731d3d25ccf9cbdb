import type { Announcer } from './announcer.js';
import type { ChatNotices } from './chat-notices.js';
import { sentence } from './element.js';
import type { MessageState } from './message-state.js';
import type { Outbox } from './outbox.js';
import { OtherTabs } from './other-tabs.js';
import { refusalNote } from './refusal-note.js';
import { SendQueue, type SendQueueOptions } from './send-queue.js';
import type { TimelineView } from './timeline-view.js';
import { newUuid } from './uuid.js';

export interface MessageSenderOptions {
  readonly root: HTMLElement;
  readonly ticket: string;
  readonly outbox: Outbox;
  readonly view: TimelineView;
  readonly notices: ChatNotices;
  readonly announcer: Announcer;
  readonly send: SendQueueOptions['send'];
  /** The newest entry that the writer has before his eyes. */
  readonly lastSeen: () => number;
  /** Gives a refused text back to the field; null where there is none any more: then it stays where it is. */
  readonly takeBack: ((text: string) => void) | null;
}

/** Own messages on the page, from the field to the record: shown at once, sent in order, given back when refused. */
export class MessageSender {
  private readonly queue: SendQueue;
  private readonly others: OtherTabs;

  constructor(private readonly options: MessageSenderOptions) {
    this.others = new OtherTabs(options.ticket, {
      waiting: () => this.showWaiting(),
      takenBack: (clientMessageId) => options.view.remove(clientMessageId),
    });
    this.queue = new SendQueue({
      ticket: options.ticket,
      outbox: options.outbox,
      send: options.send,
      report: (id, state, refusal) => this.report(id, state, refusal),
      alone: this.others.alone,
      stored: ({ hidden }) => options.notices.tellHidden(hidden),
    });
  }

  /** What an earlier page or another tab left in the outbox, the refused ones with their reason. */
  showWaiting(): void {
    for (const { clientMessageId, body, refused } of this.options.outbox.of(this.options.ticket)) {
      this.options.view.showPending(clientMessageId, body);
      if (refused !== undefined) {
        this.report(clientMessageId, 'failed', refused);
      }
    }
  }

  /** → Whether the text was taken; else it belongs to the field still. */
  send(body: string): boolean {
    const { ticket, view, notices, lastSeen } = this.options;
    const clientMessageId = newUuid();
    notices.clear();
    view.showPending(clientMessageId, body);
    if (this.queue.push({ ticket, clientMessageId, body, baseSeq: lastSeen(), writtenAt: Date.now() })) {
      return true;
    }
    view.remove(clientMessageId);
    notices.note('outboxFull');

    return false;
  }

  flush(): void {
    void this.queue.flush();
  }

  settle(clientMessageId: string): void {
    this.queue.settle(clientMessageId);
  }

  close(): void {
    this.queue.close();
    this.others.close();
  }

  private report(id: string, state: MessageState, refusal?: string): void {
    const { root, view, announcer, takeBack } = this.options;
    view.setState(id, state);
    if (state !== 'failed' || refusal === undefined) {
      return;
    }
    const edit = { label: sentence(root, 'edit'), act: () => takeBack?.(this.takeAway(id)) };
    // Refused is not stored: another try is another message, and answers to what stands there now.
    const again = { label: sentence(root, 'tryAgain'), act: () => this.sendAgain(id) };
    view.addBelow(id, refusalNote(refusal, takeBack ? [edit, again] : []));
    announcer.interrupt(refusal);
  }

  private sendAgain(id: string): void {
    const body = this.takeAway(id);
    if (body !== '' && !this.send(body)) {
      this.options.takeBack?.(body);
    }
  }

  private takeAway(id: string): string {
    const { outbox, ticket, view } = this.options;
    const body = outbox.of(ticket).find(({ clientMessageId }) => clientMessageId === id)?.body ?? '';
    outbox.remove(id);
    view.remove(id);
    this.others.tellTakenBack(id);

    return body;
  }
}
