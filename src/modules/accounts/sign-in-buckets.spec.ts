import { BUCKETS, type BucketKind, neighbourhoodOf, nextTryAt } from './sign-in-buckets.js';

const HOUR = 3_600_000;

/** Tries at every instant at which one may, through two windows → the instants. */
function besiege(kind: BucketKind): number[] {
  const windowMs = BUCKETS[kind].seconds * 1_000;
  const instants: number[] = [];
  for (let start = 0; start < 2 * HOUR; start += windowMs) {
    let at = start;
    for (let tries = 1; at < start + windowMs; tries += 1) {
      instants.push(at);
      at = Math.max(at, nextTryAt(kind, tries, at, start + windowMs));
    }
  }

  return instants;
}

describe('how often one may try', () => {
  it('lets strangers guess at an account at most a hundred times in any hour', () => {
    const instants = besiege('account');
    const most = Math.max(
      ...instants.map((from) => instants.filter((at) => at >= from && at < from + HOUR).length),
    );

    expect(most).toBeGreaterThan(60);
    expect(most).toBeLessThanOrEqual(100);
  });

  it('never makes the owner of an account wait longer than a minute', () => {
    const instants = besiege('account');

    expect(Math.max(...instants.slice(1).map((at, index) => at - (instants[index] ?? 0)))).toBe(60_000);
  });

  it('makes pauses of 1, 2, 4, 8, 16 and 30 seconds after ten tries', () => {
    const pauses = Array.from({ length: 9 }, (_, index) => nextTryAt('account', 9 + index, 0, HOUR) / 1_000);

    expect(pauses).toEqual([0, 1, 2, 4, 8, 16, 30, 30, 30]);
  });

  it('looks at five codes in five minutes, and at none more', () => {
    expect(nextTryAt('code', 4, 1_000, 300_000)).toBe(0);
    expect(nextTryAt('code', 5, 1_000, 300_000)).toBe(300_000);
  });
});

describe('the network of an address', () => {
  it.each([
    ['203.0.113.77', '203.0.113.0/24'],
    ['::ffff:203.0.113.77', '203.0.113.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s is in %s', (address, network) => {
    expect(neighbourhoodOf(address)).toBe(network);
  });
});
