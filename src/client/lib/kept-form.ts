import { UNATTENDED } from '../../platform/realtime/live-protocol.js';
import { csrfHeader } from './csrf.js';

const QUIET_MS = 3_000;
const LONGEST_MS = 15_000;
const BEAT_MS = 60_000;
const TIMEOUT_MS = 8_000;

/** What the server says to what was typed, in the reader's language. */
export interface Kept {
  readonly kept: string;
  /** Who else is at it. */
  readonly others: readonly string[];
}

export interface KeptFormOptions {
  /** Where it is kept. */
  readonly address: string;
  readonly answered: (answer: Kept) => void;
  /** The sentence of a refusal; '' where there was no answer at all. */
  readonly failed: (refusal: string) => void;
}

/**
 * Sends what is typed into a form to be kept, some seconds after the last key, and says now and then that the writer is
 * still here. It saves nothing: that is what the form's own buttons do.
 */
export class KeptForm {
  private readonly stop = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly beat: ReturnType<typeof setInterval>;
  private changedAt: number | null = null;
  private running = false;
  private leaving = false;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly options: KeptFormOptions,
  ) {
    const { signal } = this.stop;
    form.addEventListener('input', () => this.changed(), { signal });
    form.addEventListener('submit', (event) => (this.leaving = !event.defaultPrevented), { signal });
    addEventListener('pageshow', () => (this.leaving = false), { signal });
    addEventListener('beforeunload', (event) => this.guard(event), { signal });
    this.beat = setInterval(() => void this.here(), BEAT_MS);
  }

  close(): void {
    this.stop.abort();
    clearTimeout(this.timer);
    clearInterval(this.beat);
  }

  private changed(): void {
    this.leaving = false; // He went nowhere.
    this.changedAt ??= Date.now();
    clearTimeout(this.timer);
    this.timer = setTimeout(
      () => void this.keep(),
      Math.max(Math.min(QUIET_MS, this.changedAt + LONGEST_MS - Date.now()), 0),
    );
  }

  /** What was typed while the answer was on its way is kept by a sending of its own. */
  private async keep(): Promise<void> {
    if (this.running) {
      this.changed();

      return;
    }
    const since = this.changedAt;
    this.changedAt = null;
    this.running = true;
    const isKept = await this.send(new FormData(this.form));
    this.running = false;
    if (!isKept && !this.stop.signal.aborted) {
      this.changedAt ??= since ?? Date.now();
    }
  }

  private async here(): Promise<void> {
    if (!document.hidden && !this.running) {
      // What could not be kept before is tried again with it.
      await (this.changedAt === null ? this.send(new FormData()) : this.keep());
    }
  }

  private async send(fields: FormData): Promise<boolean> {
    const typed = [...fields].filter((field): field is [string, string] => typeof field[1] === 'string');
    try {
      const response = await fetch(this.options.address, {
        method: 'POST',
        credentials: 'same-origin',
        headers: {
          accept: 'application/json',
          'accept-language': document.documentElement.lang,
          ...csrfHeader(),
          ...(typed.length === 0 ? { [UNATTENDED]: '1' } : {}),
        },
        body: new URLSearchParams(typed),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const answer = (await response.json()) as Kept & { readonly error?: { readonly message: string } };
      if (response.ok) {
        this.options.answered(answer);
      } else {
        this.options.failed(answer.error?.message ?? '');
      }

      return response.ok;
    } catch {
      this.options.failed('');

      return false;
    }
  }

  /** Only what nobody has kept yet is worth a question. */
  private guard(event: BeforeUnloadEvent): void {
    if (!this.leaving && (this.changedAt !== null || this.running)) {
      event.preventDefault();
    }
  }
}
