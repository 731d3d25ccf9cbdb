import { newReference, parseReference } from './reference.js';

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

describe('a reference that people read aloud', () => {
  const reference = newReference();

  it('looks like WD-7K3M-9QX2-4', () => {
    expect(reference).toMatch(/^WD-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]$/);
  });

  it('is understood in small letters, without dashes, in full width', () => {
    const bare = reference.replaceAll('-', '').toLowerCase();
    const wide = [...reference].map((c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)).join('');

    expect([
      parseReference(bare),
      parseReference(bare.slice(2)),
      parseReference(` ${reference} `),
      parseReference(wide),
    ]).toEqual(Array(4).fill(reference));
  });

  it('refuses every single wrong character', () => {
    for (let round = 0; round < 50; round += 1) {
      const body = newReference().replace(/^WD-|-/g, '');
      for (let index = 0; index < body.length; index += 1) {
        for (const wrong of ALPHABET.replace(body.charAt(index), '')) {
          expect(parseReference(body.slice(0, index) + wrong + body.slice(index + 1))).toBeNull();
        }
      }
    }
  });

  it('refuses two swapped neighbours', () => {
    for (let round = 0; round < 200; round += 1) {
      const body = newReference().replace(/^WD-|-/g, '');
      for (let index = 0; index + 1 < 8; index += 1) {
        const swapped =
          body.slice(0, index) + body.charAt(index + 1) + body.charAt(index) + body.slice(index + 2);
        expect(swapped === body || parseReference(swapped) === null).toBe(true);
      }
    }
  });

  it.each(['', 'WD', 'WD-0000-0000-0', "' OR 1=1", '一二三四五六七八九'])('refuses %j', (typed) => {
    expect(parseReference(typed)).toBeNull();
  });
});
