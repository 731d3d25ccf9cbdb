/** `/` leads to the search field, unless somebody is writing or means another key. */
export function mount(form: HTMLElement): () => void {
  const field = form.querySelector<HTMLInputElement>('input[type=search]');
  const lead = (event: KeyboardEvent): void => {
    if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isWriting(event.target)) {
      event.preventDefault(); // Otherwise it is the first sign of the search.
      field?.focus();
      field?.select();
    }
  };
  document.addEventListener('keydown', lead);

  return () => document.removeEventListener('keydown', lead);
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
