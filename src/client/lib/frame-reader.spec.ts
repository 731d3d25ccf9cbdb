import { jest } from '@jest/globals';
import { DeviceStorage, type KeyValues } from './device-storage.js';
import { FrameReader } from './frame-reader.js';

const LATER = '2026-11-30T08:00:00.000Z';

/** The bar of a page in a frame: its first one, which is not read again. */
const aBar = (until: string, isSure: boolean): HTMLElement =>
  ({
    dataset: { until },
    hasAttribute: (name: string) => name === 'data-first' || (name === 'data-sure' && isSure),
    querySelector: () => ({
      dataset: { enter: '/en/requests/wallet', forget: '/en/requests/forget' },
      querySelector: () => ({ value: 'csrf' }),
    }),
  }) as unknown as HTMLElement;

const tokenOf = (sub: string): string => `e30.${btoa(JSON.stringify({ sub }))}.x`;

/** Where the frame was last by the word of the wallet of `person`. */
function storageOf(person: string | null): KeyValues {
  const storage = new DeviceStorage(null);
  storage.set('person', person);

  return storage;
}

describe('who reads in a frame', () => {
  let asked: string[];
  const fetchBefore = globalThis.fetch;

  beforeEach(() => {
    asked = [];
    globalThis.fetch = jest.fn((address: unknown) => {
      asked.push(String(address));

      return Promise.resolve({ type: 'opaqueredirect' } as Response);
    }) as typeof fetch;
  });
  afterEach(() => {
    globalThis.fetch = fetchBefore;
  });

  it.each([
    ['somebody, where the wallet vouched for nobody', '', false, null, 'li', ['/en/requests/wallet']],
    ['the same person, who is known', LATER, true, 'li', 'li', []],
    ['the same person, whose word is about to end', LATER, false, 'li', 'li', ['/en/requests/wallet']],
    ['another person than the one who is known', LATER, true, 'li', 'wang', ['/en/requests/wallet']],
    [
      'somebody, where the browser has kept nothing of who is known',
      LATER,
      true,
      null,
      'li',
      ['/en/requests/wallet'],
    ],
    ['nobody, where nobody was', '', false, null, null, []],
    [
      'nobody any more, while the wallet’s word still holds',
      LATER,
      true,
      'li',
      null,
      ['/en/requests/forget'],
    ],
    ['nobody any more, after the wallet’s word is over', '', false, 'li', null, ['/en/requests/forget']],
  ])('is, as the page around says, %s', async (_who, until, isSure, before, person, sent) => {
    const storage = storageOf(before);

    await new FrameReader(aBar(until, isSure), storage).is(person && tokenOf(person));

    expect(asked).toEqual(sent);
    expect(storage.get('person') ?? '').toBe(person ?? '');
  });
});
