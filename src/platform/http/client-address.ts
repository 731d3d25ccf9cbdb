import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const HEXTETS = 8;
/** What one household or one machine is given; it chooses among 2^64 addresses. */
const NETWORK_HEXTETS = 4;

/** Whose `X-Forwarded-For` we believe: networks, each `address` or `address/bits`. */
export class TrustedProxies {
  private readonly networks = new BlockList();

  constructor(cidrs: readonly string[]) {
    for (const cidr of cidrs) {
      const [address = '', bits] = cidr.split('/');
      const kind = isIP(address) === 6 ? 'ipv6' : 'ipv4';
      this.networks.addSubnet(
        address,
        bits === undefined ? (kind === 'ipv6' ? 128 : 32) : Number(bits),
        kind,
      );
    }
  }

  /**
   * Where a request comes from: of the hops it came by, the last that is none of our proxies. Whatever stands before
   * it was written by a stranger, and so is every other header about addresses.
   */
  clientOf({ socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>): string {
    const said = String(headers['x-forwarded-for'] ?? '').split(',');
    let hop = canonical(socket.remoteAddress ?? '');
    while (this.has(hop)) {
      const before = canonical(said.pop()?.trim() ?? '');
      if (isIP(before) === 0) {
        break;
      }
      hop = before;
    }

    return hop;
  }

  private has(address: string): boolean {
    const kind = isIP(address);

    return kind !== 0 && this.networks.check(address, kind === 6 ? 'ipv6' : 'ipv4');
  }
}

/** An IPv4 address that came dressed as IPv6, as itself. */
const canonical = (address: string): string => MAPPED.exec(address)?.[1] ?? address.toLowerCase();

/** What is counted as one place: an IPv4 address, or the /64 of an IPv6 address. */
export function placeOf(address: string): string {
  const plain = canonical(address);
  if (isIP(plain) !== 6) {
    return plain;
  }
  const [left = '', right] = plain.replace(/%.*$/, '').split('::');
  const before = left.split(':').filter(Boolean);
  const after = (right ?? '').split(':').filter(Boolean);
  const gap = right === undefined ? 0 : Math.max(HEXTETS - before.length - after.length, 0);
  const all = [...before, ...Array<string>(gap).fill('0'), ...after];

  return `${all
    .slice(0, NETWORK_HEXTETS)
    .map((one) => Number.parseInt(one, 16).toString(16))
    .join(':')}::/64`;
}
