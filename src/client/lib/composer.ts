import type { Drafts } from './drafts.js';
import { part } from './element.js';
import { newestShown } from './entry-shown.js';
import { sendsMessage } from './send-key.js';

const TYPING_EVERY_MS = 3_000;

export interface ComposerOptions {
  readonly ticket: string;
  readonly drafts: Drafts;
  /** → Whether the text was taken; else it stays in the field. */
  readonly send: (text: string) => boolean;
  readonly typing: () => void;
}

/** The field in which a message is written. What is in it is kept on this device until it is sent. */
export class Composer {
  private readonly field: HTMLTextAreaElement;
  private readonly stop = new AbortController();
  private noticedAt = 0;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly options: ComposerOptions,
  ) {
    this.field = part(form, 'textarea', HTMLTextAreaElement);
    this.forgetSent();
    if (this.field.value === '') {
      this.field.value = options.drafts.of(options.ticket);
    }
    const { signal } = this.stop;
    form
      .querySelector('[data-discard]')
      ?.addEventListener('click', () => options.drafts.keep(options.ticket, ''), { signal });
    form.addEventListener('submit', (event) => this.submitted(event), { signal });
    this.field.addEventListener('keydown', (event) => this.pressed(event), { signal });
    this.field.addEventListener('input', () => this.changed(), { signal });
  }

  /** Puts a text back for editing; what was already typed stays behind it. */
  takeBack(text: string): void {
    this.field.value = [text, this.field.value].filter((part) => part !== '').join('\n');
    this.options.drafts.keep(this.options.ticket, this.field.value);
    this.field.focus();
  }

  close(): void {
    this.stop.abort();
  }

  /** A reply that the page itself has sent is in its record now: the draft of it is done with. */
  private forgetSent(): void {
    const { drafts, ticket } = this.options;
    const sent = drafts.takeSent(ticket);
    if (sent && document.querySelector(`.entry[data-client-id="${CSS.escape(sent)}"]`)) {
      drafts.keep(ticket, '');
    }
  }

  /** Buttons that do more than send are for the page: it goes as a form, with what was before the writer's eyes. */
  private isForPage({ submitter }: SubmitEvent): boolean {
    const forPage = submitter instanceof HTMLButtonElement && submitter.name !== '';
    if (forPage) {
      const seen = part(this.form, '[name=baseSeq]', HTMLInputElement);
      seen.value = String(Math.max(Number(seen.value), newestShown()));
      this.options.drafts.noteSent(
        this.options.ticket,
        part(this.form, '[name=clientMessageId]', HTMLInputElement).value,
      );
    }

    return forPage;
  }

  private submitted(event: SubmitEvent): void {
    if (this.isForPage(event)) {
      return;
    }
    event.preventDefault();
    const text = this.field.value.trim();
    if (text !== '' && this.options.send(text)) {
      this.field.value = '';
      this.options.drafts.keep(this.options.ticket, '');
    }
    this.field.focus();
  }

  private pressed(event: KeyboardEvent): void {
    if (sendsMessage(event, matchMedia('(pointer: coarse)').matches)) {
      event.preventDefault();
      this.form.requestSubmit();
    }
  }

  private changed(): void {
    this.options.drafts.keep(this.options.ticket, this.field.value);
    if (Date.now() - this.noticedAt > TYPING_EVERY_MS && this.field.value !== '') {
      this.noticedAt = Date.now();
      this.options.typing();
    }
  }
}
