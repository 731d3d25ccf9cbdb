import { part, sentence } from '../lib/element.js';
import { looksSecret } from '../lib/looks-secret.js';

/** From here on the reader is told how many signs are left. */
const NEAR = 0.9;

/** Counts what is typed, and warns of what must not be sent; the server counts and hides again. */
export function mount(element: HTMLElement): () => void {
  const text = part(element, 'textarea', HTMLTextAreaElement);
  const count = part(element, '[data-count]', HTMLElement);
  const note = part(element, '[data-secret-note]', HTMLElement);
  const most = Number(element.dataset.most);
  const show = (): void => {
    const used = text.value.trim().length;
    count.hidden = used < most * NEAR;
    count.textContent = count.hidden
      ? ''
      : sentence(element, used > most ? 'over' : 'left', { count: String(Math.abs(most - used)) });
    const isSecret = looksSecret(text.value);
    if (isSecret === note.hidden) {
      note.hidden = !isSecret;
      note.textContent = isSecret ? sentence(element, 'secret') : '';
    }
  };
  show();
  text.addEventListener('input', show);

  return () => text.removeEventListener('input', show);
}
