import { liveSocket } from '../lib/live-socket.js';
import { fetchOwnPage } from '../lib/own-page.js';
import { isInUse, keepOpen } from '../lib/panel-use.js';

const COALESCE_MS = 300;

/**
 * Panels beside a record that follow what happens to the ticket: where it stands, the money, the supervisor. On news
 * of the ticket (`data-ticket`) the page is fetched again, without the lines that are there already, and each
 * `[data-live-panel]` whose content has changed is renewed. One that somebody is in, or has typed into, waits.
 */
export function mount(element: HTMLElement): () => void {
  const panels = new LivePanels(element.dataset.ticket ?? '');

  return () => panels.close();
}

class LivePanels {
  private readonly socket = liveSocket();
  private readonly stop = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** A panel had to wait. */
  private behind = false;

  constructor(private readonly ticket: string) {
    this.socket.on('entry:new', this.heard);
    this.socket.io.on('reconnect', this.renewSoon);
    document.addEventListener('focusout', this.left, { signal: this.stop.signal });
    document.addEventListener('visibilitychange', this.left, { signal: this.stop.signal });
  }

  close(): void {
    this.stop.abort();
    clearTimeout(this.timer);
    this.socket.off('entry:new', this.heard);
    this.socket.io.off('reconnect', this.renewSoon);
  }

  private readonly heard = ({ ticket }: { ticket: string }): void => {
    if (ticket === this.ticket) {
      this.renewSoon();
    }
  };

  private readonly left = (): void => {
    if (this.behind && !document.hidden) {
      this.renewSoon();
    }
  };

  private readonly renewSoon = (): void => {
    this.behind = true;
    clearTimeout(this.timer);
    if (!document.hidden) {
      this.timer = setTimeout(() => void this.renew(), COALESCE_MS);
    }
  };

  private async renew(): Promise<void> {
    const { head = '0' } = document.querySelector<HTMLElement>('[data-head]')?.dataset ?? {};
    const page = await fetchOwnPage({ after: head });
    if (!page) {
      return;
    }
    this.behind = false;
    for (const panel of document.querySelectorAll<HTMLElement>('[data-live-panel]')) {
      const newer = page.querySelector<HTMLElement>(`[data-live-panel="${panel.dataset.livePanel ?? ''}"]`);
      if (newer && contentOf(panel) !== contentOf(newer)) {
        this.take(panel, newer);
      }
    }
  }

  private take(panel: HTMLElement, newer: HTMLElement): void {
    if (isInUse(panel)) {
      this.behind = true;

      return;
    }
    keepOpen(panel, newer);
    panel.replaceChildren(...[...newer.childNodes].map((node) => document.importNode(node, true)));
  }
}

/** Words and what one could press; keys of forms are new in every page and say nothing. */
const contentOf = (panel: HTMLElement): string =>
  `${panel.textContent?.replace(/\s+/g, ' ') ?? ''}|${panel.querySelectorAll('form').length}`;
