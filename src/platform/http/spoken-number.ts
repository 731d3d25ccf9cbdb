import { createHash } from 'node:crypto';

/** Nothing that sounds or looks like another. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 6;

/** `7F3K-22`: what a reader tells us of a page that failed. Made from the request's id and logged beside it. */
export function spokenNumber(requestId: string): string {
  const digits = [...createHash('sha256').update(requestId).digest().subarray(0, LENGTH)];
  const text = digits.map((byte) => ALPHABET[byte % ALPHABET.length]).join('');

  return `${text.slice(0, 4)}-${text.slice(4)}`;
}
