import type { LiveEntry } from '../../platform/realtime/live-protocol.js';
import { part, sentence } from './element.js';
import { showFile } from './entry-file.js';
import { type MessageState, stateAfter } from './message-state.js';
import { clockTime } from './short-time.js';
import { arrange, divide } from './timeline-days.js';
import { TimelineScroll } from './timeline-scroll.js';

const OWN = '.entry[data-mine="true"][data-kind="message"]';

/**
 * The list of a record on the page. Rows are copies of the page's `<template>`, filled with text only, so that the
 * server writes the markup once and nobody's words become markup. Messages under way stand at the end.
 */
export class TimelineView {
  private readonly list: HTMLElement;
  private readonly scroll: TimelineScroll;
  private readonly template: HTMLTemplateElement;

  constructor(private readonly root: HTMLElement) {
    this.list = part(root, '.timeline', HTMLElement);
    this.scroll = new TimelineScroll(
      part(root, '.timeline-scroll', HTMLElement),
      part(root, '.timeline-jump', HTMLButtonElement),
      (number) => sentence(root, 'missed', { number }),
    );
    this.template = part(root, 'template[data-entry]', HTMLTemplateElement);
    this.take([...this.list.querySelectorAll<HTMLElement>('.entry')]);
  }

  /** Puts an entry at its place: after all others, before what is still under way. A sent message becomes its entry. */
  append(entry: LiveEntry): void {
    this.scroll.around(entry.mine, () => {
      const pending = entry.clientMessageId ? this.find(entry.clientMessageId) : null;
      const row = pending ?? this.blank();
      row.dataset.seq = String(entry.seq);
      fill(row, entry);
      showFile(this.root, row, entry.file);
      const next = [...this.list.querySelectorAll<HTMLElement>('.entry[data-state]:not([data-seq])')].find(
        (other) => other !== row,
      );
      if (
        !row.isConnected ||
        (next && row.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_PRECEDING)
      ) {
        this.list.insertBefore(row, next ?? null);
      }
      row.querySelector('.entry-refusal')?.remove();
      arrange(row, document.documentElement.lang);
      if (entry.mine && entry.kind === 'message') {
        this.mark(row, 'sent');
      }
    });
  }

  /** Shows a message that the desk does not have yet. */
  showPending(clientMessageId: string, body: string): void {
    if (this.find(clientMessageId)) {
      return;
    }
    this.scroll.around(true, () => {
      const row = this.blank();
      row.dataset.clientId = clientMessageId;
      fill(row, {
        kind: 'message',
        author: this.author,
        authorName: sentence(this.root, 'mine'),
        mine: true,
        internal: false,
        text: body,
      });
      this.list.append(row);
      this.mark(row, 'queued');
    });
  }

  /** Never goes back: see `stateAfter`. */
  setState(clientMessageId: string, state: MessageState): void {
    const row = this.find(clientMessageId);
    if (row) {
      this.mark(row, state);
    }
  }

  /** Puts something under a row, instead of what was there. */
  addBelow(clientMessageId: string, content: HTMLElement): void {
    const row = this.find(clientMessageId);
    row?.querySelector('.entry-refusal')?.remove();
    this.scroll.around(true, () => row?.append(content));
  }

  remove(clientMessageId: string): void {
    this.find(clientMessageId)?.remove();
  }

  /** The other side has read up to here. */
  markRead(seq: number): void {
    for (const row of this.list.querySelectorAll<HTMLElement>(OWN)) {
      if (Number(row.dataset.seq) <= seq) {
        this.mark(row, 'read');
      }
    }
  }

  scrollToEnd(): void {
    this.scroll.toEnd();
  }

  /** The rows that came with the page: their times by the reader's clock, days, and where the new ones begin. */
  private take(rows: readonly HTMLElement[]): void {
    for (const row of rows) {
      const time = part(row, '.entry-time', HTMLTimeElement);
      showTime(time, time.dateTime, time.textContent ?? '');
      arrange(row, document.documentElement.lang);
      if (row.matches(OWN)) {
        this.mark(row, 'sent');
      }
    }
    this.markRead(Number(this.root.dataset.otherRead));
    const { read = '', unread = '' } = this.root.dataset;
    const first = rows.find(({ dataset }) => Number(dataset.seq) > Number(read) && dataset.mine !== 'true');
    if (first && first !== rows[0]) {
      divide(first, 'timeline-unread', unread);
    }
  }

  private get author(): LiveEntry['author'] {
    return this.root.dataset.role === 'staff' ? 'staff' : 'customer';
  }

  private mark(row: HTMLElement, state: MessageState): void {
    const next = stateAfter((row.dataset.state as MessageState | undefined) ?? 'queued', state);
    row.dataset.state = next;
    part(row, '.entry-state', HTMLElement).textContent = sentence(this.root, `state${capital(next)}`);
  }

  private blank(): HTMLElement {
    const copy = this.template.content.firstElementChild?.cloneNode(true);
    if (!(copy instanceof HTMLElement)) {
      throw new Error('The template of an entry is empty.');
    }
    delete copy.dataset.seq;

    return copy;
  }

  private find(clientMessageId: string): HTMLElement | null {
    return this.list.querySelector(`[data-client-id="${CSS.escape(clientMessageId)}"]`);
  }
}

type Shown = Pick<LiveEntry, 'kind' | 'author' | 'authorName' | 'mine' | 'internal' | 'text'> &
  Partial<LiveEntry>;

function fill(row: HTMLElement, entry: Shown): void {
  const { kind, author, mine, internal, clientMessageId, authorName, text, at, atText } = entry;
  Object.assign(row.dataset, { kind, author, mine: String(mine), internal: String(internal) });
  if (clientMessageId) {
    row.dataset.clientId = clientMessageId;
  }
  part(row, '.entry-author', HTMLElement).textContent = authorName;
  part(row, '.entry-text', HTMLElement).textContent = text;
  showTime(part(row, '.entry-time', HTMLTimeElement), at ?? '', atText ?? '');
  if (!internal) {
    row.querySelector('.entry-internal')?.remove();
  }
}

/** Short on the line; the server's words, with their zone, stay within reach. */
function showTime(time: HTMLTimeElement, at: string, full: string): void {
  time.dateTime = at;
  time.title = full;
  time.textContent = at === '' ? '' : clockTime(at, document.documentElement.lang);
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
