import type { IncomingMessage } from 'node:http';
import { placeOf, TrustedProxies } from './client-address.js';

const proxies = new TrustedProxies(['10.0.0.0/8', '2001:db8:1::/48', '127.0.0.1']);

const seen = (remoteAddress: string, forwarded?: string): string =>
  proxies.clientOf({
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  } as unknown as IncomingMessage);

describe('where a request comes from', () => {
  it.each([
    ['a stranger who says to be another', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['somebody behind our proxy', '10.0.0.5', '198.51.100.1', '198.51.100.1'],
    ['somebody behind our proxy who says to be another', '10.0.0.5', '1.2.3.4, 198.51.100.1', '198.51.100.1'],
    ['somebody behind two of our proxies', '10.0.0.5', '1.2.3.4, 198.51.100.1, 10.9.9.9', '198.51.100.1'],
    ['somebody in IPv6 behind our proxy', '2001:db8:1::5', '2001:DB8:9::1', '2001:db8:9::1'],
    ['our proxy in the dress of IPv6', '::ffff:10.0.0.5', '::ffff:198.51.100.1', '198.51.100.1'],
    ['our proxy itself', '127.0.0.1', undefined, '127.0.0.1'],
    ['a hop that is none', '10.0.0.5', '198.51.100.1, unknown', '10.0.0.5'],
    ['a script for an address', '10.0.0.5', '<script>', '10.0.0.5'],
  ])('is the nearest that is not ours: %s', (_, remote, forwarded, expected) => {
    expect(seen(remote, forwarded)).toBe(expected);
  });

  it('is the other end of the line where no proxy is trusted', () => {
    const socket = { remoteAddress: '10.0.0.5' };
    const headers = { 'x-forwarded-for': '198.51.100.1' };

    expect(new TrustedProxies([]).clientOf({ socket, headers } as unknown as IncomingMessage)).toBe(
      '10.0.0.5',
    );
  });
});

describe('a place that is counted', () => {
  it.each([
    ['198.51.100.1', '198.51.100.1'],
    ['::ffff:198.51.100.1', '198.51.100.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s is %s', (address, place) => {
    expect(placeOf(address)).toBe(place);
  });
});
