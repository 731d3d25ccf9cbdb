import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { plainAddress, prefixOf } from './address-prefix.js';

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
    let hop = plainAddress(socket.remoteAddress ?? '');
    while (this.has(hop)) {
      const before = plainAddress(said.pop()?.trim() ?? '');
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

/** What is counted as one place: an IPv4 address, or the /64 of an IPv6 address, of which one machine has 2^64. */
export const placeOf = (address: string): string =>
  prefixOf(address, { ipv4: 32, ipv6: 64 }) || plainAddress(address);
