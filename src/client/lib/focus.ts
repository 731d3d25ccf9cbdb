import { announceNow } from './announcer.js';

/**
 * Changes a part of the page without dropping a reader of screens into nowhere: where what had the focus is gone
 * afterwards, the heading before it takes it, and the reason is spoken (`data-focus-moved` of the body).
 */
export function keepingFocus(part: Element, change: () => void): void {
  const held = part.contains(document.activeElement);
  change();
  const lost = document.activeElement === null || document.activeElement === document.body;
  if (held && lost) {
    const heading = headingBefore(part);
    heading.tabIndex = -1;
    heading.focus();
    announceNow(document.body.dataset.focusMoved ?? '');
  }
}

/** The nearest heading that stands before this part, or the page itself. */
function headingBefore(part: Element): HTMLElement {
  const before = [...document.querySelectorAll<HTMLElement>('h1, h2, h3')].filter(
    (heading) => part.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_PRECEDING,
  );

  return before.at(-1) ?? document.querySelector<HTMLElement>('main') ?? document.body;
}
