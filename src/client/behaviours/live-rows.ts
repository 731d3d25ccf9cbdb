import { liveSocket } from '../lib/live-socket.js';
import { planRows } from '../lib/row-plan.js';
import { parseOwnPage } from '../lib/trusted-html.js';

const COALESCE_MS = 250;

/**
 * A list that follows the desk: on news it fetches its own page again and renews row by row. Rows never move under
 * somebody's pointer or focus; new ones then wait until he has left. `element` is the `<tbody data-live-rows>`.
 */
export function mount(element: HTMLElement): () => void {
  const rows = new LiveRows(element);

  return () => rows.close();
}

class LiveRows {
  private readonly socket = liveSocket();
  private readonly stop = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private fetching = false;
  /** The page knows that it is behind. */
  private dirty = false;
  private heardMeanwhile = false;

  constructor(private readonly body: HTMLElement) {
    const { signal } = this.stop;
    this.socket.on('rows:changed', this.changed);
    this.socket.io.on('reconnect', this.changed);
    document.addEventListener('visibilitychange', () => this.dirty && this.changed(), { signal });
    body.addEventListener('pointerleave', () => this.dirty && this.changed(), { signal });
    body.addEventListener('focusout', () => this.dirty && this.changed(), { signal });
  }

  close(): void {
    this.stop.abort();
    clearTimeout(this.timer);
    this.socket.off('rows:changed', this.changed);
    this.socket.io.off('reconnect', this.changed);
  }

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
    this.dirty = false;
    this.body.ariaBusy = 'true';
    try {
      const page = await fetchOwnPage();
      const next = page?.querySelector('[data-live-rows]');
      if (next) {
        this.apply(next);
      } else {
        this.dirty = true;
      }
    } finally {
      this.body.ariaBusy = 'false';
      this.fetching = false;
    }
    if (this.heardMeanwhile) {
      this.changed();
    }
  }

  private apply(next: Element): void {
    const steady = this.body.matches(':hover') || this.body.contains(document.activeElement);
    const there = rowsOf(this.body);
    const coming = rowsOf(next);
    const held = (row: Element): boolean => row.contains(document.activeElement);
    const plan = planRows(
      [...there].map(([id, row]) => ({ id, held: held(row) })),
      [...coming].map(([id, row]) => ({ id, same: there.get(id)?.isEqualNode(row) ?? false })),
      steady,
    );
    for (const id of plan.renew) {
      const fresh = coming.get(id);
      if (fresh) {
        const row = document.importNode(fresh, true);
        there.get(id)?.replaceWith(row);
        there.set(id, row);
      }
    }
    for (const id of plan.gone) {
      const row = there.get(id);
      row?.classList.add('row-gone');
      if (!steady) {
        row?.remove();
      }
    }
    if (!steady) {
      this.order(plan.order, there);
    } else if (plan.gone.length > 0 || [...coming.keys()].some((id) => !there.has(id))) {
      this.dirty = true; // Looked at again when nobody works in the list any more.
    }
  }

  /** Moves only what stands wrong, so that nothing loses its scroll or its open details for nothing. */
  private order(ids: readonly string[], rows: ReadonlyMap<string, Element>): void {
    let place: Element | null = this.body.firstElementChild;
    for (const id of ids) {
      const row = rows.get(id);
      if (row && row === place) {
        place = place.nextElementSibling;
      } else if (row) {
        this.body.insertBefore(row, place);
      }
    }
    while (place) {
      const rest: Element = place;
      place = place.nextElementSibling;
      rest.remove();
    }
  }
}

const rowsOf = (body: Element): Map<string, Element> =>
  new Map([...body.children].map((row) => [(row as HTMLElement).dataset.id ?? '', row]));

async function fetchOwnPage(): Promise<Document | null> {
  try {
    const response = await fetch(location.href, {
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { accept: 'text/html' },
    });

    return response.ok && !response.redirected ? parseOwnPage(await response.text()) : null;
  } catch {
    return null;
  }
}
