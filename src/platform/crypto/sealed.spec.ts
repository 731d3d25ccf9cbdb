import { randomBytes } from 'node:crypto';
import { seal, unseal } from './sealed.js';

const key = randomBytes(32);
const LETTER = 'Ihr Code: 123456 · 您的验证码';

describe('a sealed text', () => {
  it('opens under its own key and for what it belongs to', () => {
    expect(unseal(key, seal(key, LETTER, 'mail 1'), 'mail 1')).toBe(LETTER);
  });

  it('never looks the same twice, and shows nothing of what is in it', () => {
    const [one, two] = [seal(key, LETTER, 'mail 1'), seal(key, LETTER, 'mail 1')];

    expect(one).not.toBe(two);
    expect(Buffer.from(one, 'base64url').toString('latin1')).not.toContain('123456');
  });

  it('stays shut under another key, beside another thing, and with one bit changed', () => {
    const sealed = seal(key, LETTER, 'mail 1');
    const bytes = Buffer.from(sealed, 'base64url');
    for (const place of [0, 13, bytes.length - 1]) {
      const bent = Buffer.from(bytes);
      bent[place] = (bent[place] ?? 0) ^ 1;

      expect(() => unseal(key, bent.toString('base64url'), 'mail 1')).toThrow(/authentic/);
    }
    expect(() => unseal(randomBytes(32), sealed, 'mail 1')).toThrow(/authentic/);
    expect(() => unseal(key, sealed, 'mail 2')).toThrow(/authentic/);
    expect(() => unseal(key, '', 'mail 1')).toThrow('Invalid initialization vector');
  });
});
