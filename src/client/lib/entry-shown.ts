/** Told on the page when its record has grown by a line, whether by socket, by catching up or over plain HTTP. */
export const ENTRY_SHOWN = 'walletdesk:entry-shown';

export const tellEntryShown = (root: Element): boolean =>
  root.dispatchEvent(new Event(ENTRY_SHOWN, { bubbles: true }));

/** The number of the newest line that the page shows; 0 where there is none. */
export const newestShown = (): number =>
  Math.max(
    0,
    ...[...document.querySelectorAll<HTMLElement>('.entry[data-seq]')].map(({ dataset }) =>
      Number(dataset.seq),
    ),
  );
