import { DeviceStorage } from './device-storage.js';
import { Drafts } from './drafts.js';

/** A browser's storage, as far as we use it: its keys are its own properties. */
function aBrowserStorage(full = false): Storage {
  const texts: Record<string, string> = {};
  const methods = {
    getItem: (key: string) => texts[key] ?? null,
    setItem: (key: string, value: string) => {
      if (full) {
        throw new Error('QuotaExceededError');
      }
      texts[key] = value;
    },
    removeItem: (key: string) => {
      delete texts[key];
    },
  };
  Object.setPrototypeOf(texts, methods);

  return texts as unknown as Storage;
}

describe('what a browser keeps for us', () => {
  it('is there for the next page', () => {
    const browser = aBrowserStorage();

    new Drafts(new DeviceStorage(browser)).keep('WD-1', 'Half a sent');

    expect(new Drafts(new DeviceStorage(browser)).of('WD-1')).toBe('Half a sent');
    expect(new Drafts(new DeviceStorage(browser)).of('WD-2')).toBe('');
  });

  it.each([
    ['nothing at all', null],
    ['nothing more', aBrowserStorage(true)],
  ])('is kept by the page where the browser keeps %s', (_what, browser) => {
    const drafts = new Drafts(new DeviceStorage(browser));

    drafts.keep('WD-1', 'Half a sent');

    expect(drafts.of('WD-1')).toBe('Half a sent');
    drafts.keep('WD-1', '');
    expect(drafts.of('WD-1')).toBe('');
  });

  it('is gone after signing out, and what is not ours stays', () => {
    const browser = aBrowserStorage();
    browser.setItem('other.site', 'theirs');
    const storage = new DeviceStorage(browser);
    new Drafts(storage).keep('WD-1', 'Half a sent');

    storage.clear();

    expect(Object.keys(browser)).toEqual(['other.site']);
  });
});
