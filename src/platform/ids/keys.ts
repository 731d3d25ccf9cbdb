import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

const LENGTH = 32;

/** One secret in the configuration, a separate key for each purpose (HKDF-SHA256, RFC 5869). */
export class Keys {
  private readonly made = new Map<string, Buffer>();

  constructor(private readonly secret: string) {}

  of(purpose: string): Buffer {
    let key = this.made.get(purpose);
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', this.secret, 'walletdesk', purpose, LENGTH));
      this.made.set(purpose, key);
    }

    return key;
  }

  /** HMAC-SHA256 of a text under the key of this purpose: nobody without the secret can make or guess it. */
  hash(purpose: string, text: string, encoding: 'hex' | 'base64url' = 'hex'): string {
    return createHmac('sha256', this.of(purpose)).update(text).digest(encoding);
  }
}

/** Whether two secrets are the same, in the same time wherever they differ. */
export function isSameSecret(one: string, other: string): boolean {
  const [ours, theirs] = [Buffer.from(one), Buffer.from(other)];

  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

/** 256 random bits for a cookie or a link; only its hash is stored. */
export const newToken = (): string => randomBytes(LENGTH).toString('base64url');

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
