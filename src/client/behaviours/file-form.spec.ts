import { jest } from '@jest/globals';
import { mount } from './file-form.js';

/** As much of a page as the behaviour touches. */
class Part extends EventTarget {
  readonly dataset: Record<string, string> = {
    sending: '{percent}',
    checking: 'checking',
    failed: 'failed',
    cancelled: 'cancelled',
    tooLarge: 'too large',
  };
  hidden = false;
  value: string | number = '';
  textContent = '';
  files: { size: number }[] = [];
  readonly action = '/files';
  readonly parts = new Map<string, Part>();

  querySelector(selector: string): Part | null {
    return this.parts.get(selector) ?? null;
  }

  focus(): void {
    this.hidden = false;
  }
}

describe('the form of a file', () => {
  const sends = jest.fn();
  const press = (form: Part): Event => {
    const event = new Event('submit', { cancelable: true });
    form.dispatchEvent(event);

    return event;
  };

  beforeEach(() => {
    const request = function (): object {
      return {
        upload: new EventTarget(),
        open: () => undefined,
        setRequestHeader: () => undefined,
        addEventListener: () => undefined,
        abort: () => undefined,
        send: sends,
      };
    };
    const names = [
      'HTMLElement',
      'HTMLFormElement',
      'HTMLInputElement',
      'HTMLProgressElement',
      'HTMLButtonElement',
    ];
    Object.assign(globalThis, Object.fromEntries(names.map((name) => [name, Part])), {
      XMLHttpRequest: request,
      FormData: Object,
      document: { documentElement: { lang: 'en', dataset: {} } },
    });
  });

  it('pressed twice sends once, and stays on the page where the customer is typing', () => {
    const form = new Part();
    const selectors = ['input[type=file]', '.file-progress', 'progress', '.file-state', '[data-cancel]'];
    selectors.forEach((selector) => form.parts.set(selector, new Part()));
    const field = form.querySelector('input[type=file]');
    if (field) {
      field.files = [{ size: 3 }];
    }
    mount(form as unknown as HTMLElement);

    expect([press(form), press(form)].map(({ defaultPrevented }) => defaultPrevented)).toEqual([true, true]);
    expect(sends).toHaveBeenCalledTimes(1);
  });
});
