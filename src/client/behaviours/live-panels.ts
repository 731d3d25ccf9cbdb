import { ENTRY_SHOWN, newestShown } from '../lib/entry-shown.js';
import { keepingFocus } from '../lib/focus.js';
import type { morph } from '../lib/morph.js';
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
    const changed = changedPanels(page);
    // Most visits see no panel change: what that needs is fetched with the first one.
    const tool = changed.length > 0 ? await import('../lib/morph.js').catch(() => null) : null;
    this.behind = changed.length > 0 && tool === null;
    if (tool && !this.stop.signal.aborted) {
      changed.forEach(([panel, newer]) => this.take(panel, newer, tool.morph));
    }
  }

  private take(panel: HTMLElement, newer: HTMLElement, bringUp: typeof morph): void {
    if (isInUse(panel)) {
      this.behind = true;

      return;
    }
    keepingFocus(panel, () => bringUp(panel, document.importNode(newer, true), 'content'));
  }
}

/** The panels whose content is another in the newer page, each with its newer self. */
function changedPanels(page: Document): readonly (readonly [HTMLElement, HTMLElement])[] {
  return [...document.querySelectorAll<HTMLElement>('[data-live-panel]')].flatMap((panel) => {
    const newer = page.querySelector<HTMLElement>(`[data-live-panel="${panel.dataset.livePanel ?? ''}"]`);

    return newer && contentOf(panel) !== contentOf(newer) ? [[panel, newer] as const] : [];
  });
}

/** Words and what one could press; keys of forms are new in every page and say nothing. */
const contentOf = (panel: HTMLElement): string =>
  `${panel.textContent?.replace(/\s+/g, ' ') ?? ''}|${panel.querySelectorAll('form').length}`;

/** The newest entry on the page as it came. */
const headOfPage = (): number =>
  Number(document.querySelector<HTMLElement>('[data-head]')?.dataset.head ?? 0);
