import { announceNow, announcePolitely } from './announcer.js';
import { type ProgressStep, tellProgress } from './progress-steps.js';

/**
 * What a person sees of a form that is being sent: `aria-disabled` and a turning sign, then words, then that he
 * need not press again; at last we stop waiting and offer to try again. What was typed and the form's key are
 * untouched, so that the second try is the same intention. A second press meanwhile is not sent.
 *
 * The words stand on the page, in `#progress-words`.
 */
export function watchForms(page: Document = document): void {
  const sending = new Map<HTMLFormElement, Sending>();
  page.addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== 'post') {
      return; // A behaviour sends it itself, or it only asks for a page.
    }
    if (sending.has(form)) {
      event.preventDefault();
    } else {
      sending.set(form, new Sending(form, event.submitter, () => sending.delete(form)));
    }
  });
  // Back from the next page: nothing is under way any more.
  addEventListener('pageshow', () => {
    for (const one of sending.values()) {
      one.end();
    }
  });
}

class Sending {
  private readonly button: HTMLElement | null;
  private readonly label: HTMLElement | null;
  private readonly words: DOMStringMap;
  private readonly said: string;
  private readonly cancel: () => void;
  private note: HTMLElement | null = null;

  constructor(
    private readonly form: HTMLFormElement,
    submitter: HTMLElement | null,
    private readonly ended: () => void,
  ) {
    this.button = submitter ?? form.querySelector<HTMLElement>('button[type=submit]');
    this.label = this.button?.querySelector<HTMLElement>('.button-label') ?? this.button;
    this.said = this.label?.textContent ?? '';
    this.words = document.getElementById('progress-words')?.dataset ?? {};
    form.querySelector('.progress-note')?.remove();
    this.button?.setAttribute('data-pressed', '');
    this.cancel = tellProgress((step) => this.tell(step));
  }

  end(): void {
    this.cancel();
    this.button?.removeAttribute('data-pressed');
    this.button?.removeAttribute('aria-disabled');
    if (this.label) {
      this.label.textContent = this.said;
    }
    this.note?.remove();
    this.ended();
  }

  private tell(step: ProgressStep): void {
    if (step === 'spinning') {
      this.button?.setAttribute('aria-disabled', 'true');
    } else if (step === 'sending' && this.label) {
      this.label.textContent = this.words.sending ?? '';
      announcePolitely(this.words.sending ?? '');
    } else if (step === 'still') {
      this.say(this.words.still ?? '');
      announcePolitely(this.words.still ?? '');
    } else if (step === 'stopped') {
      stop(); // The browser no longer waits for the answer; what was typed stays where it is.
      this.end();
      this.say(this.words.stopped ?? '', true);
      announceNow(this.words.stopped ?? '');
    }
  }

  private say(text: string, failed = false): void {
    this.note?.remove();
    this.note = document.createElement('p');
    this.note.className = 'progress-note';
    this.note.textContent = text;
    if (failed) {
      this.note.dataset.tone = 'danger';
    }
    (this.button ?? this.form).after(this.note);
  }
}
