/** A button that prints the page; it is shown only where scripts run, since elsewhere the browser's own menu does it. */
export function mount(button: HTMLElement): () => void {
  const print = (): void => window.print();
  button.hidden = false;
  button.addEventListener('click', print);

  return () => button.removeEventListener('click', print);
}
