import { isIPv4, isIPv6 } from 'node:net';

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const GROUPS = 8;
const KEPT_GROUPS = 3;

/** The network of an address: enough to see a pattern, too little to name a person. `203.0.113.0/24`, `2001:db8:1::/48`. */
export function networkOf(address: string): string {
  const plain = MAPPED.exec(address)?.[1] ?? address;
  if (isIPv4(plain)) {
    return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  }
  if (!isIPv6(plain)) {
    return '';
  }
  const [head = '', tail] = (plain.split('%')[0] ?? '').toLowerCase().split('::');
  const first = head.split(':').filter(Boolean);
  const last = (tail ?? '').split(':').filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, GROUPS - first.length - last.length) }, () => '0');
  const groups = [...first, ...(tail === undefined ? [] : zeros), ...last];

  return `${groups
    .slice(0, KEPT_GROUPS)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/48`;
}
