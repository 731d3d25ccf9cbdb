import { part, sentence } from '../lib/element.js';

/**
 * Tells the form in which time zone its reader lives, and the reader that we took it so: a hidden field (`zone.hbs`), or
 * a list from which another one can be chosen (`zone-choice.hbs`).
 */
export function mount(element: HTMLElement): () => void {
  const field = part(element, '[name="zone"]', HTMLElement);
  if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) {
    return () => undefined;
  }
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  if (timeZone && element.dataset.chosen !== 'true') {
    choose(field, timeZone);
  }
  const tell = (): void => {
    part(element, '[data-zone-text]', HTMLElement).textContent = sentence(element, 'text', {
      zone: `${field.value} (${offsetOf(field.value)})`,
    });
  };
  tell();
  field.addEventListener('change', tell);

  return () => field.removeEventListener('change', tell);
}

/** A list has the zones in which most people live; the reader's own is added where it is another. */
function choose(field: HTMLInputElement | HTMLSelectElement, zone: string): void {
  if (field instanceof HTMLSelectElement && ![...field.options].some(({ value }) => value === zone)) {
    field.add(new Option(zone, zone));
  }
  field.value = zone;
}

/** `GMT+8`, as it is today. The server has only zones that there are. */
function offsetOf(timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(
    new Date(),
  );

  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
