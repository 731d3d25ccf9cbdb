import { part, sentence } from './element.js';

const TYPING_SHOWN_MS = 5_000;

/** The small lines around a chat: the connection, who is here and typing, what was hidden. */
export class ChatNotices {
  private readonly connection: HTMLElement;
  private readonly presence: HTMLElement;
  private readonly typing: HTMLElement;
  private readonly notice: HTMLElement;
  private typingTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly root: HTMLElement) {
    this.connection = part(root, '.chat-connection', HTMLElement);
    this.presence = part(root, '.chat-presence', HTMLElement);
    this.typing = part(root, '.chat-typing', HTMLElement);
    this.notice = part(root, '.chat-notice', HTMLElement);
  }

  /** What is the matter with the connection; null when nothing is. `time` is that of what is shown. */
  connectionIs(trouble: 'offline' | 'reconnecting' | 'signedOut' | null, time: string): void {
    this.connection.hidden = trouble === null;
    this.connection.textContent = trouble ? sentence(this.root, trouble, { time }) : '';
  }

  /** Whether the other side has this open, in the server's words. */
  otherSideIs(here: boolean, text: string): void {
    this.presence.hidden = false;
    this.presence.dataset.here = String(here);
    this.presence.textContent = text;
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
  note(name: 'outboxFull'): void {
    this.notice.textContent = sentence(this.root, name);
  }

  /** What the desk has hidden in the message before storing it: one kind by its name, more in one sentence. */
  tellHidden(kinds: readonly string[]): void {
    const [kind] = kinds.length > 1 ? ['several'] : kinds;
    if (kind !== undefined) {
      this.notice.textContent = sentence(this.root, `hidden-${kind}`.replace(/-(\w)/g, toCapital));
    }
  }

  clear(): void {
    this.notice.textContent = '';
  }

  close(): void {
    clearTimeout(this.typingTimer);
  }
}

const toCapital = (_: string, letter: string): string => letter.toUpperCase();
