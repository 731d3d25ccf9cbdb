import { newUuid } from './uuid.js';

const VERSION_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('the id of a message', () => {
  it('is a UUID, also where the browser makes none', () => {
    const plain = {
      getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes),
    } as unknown as Crypto;

    expect([newUuid(), newUuid(plain), newUuid(plain)]).toEqual([
      expect.stringMatching(VERSION_4),
      expect.stringMatching(VERSION_4),
      expect.stringMatching(VERSION_4),
    ]);
    expect(newUuid(plain)).not.toBe(newUuid(plain));
  });
});
