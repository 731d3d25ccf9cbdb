const BATCH_MS = 2_000;
const LONGEST = 200;

/** Speaks to screen readers through the two regions of the layout: one waits its turn, one interrupts. */
export class Announcer {
  private waiting: string[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    /** What is said instead of several texts at once. */
    private readonly several: (number: number) => string,
    private readonly polite = document.getElementById('announce-politely'),
    private readonly assertive = document.getElementById('announce-now'),
  ) {}

  /** At most one utterance in two seconds. */
  say(text: string): void {
    this.waiting.push(text.slice(0, LONGEST));
    this.timer ??= setTimeout(() => {
      const [only = ''] = this.waiting;
      put(this.polite, this.waiting.length > 1 ? this.several(this.waiting.length) : only);
      this.waiting = [];
      this.timer = undefined;
    }, BATCH_MS);
  }

  interrupt(text: string): void {
    put(this.assertive, text);
  }
}

/** The same words twice are only spoken twice when the region was empty in between. */
function put(region: HTMLElement | null, text: string): void {
  if (region) {
    region.textContent = '';
    setTimeout(() => {
      region.textContent = text;
    }, 50);
  }
}

/** Interrupts whatever is being read: what went wrong, or where the reader is now. */
export const announceNow = (text: string): void => put(document.getElementById('announce-now'), text);

export const announcePolitely = (text: string): void =>
  put(document.getElementById('announce-politely'), text);
