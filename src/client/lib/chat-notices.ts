import { part, sentence } from './element.js';

const TYPING_SHOWN_MS = 5_000;

/** The small lines around a chat: the connection, who is typing, what was hidden. */
export class ChatNotices {
  private readonly connection: HTMLElement;
  private readonly typing: HTMLElement;
  private readonly notice: HTMLElement;
  private typingTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly root: HTMLElement) {
    this.connection = part(root, '.chat-connection', HTMLElement);
    this.typing = part(root, '.chat-typing', HTMLElement);
    this.notice = part(root, '.chat-notice', HTMLElement);
  }

  /** What is the matter with the connection; null when nothing is. */
  connectionIs(trouble: 'offline' | 'reconnecting' | null): void {
    this.connection.hidden = trouble === null;
    this.connection.textContent = trouble ? sentence(this.root, trouble) : '';
  }

  someoneTypes(name: string): void {
    this.typing.textContent = sentence(this.root, 'typing', { name });
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => this.nobodyTypes(), TYPING_SHOWN_MS);
  }

  nobodyTypes(): void {
    this.typing.textContent = '';
  }

  /** `name` is one of the chat's `data-…` sentences. */
  note(name: 'hidden' | 'outboxFull'): void {
    this.notice.textContent = sentence(this.root, name);
  }

  clear(): void {
    this.notice.textContent = '';
  }

  close(): void {
    clearTimeout(this.typingTimer);
  }
}
