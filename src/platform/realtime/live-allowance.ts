import { TooMany } from '../errors/app-error.js';
import { type BucketSize, BucketTable, TokenBucket } from './token-bucket.js';

/** Points. A word costs two, a hint one: somebody who types fast uses a tenth of what his socket may. */
const SOCKET = { burst: 300, perSecond: 40 };
const PERSON = { burst: 600, perSecond: 80 };
/** A call centre may sit behind one address. */
const ADDRESS = { burst: 6_000, perSecond: 1_200 };
/** What nobody does by mistake: twenty unknown events, or a hundred commands beyond all allowances. */
const PATIENCE = { burst: 100, perSecond: 1 };
const UNKNOWN = 5;

/** What one socket may still ask for: by itself, with its person's others, and with all from its address. */
export class Allowance {
  private readonly patience = new TokenBucket(PATIENCE);

  constructor(private readonly buckets: readonly TokenBucket[]) {}

  /** @throws TooMany with the seconds to wait */
  spend(points: number): void {
    const seconds = Math.max(0, ...this.buckets.map((bucket) => bucket.take(points)));
    if (seconds > 0) {
      throw new TooMany(seconds);
    }
  }

  /** Notes a command that could not be known. → Whether there is patience left. */
  bearsUnknown(): boolean {
    return this.patience.take(UNKNOWN) === 0;
  }

  /** Notes a command too many. → Whether there is patience left. */
  bearsRefused(): boolean {
    return this.patience.take(1) === 0;
  }
}

/** The allowances of all sockets of this process. */
export class Allowances {
  private readonly people: BucketTable;
  private readonly addresses: BucketTable;

  /** @param factor as for `RateLimits`; null counts nothing */
  constructor(private readonly factor: number | null) {
    this.people = new BucketTable(times(PERSON, factor));
    this.addresses = new BucketTable(times(ADDRESS, factor));
  }

  of(personId: string, address: string): Allowance {
    if (this.factor === null) {
      return new Allowance([]);
    }

    return new Allowance([
      new TokenBucket(times(SOCKET, this.factor)),
      this.people.of(personId),
      this.addresses.of(address),
    ]);
  }
}

const times = ({ burst, perSecond }: BucketSize, factor: number | null): BucketSize => ({
  burst: burst * (factor ?? 1),
  perSecond: perSecond * (factor ?? 1),
});
