import { part, sentence } from '../lib/element.js';

/** Tells the form in which time zone its reader lives, and the reader that we took it so (`zone.hbs`). */
export function mount(element: HTMLElement): () => void {
  const field = part(element, 'input[name="zone"]', HTMLInputElement);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  if (timeZone && element.dataset.chosen !== 'true') {
    field.value = timeZone;
  }
  part(element, '[data-zone-text]', HTMLElement).textContent = sentence(element, 'text', {
    zone: `${field.value} (${offsetOf(field.value)})`,
  });

  return () => undefined;
}

/** `GMT+8`, as it is today. The server has only zones that there are. */
function offsetOf(timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(
    new Date(),
  );

  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
