import { liveSocket } from '../lib/live-socket.js';
import { renewRows } from '../lib/live-table.js';
import { fetchOwnPage } from '../lib/own-page.js';

const COALESCE_MS = 250;
/** A pointer that has not moved for so long is only lying there. */
const REST_MS = 5_000;

/**
 * A list that follows the desk: on news it fetches its own page again and renews row by row. Rows never move under
 * somebody's pointer or focus; new ones then wait until he has left. `element` holds the `<tbody data-live-rows>`,
 * several of them on a board, or what stands there while there are no rows; rows are known by `data-id`.
 */
export function mount(element: HTMLElement): () => void {
  const rows = new LiveRows(element);

  return () => rows.close();
}

const CONTAINER = '[data-behaviour~="live-rows"]';
const BODY = '[data-live-rows]';

class LiveRows {
  private readonly socket = liveSocket();
  private readonly stop = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private fetching = false;
  /** The page knows that it is behind. */
  private dirty = false;
  private heardMeanwhile = false;
  private restsAt = 0;

  constructor(private container: Element) {
    this.socket.on('rows:changed', this.changed);
    // The first time too: what happened between the page and the socket was told to nobody.
    this.socket.on('connect', this.changed);
    document.addEventListener('visibilitychange', this.left, { signal: this.stop.signal });
    this.listen();
  }

  close(): void {
    this.stop.abort();
    clearTimeout(this.timer);
    this.socket.off('rows:changed', this.changed);
    this.socket.off('connect', this.changed);
  }

  private listen(): void {
    const { signal } = this.stop;
    this.container.addEventListener('pointermove', () => (this.restsAt = Date.now() + REST_MS), { signal });
    this.container.addEventListener('pointerleave', () => (this.restsAt = 0), { signal });
    this.container.addEventListener('pointerleave', this.left, { signal });
    this.container.addEventListener('focusout', this.left, { signal });
  }

  private readonly left = (): void => {
    if (this.dirty) {
      this.changed();
    }
  };

  private readonly changed = (): void => {
    this.dirty = true;
    this.heardMeanwhile = this.fetching;
    if (!document.hidden && !this.fetching) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.refresh(), COALESCE_MS);
    }
  };

  private async refresh(): Promise<void> {
    this.fetching = true;
    this.heardMeanwhile = false;
    const page = await fetchOwnPage();
    const next = page?.querySelector(CONTAINER) ?? null;
    this.fetching = false;
    this.dirty = next === null;
    if (page && next) {
      document.title = page.title; // Some say how many wait.
      this.take(next);
    }
    if (this.heardMeanwhile) {
      this.changed();
    }
  }

  private take(next: Element): void {
    const steady = Date.now() < this.restsAt || this.container.contains(document.activeElement);
    const [bodies, newer] = [bodiesOf(this.container), bodiesOf(next)];
    if (bodies.length > 0 && bodies.length === newer.length) {
      this.dirty = bodies.map((body, index) => renewRows(body, newer[index] ?? body, steady)).includes(true);
    } else if (steady) {
      this.dirty = true;
    } else {
      const fresh = document.importNode(next, true);
      this.container.replaceWith(fresh);
      this.container = fresh;
      this.listen();
    }
    if (this.dirty) {
      setTimeout(this.left, REST_MS);
    }
  }
}

const bodiesOf = (container: Element): readonly Element[] =>
  container.matches(BODY) ? [container] : [...container.querySelectorAll(BODY)];
