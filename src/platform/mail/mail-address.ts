import { domainToASCII } from 'node:url';

const LONGEST = 254;
const LONGEST_LOCAL = 64;
/** Without `%` and `!`: old relays read a route in them. */
const LOCAL = /^[A-Za-z0-9#$&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9#$&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The one form of a mail address that we write to and compare by, or null. Stricter than the standard on purpose:
 * no quotes, comments, groups, address literals or signs beyond ASCII before the `@`, so that no two programs on the
 * way can read it as two different addresses. A domain in another script becomes its punycode form; all is lower
 * case, as every mail host of today reads it.
 */
export function parseMailAddress(text: string): string | null {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  const domain = domainOf(text.slice(at + 1));
  if (at < 1 || local.length > LONGEST_LOCAL || !LOCAL.test(local) || domain === null) {
    return null;
  }
  const address = `${local}@${domain}`.toLowerCase();

  return address.length > LONGEST ? null : address;
}

/** Letters, digits and hyphens in at least two labels, the last of which is no number: never an IP address. */
function domainOf(text: string): string | null {
  // What URL parsing would take away or turn into something else is refused before it.
  if (/[\s\p{C}\\/?#@:%[\]<>"'(),;*&=+$!|^~`{}]/u.test(text) || text.length > LONGEST) {
    return null;
  }
  const ascii = domainToASCII(text);
  const labels = ascii.split('.');
  const last = labels.at(-1) ?? '';

  return labels.length > 1 && labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(last)
    ? ascii
    : null;
}
