import { liveSocket } from '../lib/live-socket.js';
import { fetchOwnPage } from '../lib/own-page.js';

const COALESCE_MS = 300;
const PANEL = '[data-live-panel]';

/**
 * Panels beside a record that follow what happens to the ticket: where it stands, the money, the supervisor. On news
 * of the ticket (`data-ticket`) the page is fetched again, and each `[data-live-panel]` whose content has changed is
 * renewed, but not while somebody is in it or has typed into it.
 */
export function mount(element: HTMLElement): () => void {
  const socket = liveSocket();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const renew = async (): Promise<void> => {
    const page = await fetchOwnPage();
    for (const panel of page ? document.querySelectorAll<HTMLElement>(PANEL) : []) {
      const newer = page?.querySelector<HTMLElement>(`[data-live-panel="${panel.dataset.livePanel ?? ''}"]`);
      if (newer && !isInUse(panel) && contentOf(panel) !== contentOf(newer)) {
        panel.replaceChildren(...[...newer.childNodes].map((node) => document.importNode(node, true)));
      }
    }
  };
  const heard = ({ ticket }: { ticket: string }): void => {
    if (ticket === element.dataset.ticket) {
      clearTimeout(timer);
      timer = setTimeout(() => void renew(), COALESCE_MS);
    }
  };
  const returned = (): void => heard({ ticket: element.dataset.ticket ?? '' });
  socket.on('entry:new', heard);
  socket.io.on('reconnect', returned);

  return () => {
    clearTimeout(timer);
    socket.off('entry:new', heard);
    socket.io.off('reconnect', returned);
  };
}

/** Words and what one could press; keys of forms are new in every page and say nothing. */
const contentOf = (panel: HTMLElement): string =>
  `${panel.textContent?.replace(/\s+/g, ' ') ?? ''}|${panel.querySelectorAll('form').length}`;

function isInUse(panel: HTMLElement): boolean {
  const fields = [
    ...panel.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('textarea, input:not([type=hidden])'),
  ];

  return (
    panel.contains(document.activeElement) || fields.some(({ value, defaultValue }) => value !== defaultValue)
  );
}
