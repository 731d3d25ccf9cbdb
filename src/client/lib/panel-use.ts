/** Whether somebody is in a part of the page, or has changed a field of it that is not sent yet. */
export function isInUse(panel: HTMLElement): boolean {
  return panel.contains(document.activeElement) || [...panel.querySelectorAll(FIELDS)].some(isChanged);
}

const FIELDS = 'textarea, select, input:not([type=hidden])';

function isChanged(field: Element): boolean {
  if (field instanceof HTMLSelectElement) {
    // Where the page marks none, the first is chosen by itself.
    const given = [...field.options].findIndex(({ defaultSelected }) => defaultSelected);

    return field.selectedIndex !== Math.max(given, 0);
  }

  return (
    (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) &&
    field.value !== field.defaultValue
  );
}

/** What one has folded open stays open in the newer copy. */
export function keepOpen(panel: HTMLElement, newer: HTMLElement): void {
  const copies = [...newer.querySelectorAll('details')];
  for (const [index, details] of [...panel.querySelectorAll('details')].entries()) {
    const copy = copies[index];
    if (copy && details.open) {
      copy.open = true;
    }
  }
}
