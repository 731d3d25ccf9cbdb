/** The server's sentence under a message it did not take, with two ways on. */
export function refusalNote(
  text: string,
  actions: readonly { readonly label: string; readonly act: () => void }[],
): HTMLElement {
  const note = document.createElement('div');
  note.className = 'entry-refusal';
  const words = document.createElement('p');
  words.textContent = text;
  note.append(words);
  for (const { label, act } of actions) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button button-quiet';
    button.textContent = label;
    button.addEventListener('click', act);
    note.append(button, ' ');
  }

  return note;
}
