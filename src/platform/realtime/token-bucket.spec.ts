import { BucketTable, TokenBucket } from './token-bucket.js';

describe('a bucket of points', () => {
  let now = 0;
  const clock = (): number => now;
  beforeEach(() => (now = 0));

  it('gives a burst, says how long to wait then, and gives again what time has brought', () => {
    const bucket = new TokenBucket({ burst: 4, perSecond: 2 }, clock);

    expect([bucket.take(3), bucket.take(1), bucket.take(3)]).toEqual([0, 0, 2]);
    now = 1_000;
    expect([bucket.take(2), bucket.take(1)]).toEqual([0, 1]);
    now = 100_000;
    expect([bucket.take(4), bucket.take(1)]).toEqual([0, 1]);
  });

  it('takes nothing where it refuses', () => {
    const bucket = new TokenBucket({ burst: 2, perSecond: 1 }, clock);

    expect([bucket.take(3), bucket.take(2)]).toEqual([1, 0]);
  });

  it('is one for each key, and is forgotten only when it is full again', () => {
    const table = new BucketTable({ burst: 1, perSecond: 1 }, clock);
    table.of('busy').take(1);
    for (let index = 0; index < 20_000; index += 1) {
      table.of(`stranger ${index}`);
    }

    expect(table.of('busy').take(1)).toBe(1);
    expect(table.of('somebody else').take(1)).toBe(0);
  });
});
