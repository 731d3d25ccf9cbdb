import { announceNow, announcePolitely } from '../lib/announcer.js';
import { part, sentence } from '../lib/element.js';
import { type Kept, KeptForm } from '../lib/kept-form.js';
import { parseOwnPage } from '../lib/trusted-html.js';

/**
 * The form in which an article is written (`article-form.hbs`): what is typed is kept, others who are at it are named,
 * and the preview comes into the page instead of being one.
 */
export function mount(form: HTMLElement): () => void {
  const editor = form instanceof HTMLFormElement ? new ArticleEditor(form) : null;

  return () => editor?.close();
}

class ArticleEditor {
  private readonly stop = new AbortController();
  private readonly kept: KeptForm | null;
  private preview: AbortController | null = null;

  constructor(private readonly form: HTMLFormElement) {
    const { keepAt } = form.dataset;
    form.addEventListener('submit', (event) => this.submitted(event), { signal: this.stop.signal });
    this.kept = keepAt
      ? new KeptForm(form, {
          address: keepAt,
          answered: (answer) => this.answered(answer),
          failed: (refusal) => this.failed(refusal),
        })
      : null;
  }

  close(): void {
    this.stop.abort();
    this.preview?.abort();
    this.kept?.close();
  }

  private answered({ kept, others }: Kept): void {
    if (kept) {
      this.say(kept);
    }
    const list = part(this.form, '[data-others]', HTMLElement);
    if (list.textContent.trim() !== others.join('')) {
      list.replaceChildren(
        ...others.map((text) => {
          const line = document.createElement('p');
          line.textContent = text;

          return line;
        }),
      );
      announcePolitely(others.join(' '));
    }
    list.hidden = others.length === 0;
    if (kept && this.panels().some(({ hidden }) => !hidden)) {
      void this.show();
    }
  }

  private failed(refusal: string): void {
    const text = refusal || sentence(this.form, 'notKept');
    if (this.say(text, 'danger')) {
      announceNow(text);
    }
  }

  /** Whether that is new. */
  private say(text: string, tone = 'ok'): boolean {
    const state = part(this.form, '[data-kept]', HTMLElement);
    const isNew = state.textContent !== text;
    state.textContent = text;
    state.dataset.tone = tone;

    return isNew;
  }

  private submitted(event: SubmitEvent): void {
    if (event.submitter?.hasAttribute('data-preview')) {
      event.preventDefault();
      void this.show(true);
    }
  }

  private async show(asked = false): Promise<void> {
    this.preview?.abort();
    const stop = (this.preview = new AbortController());
    const fields = [...new FormData(this.form)].filter(
      (one): one is [string, string] => typeof one[1] === 'string',
    );
    try {
      const response = await fetch(part(this.form, '[data-preview]', HTMLButtonElement).formAction, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { accept: 'text/html' },
        body: new URLSearchParams(fields),
        signal: stop.signal,
      });
      const page = parseOwnPage(await response.text());
      const shown = this.panels().filter((panel) => take(panel, page));
      if (asked && shown.length > 0) {
        announcePolitely(sentence(this.form, 'previewed'));
        shown[0]?.scrollIntoView({ block: 'nearest' });
      } else if (shown.length === 0) {
        this.say(sentence(this.form, 'previewFailed'), 'danger');
      }
    } catch {
      if (!stop.signal.aborted) {
        this.say(sentence(this.form, 'previewFailed'), 'danger');
      }
    }
  }

  private panels(): HTMLElement[] {
    return [...this.form.querySelectorAll<HTMLElement>('[data-preview-of]')];
  }
}

/** Brings the panel of a newer copy of the page into this one. */
function take(panel: HTMLElement, page: Document): boolean {
  const newer = page.querySelector<HTMLElement>(`[data-preview-of="${panel.dataset.previewOf ?? ''}"]`);
  if (!newer) {
    return false;
  }
  panel.hidden = newer.hidden;
  panel.replaceChildren(...[...newer.childNodes].map((node) => document.importNode(node, true)));

  return true;
}
