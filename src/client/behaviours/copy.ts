import { announcePolitely } from '../lib/announcer.js';

/** A button that copies what it names; it is shown only where the browser lets a page do that. */
export function mount(button: HTMLElement): () => void {
  const { text = '', said = '' } = button.dataset;
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => {
        button.querySelector('span')?.replaceChildren(said);
        announcePolitely(said);
      },
      () => window.getSelection()?.selectAllChildren(button.previousElementSibling ?? button),
    );
  };
  button.hidden = !('clipboard' in navigator);
  button.addEventListener('click', copy);

  return () => button.removeEventListener('click', copy);
}
