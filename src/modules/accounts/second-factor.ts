import { Secret, TOTP } from 'otpauth';
import qrcode from 'qrcode';
import { randomBytes } from 'node:crypto';

/** RFC 6238 as every authenticator app knows it: SHA-1, six digits, half a minute. */
const RULES = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const SECRET_BYTES = 20;
/** A step before and a step after: clocks differ, and typing takes time. */
const WINDOW = 1;
const ISSUER = 'WalletDesk';
const QUIET_ZONE = 4;

export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** The half minute whose code this is, or null. A step that was taken before is for the caller to refuse. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const delta = totp(secret).validate({ token: code, timestamp: now.getTime(), window: WINDOW });

  return delta === null ? null : Math.floor(now.getTime() / 1_000 / RULES.period) + delta;
}

/** The code of an instant: for the demonstration and for tests. */
export const codeAt = (secret: string, now: Date): string =>
  totp(secret).generate({ timestamp: now.getTime() });

/** What an authenticator app reads, as a link and as a picture of dark squares in a square of `size`. */
export function enrolmentOf(secret: string, login: string): { uri: string; size: number; path: string } {
  const uri = totp(secret, login).toString();
  const { modules } = qrcode.create(uri, { errorCorrectionLevel: 'M' });
  const squares = Array.from(modules.data, (dark, at) => {
    const [x, y] = [(at % modules.size) + QUIET_ZONE, Math.floor(at / modules.size) + QUIET_ZONE];

    return dark ? `M${x} ${y}h1v1h-1z` : '';
  });

  return { uri, size: modules.size + 2 * QUIET_ZONE, path: squares.join('') };
}

/** In groups of four, as one types it from a screen. */
export const inGroups = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ');

/** A way in without the second factor: 100 random bits, without letters that look like figures. */
export function newRecoveryCode(): string {
  const text = new Secret({ buffer: Uint8Array.from(randomBytes(13)).buffer }).base32.slice(0, 20);

  return text.replace(/(.{5})(?=.)/g, '$1-');
}

/** However it was typed: small letters, blanks, strokes or none. */
export const typedRecoveryCode = (text: string): string => {
  const plain = text.toUpperCase().replace(/[^A-Z2-7]/g, '');

  return plain.replace(/(.{5})(?=.)/g, '$1-');
};

const totp = (secret: string, label = ''): TOTP =>
  new TOTP({ ...RULES, issuer: ISSUER, label, secret: Secret.fromBase32(secret) });
