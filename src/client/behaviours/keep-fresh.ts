import { keepingFocus } from '../lib/focus.js';
import { fetchOwnPage } from '../lib/own-page.js';

/**
 * A part of the page whose figures grow old by themselves: every `data-every` seconds, while somebody can see it, the
 * page is fetched again and the part morphed. Where that fails, `[data-stale]` beside it says so until it works again.
 */
export function mount(element: HTMLElement): () => void {
  const part = new FreshPart(element);

  return () => part.close();
}

const PART = '[data-behaviour~="keep-fresh"]';

class FreshPart {
  private readonly stop = new AbortController();
  private readonly timer: ReturnType<typeof setInterval>;
  private renewing = false;

  constructor(private readonly part: HTMLElement) {
    this.timer = setInterval(() => void this.renew(), Number(part.dataset.every) * 1_000);
    document.addEventListener('visibilitychange', () => void this.renew(), { signal: this.stop.signal });
  }

  close(): void {
    this.stop.abort();
    clearInterval(this.timer);
  }

  private async renew(): Promise<void> {
    if (document.hidden || this.renewing) {
      return;
    }
    this.renewing = true;
    const page = await fetchOwnPage();
    const newer = page?.querySelector(PART) ?? null;
    const tool = newer ? await import('../lib/morph.js').catch(() => null) : null;
    this.renewing = false;
    document.querySelector('[data-stale]')?.toggleAttribute('hidden', tool !== null);
    if (newer && tool && !this.stop.signal.aborted) {
      keepingFocus(this.part, () => tool.morph(this.part, document.importNode(newer, true), 'content'));
    }
  }
}
