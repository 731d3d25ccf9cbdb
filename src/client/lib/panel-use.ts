/** Whether somebody is in a field of this part of the page, or has changed one that is not sent yet. */
export function isInUse(panel: HTMLElement): boolean {
  const focused = document.activeElement;

  return (
    (focused !== null && focused.matches(FIELDS) && panel.contains(focused)) ||
    [...panel.querySelectorAll(FIELDS)].some(isChanged)
  );
}

const FIELDS = 'textarea, select, input:not([type=hidden])';

export function isChanged(field: Element): boolean {
  if (field instanceof HTMLSelectElement) {
    // Where the page marks none, the first is chosen by itself.
    const given = [...field.options].findIndex(({ defaultSelected }) => defaultSelected);

    return field.selectedIndex !== Math.max(given, 0);
  }

  if (field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)) {
    return field.checked !== field.defaultChecked;
  }

  return (
    (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) &&
    field.value !== field.defaultValue
  );
}
