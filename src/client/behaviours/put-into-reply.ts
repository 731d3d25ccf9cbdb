/** Puts a suggested reply behind what is already typed; without scripts the link opens the page with it in the field. */
export function mount(link: HTMLElement): () => void {
  const put = (event: MouseEvent): void => {
    const field = document.querySelector<HTMLTextAreaElement>('form.composer textarea');
    if (!field || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    field.value = [field.value.trimEnd(), link.dataset.reply ?? '']
      .filter((text) => text !== '')
      .join('\n\n');
    // Whoever watches the field keeps it as the draft.
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  };
  link.addEventListener('click', put);

  return () => link.removeEventListener('click', put);
}
