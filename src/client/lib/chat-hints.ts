import type { ServerEvents } from '../../platform/realtime/live-protocol.js';
import type { ChatNotices } from './chat-notices.js';
import type { LiveSocket } from './live-socket.js';
import type { TimelineView } from './timeline-view.js';

export interface ChatHintsOptions {
  readonly ticket: string;
  /** The reader's side. */
  readonly role: string;
  readonly view: TimelineView;
  readonly notices: ChatNotices;
}

/** What is told about a chat besides its lines: who is here, types and has read, and how the line before it moves. */
export class ChatHints {
  constructor(
    private readonly socket: LiveSocket,
    private readonly options: ChatHintsOptions,
  ) {
    socket.on('typing', this.typing);
    socket.on('read:marked', this.marked);
    socket.on('presence', this.others);
    socket.on('queue:position', this.moved);
  }

  close(): void {
    this.socket.off('typing', this.typing);
    this.socket.off('read:marked', this.marked);
    this.socket.off('presence', this.others);
    this.socket.off('queue:position', this.moved);
  }

  private readonly typing: ServerEvents['typing'] = ({ ticket, name }) => {
    if (ticket === this.options.ticket) {
      this.options.notices.someoneTypes(name);
    }
  };

  private readonly marked: ServerEvents['read:marked'] = ({ ticket, seq, author }) => {
    if (ticket === this.options.ticket && author !== this.options.role) {
      this.options.view.markRead(seq);
    }
  };

  private readonly others: ServerEvents['presence'] = ({ ticket, here, text }) => {
    if (ticket === this.options.ticket) {
      this.options.notices.otherSideIs(here, text);
    }
  };

  private readonly moved: ServerEvents['queue:position'] = ({ ticket, text }) => {
    const place = document.querySelector('[data-queue-position]');
    if (place && ticket === this.options.ticket) {
      place.textContent = text;
    }
  };
}
