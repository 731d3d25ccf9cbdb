import { part } from '../lib/element.js';
import { type Mark, marked } from '../lib/mark-text.js';

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/**
 * Buttons that set the signs of Markdown in a text field (`mark-bar.hbs`). Shown only where scripts run: the signs can
 * be typed. One stop of the Tab key, and arrows within, as toolbars have it.
 */
export function mount(bar: HTMLElement): () => void {
  const field = part(document, `#${CSS.escape(bar.dataset.for ?? '')}`, HTMLTextAreaElement);
  const buttons = [...bar.querySelectorAll('button')];
  const stop = new AbortController();
  const { signal } = stop;
  const lead = (to: HTMLButtonElement | undefined): void => {
    buttons.forEach((button) => (button.tabIndex = button === to ? 0 : -1));
  };
  lead(buttons[0]);
  bar.hidden = false;
  for (const button of buttons) {
    button.addEventListener('click', () => set(field, markOf(button)), { signal });
  }
  bar.addEventListener(
    'keydown',
    ({ key }) => {
      const at = buttons.findIndex((button) => button === document.activeElement);
      const next = key === 'Home' ? 0 : key === 'End' ? -1 : key in STEPS ? at + (STEPS[key] ?? 0) : null;
      const button = next === null ? undefined : buttons.at(next % buttons.length);
      if (button) {
        lead(button);
        button.focus();
      }
    },
    { signal },
  );

  return () => stop.abort();
}

const markOf = ({ dataset }: HTMLButtonElement): Mark =>
  dataset.lines === undefined
    ? {
        kind: 'around',
        before: dataset.before ?? '',
        after: dataset.after ?? '',
        sample: dataset.sample ?? '',
      }
    : { kind: 'lines', before: dataset.lines };

function set(field: HTMLTextAreaElement, mark: Mark): void {
  const { value: text, selectionStart: from, selectionEnd: to } = field;
  const change = marked({ text, from, to }, mark);
  field.focus();
  field.setSelectionRange(change.start, change.end);
  // The old command is the only way by which the browser's own "undo" knows of the change.
  if (!document.execCommand('insertText', false, change.by)) {
    field.setRangeText(change.by, change.start, change.end, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  field.setSelectionRange(change.from, change.to);
}
