import { ENTRY_SHOWN, newestShown } from '../lib/entry-shown.js';
import { keepingFocus } from '../lib/focus.js';
import { morph } from '../lib/morph.js';
import { fetchOwnPage } from '../lib/own-page.js';
import { isInUse } from '../lib/panel-use.js';

const COALESCE_MS = 300;

/**
 * Panels beside a record that follow what happens to the ticket: where it stands, the money, the supervisor. When the
 * record has grown, by whichever way, the page is fetched again without the lines that are there already, and each
 * `[data-live-panel]` whose content has changed is morphed. One in whose fields somebody is, or has typed, waits.
 */
export function mount(): () => void {
  const panels = new LivePanels();

  return () => panels.close();
}

class LivePanels {
  private readonly stop = new AbortController();
  private readonly head = headOfPage();
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** A panel had to wait. */
  private behind = false;

  constructor() {
    const { signal } = this.stop;
    document.addEventListener(ENTRY_SHOWN, this.renewSoon, { signal });
    document.addEventListener('focusout', this.left, { signal });
    document.addEventListener('visibilitychange', this.left, { signal });
    if (newestShown() > this.head) {
      this.renewSoon(); // The record was faster than this script.
    }
  }

  close(): void {
    this.stop.abort();
    clearTimeout(this.timer);
  }

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
    const page = await fetchOwnPage({ after: String(this.head) });
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
    keepingFocus(panel, () => morph(panel, document.importNode(newer, true), 'content'));
  }
}

/** Words and what one could press; keys of forms are new in every page and say nothing. */
const contentOf = (panel: HTMLElement): string =>
  `${panel.textContent?.replace(/\s+/g, ' ') ?? ''}|${panel.querySelectorAll('form').length}`;

/** The newest entry on the page as it came. */
const headOfPage = (): number =>
  Number(document.querySelector<HTMLElement>('[data-head]')?.dataset.head ?? 0);
