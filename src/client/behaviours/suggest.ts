import { announcePolitely } from '../lib/announcer.js';
import { frameHeader } from '../lib/framed.js';

interface Suggestion {
  readonly title: string;
  readonly url: string;
}

const IDLE_MS = 150;
const MOST = 8;
/** Chinese says something with one sign; other scripts need two. */
const ENOUGH = /\p{Script=Han}|..+/u;

/**
 * Articles that fit what is being typed, below the search field: a combobox with a list, where nothing is chosen until a
 * person chooses it (ARIA practices, "list autocomplete with manual selection"). Enter sends the form as ever. Nothing is
 * asked while a word is still being put together by an input method.
 */
export function mount(form: HTMLElement): () => void {
  const field = form.querySelector<HTMLInputElement>('input[type=search]');
  if (!field) {
    return () => undefined;
  }
  const list = listFor(field, form.dataset.label ?? '');
  field.after(list);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;
  let active = -1;

  const mark = (index: number): void => {
    active = index;
    [...list.children].forEach((option, at) => option.setAttribute('aria-selected', String(at === index)));
    field.setAttribute('aria-activedescendant', list.children[index]?.id ?? '');
  };
  const show = (found: readonly Suggestion[]): void => {
    list.replaceChildren(...found.slice(0, MOST).map(optionOf));
    list.hidden = list.children.length === 0;
    field.setAttribute('aria-expanded', String(!list.hidden));
    mark(-1);
  };
  const close = (): void => {
    clearTimeout(timer);
    asking?.abort();
    show([]);
  };
  const ask = async (): Promise<void> => {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    try {
      const answer = await fetch(`${form.dataset.source}&q=${encodeURIComponent(field.value.trim())}`, {
        signal,
        headers: frameHeader(),
      });
      const { items } = (answer.ok ? await answer.json() : { items: [] }) as { items: readonly Suggestion[] };
      if (!signal.aborted) {
        show(items);
        announcePolitely(
          items.length > 0 ? (form.dataset.said ?? '').replace('{count}', String(list.children.length)) : '',
        );
      }
    } catch {
      // Aborted by the next letter, or the network is away: the search itself works as ever.
    }
  };
  const typed = (event: Event): void => {
    clearTimeout(timer);
    if ((event as InputEvent).isComposing) {
      return;
    }
    if (ENOUGH.test(field.value.trim())) {
      timer = setTimeout(() => void ask(), IDLE_MS);
    } else {
      close();
    }
  };
  const open = (option: Element | null | undefined): void => {
    if (option instanceof HTMLElement) {
      location.assign(`${option.dataset.url}?via=suggest`);
    }
  };
  const pressed = (event: KeyboardEvent): void => {
    const count = list.children.length;
    if (event.isComposing || event.keyCode === 229 || count === 0) {
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const places = count + 1; // The field itself is one of them.
      mark(((active + 1 + (event.key === 'ArrowDown' ? 1 : places - 1)) % places) - 1);
    } else if (event.key === 'Escape') {
      close();
    } else if (event.key === 'Enter' && active >= 0) {
      open(list.children[active]);
    } else {
      return;
    }
    event.preventDefault();
  };
  const chosen = (event: Event): void => open((event.target as Element).closest('[role=option]'));
  const stay = (event: Event): void => event.preventDefault(); // The focus stays in the field.

  field.addEventListener('input', typed);
  field.addEventListener('compositionend', typed);
  field.addEventListener('keydown', pressed);
  field.addEventListener('blur', close);
  list.addEventListener('pointerdown', stay);
  list.addEventListener('click', chosen);

  return () => {
    close();
    list.remove();
    field.removeEventListener('input', typed);
    field.removeEventListener('compositionend', typed);
    field.removeEventListener('keydown', pressed);
    field.removeEventListener('blur', close);
  };
}

function listFor(field: HTMLElement, label: string): HTMLUListElement {
  const list = document.createElement('ul');
  Object.assign(list, {
    id: 'suggestions',
    className: 'suggestions',
    role: 'listbox',
    ariaLabel: label,
    hidden: true,
  });
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.id,
  })) {
    field.setAttribute(name, value);
  }

  return list;
}

function optionOf({ title, url }: Suggestion, index: number): HTMLLIElement {
  const option = document.createElement('li');
  Object.assign(option, { id: `suggestion-${index}`, role: 'option', textContent: title });
  option.dataset.url = url;

  return option;
}
