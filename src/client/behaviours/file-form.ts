import { part, sentence } from '../lib/element.js';
import { frameHeader } from '../lib/framed.js';
import { newUuid } from '../lib/uuid.js';

const LARGEST = 10 * 1_024 * 1_024;

/** Sends a file without leaving the page, so that nothing typed is lost, and says how far it is (`file-form.hbs`). */
export function mount(form: HTMLElement): () => void {
  const sending = form instanceof HTMLFormElement ? new FileForm(form) : null;

  return () => sending?.close();
}

class FileForm {
  private readonly field: HTMLInputElement;
  private readonly panel: HTMLElement;
  private readonly bar: HTMLProgressElement;
  private readonly state: HTMLElement;
  private readonly stop = new AbortController();
  private request: XMLHttpRequest | null = null;

  constructor(private readonly form: HTMLFormElement) {
    this.field = part(form, 'input[type=file]', HTMLInputElement);
    this.panel = part(form, '.file-progress', HTMLElement);
    this.bar = part(form, 'progress', HTMLProgressElement);
    this.state = part(form, '.file-state', HTMLElement);
    const { signal } = this.stop;
    form.addEventListener('submit', (event) => this.submitted(event), { signal });
    part(form, '[data-cancel]', HTMLButtonElement).addEventListener('click', () => this.request?.abort(), {
      signal,
    });
  }

  close(): void {
    this.stop.abort();
    this.request?.abort();
  }

  private submitted(event: SubmitEvent): void {
    const [file] = this.field.files ?? [];
    if (this.request) {
      event.preventDefault(); // The plain way would leave the page, and cut off what is under way.

      return;
    }
    if (!file) {
      return; // An empty form goes the plain way, and the page says what is missing.
    }
    event.preventDefault();
    if (file.size > LARGEST) {
      this.say(sentence(this.form, 'tooLarge'), false);

      return;
    }
    this.send();
  }

  private send(): void {
    const request = (this.request = new XMLHttpRequest());
    request.open('POST', this.form.action);
    for (const [name, value] of Object.entries({ Accept: 'application/json', ...frameHeader() })) {
      request.setRequestHeader(name, value);
    }
    request.upload.addEventListener('progress', ({ loaded, total }) => this.show(loaded, total));
    request.upload.addEventListener('load', () => this.say(sentence(this.form, 'checking'), true));
    request.addEventListener('load', () => this.answered(request));
    request.addEventListener('error', () => this.ended(sentence(this.form, 'failed')));
    request.addEventListener('abort', () => this.ended(sentence(this.form, 'cancelled')));
    request.send(new FormData(this.form));
    this.show(0, 1);
    this.field.focus();
  }

  private show(loaded: number, total: number): void {
    const part = total > 0 ? loaded / total : 0;
    const percent = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent' }).format(part);
    this.bar.value = part * 100;
    this.say(sentence(this.form, 'sending', { percent }), true);
  }

  /** The file itself comes to the record like everybody's: by the socket, or by catching up. */
  private answered(request: XMLHttpRequest): void {
    if (request.status >= 400) {
      this.ended(refusalOf(request.responseText) ?? sentence(this.form, 'failed'));

      return;
    }
    this.ended('');
    if (this.form.dataset.after) {
      location.assign(this.form.dataset.after);

      return;
    }
    this.form.reset();
    part(this.form, 'input[name=key]', HTMLInputElement).value = newUuid();
  }

  private ended(text: string): void {
    this.request = null;
    this.say(text, false);
  }

  private say(text: string, running: boolean): void {
    this.panel.hidden = text === '' && !running;
    this.bar.hidden = !running;
    part(this.form, '[data-cancel]', HTMLButtonElement).hidden = !running;
    this.state.textContent = text;
  }
}

/** The sentence of the field before the one of the whole. */
function refusalOf(answer: string): string | null {
  try {
    const { error } = JSON.parse(answer) as {
      error?: { message?: string; fields?: readonly { message: string }[] };
    };

    return error?.fields?.[0]?.message ?? error?.message ?? null;
  } catch {
    return null;
  }
}
