import { DeviceStorage, type KeyValues } from './device-storage.js';
import { frameHeader } from './framed.js';
import { newUuid } from './uuid.js';

const PERSON = 'person';

/**
 * Who reads in a frame. The page around says it with a token of the wallet, which goes to the sign-in of the site; it is
 * asked at the first page, since somebody else may sit there now, and again before the wallet's word ends.
 */
export class FrameReader {
  private readonly form: HTMLFormElement | null;
  private readonly isFirst: boolean;
  private readonly isKnown: boolean;
  private readonly isSure: boolean;

  /** @param storage what the browser keeps for this frame alone */
  constructor(
    bar: HTMLElement,
    private readonly storage: KeyValues = new DeviceStorage(),
  ) {
    const { until = '' } = bar.dataset;
    this.isFirst = bar.hasAttribute('data-first');
    this.form = bar.querySelector('form');
    this.isKnown = until !== '';
    this.isSure = bar.hasAttribute('data-sure');
  }

  /** A page that answers a form is not asked for again, and waits for the next one. */
  get asks(): boolean {
    return this.form !== null && (this.isFirst || !this.isSure);
  }

  /**
   * `null` where nobody is signed in around the frame: then nobody is within it by the wallet's word, nor by what is
   * left of it once it is over, since his requests are still open to this browser.
   */
  async is(token: string | null): Promise<void> {
    const person = token === null ? '' : subjectOf(token);
    const before = this.storage.get(PERSON) ?? '';
    const isSame = token === null ? !this.isKnown && before === '' : this.isSure && before === person;
    if (!this.asks || isSame) {
      return;
    }
    const isDone = await (token === null ? this.send('forget', {}) : this.send('enter', { token }));
    if (isDone) {
      this.storage.set(PERSON, person);
      // The first page says nothing of anybody, and keeps the focus that it has.
      if (!this.isFirst) {
        location.replace(location.href);
      }
    }
  }

  private async send(act: 'enter' | 'forget', fields: Readonly<Record<string, string>>): Promise<boolean> {
    const { enter = '', forget = '' } = this.form?.dataset ?? {};
    const token = this.form?.querySelector<HTMLInputElement>('[name=_csrf]')?.value ?? '';
    try {
      const { type } = await fetch(act === 'enter' ? enter : forget, {
        method: 'POST',
        credentials: 'same-origin',
        // Where it leads is nobody's business here; that it leads on says that it was done.
        redirect: 'manual',
        headers: frameHeader(),
        body: new URLSearchParams({ ...fields, _csrf: token, key: newUuid() }),
      });

      return type === 'opaqueredirect';
    } catch {
      return false;
    }
  }
}

/** The wallet's word for the person; '' where it cannot be read, which is for the server to say. */
function subjectOf(token: string): string {
  try {
    const [, payload = ''] = token.split('.');
    const { sub } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as { sub?: unknown };

    return typeof sub === 'string' ? sub : '';
  } catch {
    return '';
  }
}
