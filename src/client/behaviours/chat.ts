import type { LiveEntry } from '../../platform/realtime/live-protocol.js';
import { Announcer } from '../lib/announcer.js';
import { ChatHints } from '../lib/chat-hints.js';
import { ChatNotices } from '../lib/chat-notices.js';
import { Composer } from '../lib/composer.js';
import type { Presence } from '../lib/connection.js';
import { DeviceStorage } from '../lib/device-storage.js';
import { Drafts } from '../lib/drafts.js';
import { sentence } from '../lib/element.js';
import { tellEntryShown } from '../lib/entry-shown.js';
import { liveSocket } from '../lib/live-socket.js';
import { MessageSender } from '../lib/message-sender.js';
import { Outbox } from '../lib/outbox.js';
import { shortTime } from '../lib/short-time.js';
import { TicketRecord } from '../lib/ticket-record.js';
import { TimelineView } from '../lib/timeline-view.js';

/** A record that grows while one looks at it, and a field to write into it (`chat.hbs`). */
export function mount(root: HTMLElement): () => void {
  const chat = new Chat(root);

  return () => chat.close();
}

class Chat {
  private readonly socket = liveSocket();
  private readonly view: TimelineView;
  private readonly notices: ChatNotices;
  private readonly announcer: Announcer;
  private readonly record: TicketRecord;
  private readonly sender: MessageSender;
  private readonly composer: Composer | null;
  private readonly hints: ChatHints;
  private readonly stop = new AbortController();
  private presence: Presence = 'here';
  private fresh = new Date();
  private readTo = 0;

  constructor(
    private readonly root: HTMLElement,
    private readonly ticket = root.dataset.ticket ?? '',
  ) {
    const storage = new DeviceStorage();
    const view = (this.view = new TimelineView(root));
    const notices = (this.notices = new ChatNotices(root));
    const announcer = (this.announcer = new Announcer((number) => sentence(root, 'several', { number })));
    this.record = new TicketRecord(this.socket, {
      ticket,
      head: Number(root.dataset.head ?? 0),
      show: (entry) => this.show(entry),
      patienceMs: root.dataset.role === 'staff' ? 2_000 : 5_000,
      presence: (presence, fresh) => this.connectionIs(presence, fresh),
      outdated: () => location.reload(),
      complete: () => this.completed(),
    });
    const composer = (this.composer = this.openComposer(new Drafts(storage)));
    this.sender = new MessageSender({
      root,
      ticket,
      view,
      notices,
      announcer,
      outbox: new Outbox(storage),
      send: (message) => this.record.send(message),
      lastSeen: () => this.record.last,
      takeBack: composer && ((text) => composer.takeBack(text)),
    });
    this.hints = new ChatHints(this.socket, { ticket, role: root.dataset.role ?? '', view, notices });
    root.dataset.live = 'true';
    this.listen();
    this.sender.showWaiting();
    this.view.scrollToEnd();
  }

  close(): void {
    this.stop.abort();
    this.hints.close();
    this.composer?.close();
    this.sender.close();
    this.record.close();
    this.notices.close();
  }

  /** None where the record is closed. */
  private openComposer(drafts: Drafts): Composer | null {
    const form = this.root.querySelector<HTMLFormElement>('form.composer');

    return (
      form &&
      new Composer(form, {
        ticket: this.ticket,
        drafts,
        send: (text) => this.sender.send(text),
        typing: () => this.record.live.noticeTyping(),
      })
    );
  }

  private listen(): void {
    const { signal } = this.stop;
    addEventListener('offline', () => this.connectionIs(this.presence), { signal });
    addEventListener('offline', () => this.announcer.say(sentence(this.root, 'offline')), { signal });
    addEventListener('online', () => this.connectionIs(this.presence), { signal });
    addEventListener('online', () => this.sender.flush(), { signal });
    document.addEventListener('visibilitychange', () => this.markRead(), { signal });
  }

  private show(entry: LiveEntry): void {
    this.view.append(entry);
    if (entry.mine && entry.clientMessageId) {
      this.sender.settle(entry.clientMessageId);
    } else if (!entry.mine) {
      this.notices.nobodyTypes();
      this.announcer.say(sentence(this.root, 'incoming', { name: entry.authorName, text: entry.text }));
    }
    this.markRead();
    tellEntryShown(this.root);
  }

  private completed(): void {
    this.markRead();
    this.sender.flush();
  }

  private markRead(): void {
    if (!document.hidden && this.record.last > this.readTo && this.socket.connected) {
      this.readTo = this.record.last;
      this.record.live.markRead(this.readTo);
    }
  }

  private connectionIs(presence: Presence, fresh = this.fresh): void {
    [this.presence, this.fresh] = [presence, fresh];
    const trouble = ({ here: null, away: 'reconnecting', out: 'signedOut' } as const)[presence];
    const time = shortTime(fresh.toISOString(), document.documentElement.lang);
    this.notices.connectionIs(navigator.onLine ? trouble : 'offline', time);
  }
}
