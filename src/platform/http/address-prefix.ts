import { isIPv4, isIPv6 } from 'node:net';

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const GROUPS = 8;
const GROUP_BITS = 16;

/** An IPv4 address that came dressed as IPv6, as itself. */
export const plainAddress = (address: string): string => MAPPED.exec(address)?.[1] ?? address.toLowerCase();

/** How many bits are kept of an address of either kind. */
export interface PrefixBits {
  readonly ipv4: 24 | 32;
  readonly ipv6: 48 | 64;
}

/** The network that an address is in: `203.0.113.0/24`, `2001:db8:1::/48`; a whole IPv4 address as itself; '' of what is none. */
export function prefixOf(address: string, bits: PrefixBits): string {
  const plain = plainAddress(address);
  if (isIPv4(plain)) {
    return bits.ipv4 === 32 ? plain : `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  }
  if (!isIPv6(plain)) {
    return '';
  }
  const [left = '', right] = plain.replace(/%.*$/, '').split('::');
  const before = left.split(':').filter(Boolean);
  const after = (right ?? '').split(':').filter(Boolean);
  const gap = right === undefined ? 0 : Math.max(GROUPS - before.length - after.length, 0);
  const kept = [...before, ...Array<string>(gap).fill('0'), ...after]
    .slice(0, bits.ipv6 / GROUP_BITS)
    .map((group) => Number.parseInt(group, 16).toString(16));

  return `${kept.join(':')}::/${bits.ipv6}`;
}
