import { Injectable, SetMetadata } from '@nestjs/common';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Env } from '../../config/env.js';
import { TooMany } from '../errors/app-error.js';
import { type Actor, isKnown, isStaff } from '../identity/actor.js';
import { placeOf } from './client-address.js';

interface Bucket {
  /** For one person, or whatever else the key names. */
  readonly each: number;
  /** For one place (`placeKey`): many people may sit behind one address. */
  readonly place: number;
  readonly seconds: number;
}

const MINUTE = 60;

/** How much of each thing, in how long. Far above what somebody does who needs help, far below what hurts the desk. */
export const BUCKETS = {
  page: { each: 300, place: 3_000, seconds: MINUTE },
  act: { each: 60, place: 600, seconds: MINUTE },
  search: { each: 60, place: 600, seconds: MINUTE },
  /** At every key that is pressed, and no more than the search all the same. */
  suggest: { each: 240, place: 2_400, seconds: MINUTE },
  'message-send': { each: 60, place: 600, seconds: MINUTE },
  'ticket-open': { each: 20, place: 150, seconds: 10 * MINUTE },
  service: { each: 600, place: 1_200, seconds: MINUTE },
  upload: { each: 30, place: 300, seconds: 10 * MINUTE },
  history: { each: 120, place: 1_200, seconds: MINUTE },
  export: { each: 10, place: 100, seconds: MINUTE },
  'code-request': { each: 5, place: 50, seconds: 15 * MINUTE },
  'code-try': { each: 10, place: 100, seconds: 15 * MINUTE },
} satisfies Readonly<Record<string, Bucket>>;

export type BucketName = keyof typeof BUCKETS;

/** What `SEARCH_RATE_LIMIT` is about. */
const OF_SEARCH: readonly string[] = ['search', 'suggest'] satisfies BucketName[];
const PLACE = 'place ';

/** The key of all who come from one place; see `placeOf`. */
export const placeKey = (place: string): string => `${PLACE}${place}`;

export const COST = Symbol('cost');

/** From which bucket a route takes, one point each time; without it pages take from `page`, the rest from `act`. */
export const Costs = (bucket: BucketName | 'free'): MethodDecorator & ClassDecorator =>
  SetMetadata(COST, bucket);

/**
 * Counts what is asked of us, in the memory of this process. A point is taken before the work begins, and at once, so
 * that those who ask in parallel are all seen.
 */
@Injectable()
export class RateLimits {
  private readonly limiters = new Map<string, RateLimiterAbstract>();

  constructor(env: Env) {
    const factor = env.rateFactor;
    if (factor === null) {
      return;
    }
    for (const [name, { each, place, seconds }] of Object.entries<Bucket>(BUCKETS)) {
      const times = factor * (OF_SEARCH.includes(name) ? env.searchRateFactor : 1);
      this.limiters.set(name, limiter(each * times, seconds));
      this.limiters.set(`${PLACE}${name}`, limiter(place * times, seconds));
    }
  }

  /**
   * Takes from a bucket of whoever asks, by name and by address. Customers are made by coming, so their place is
   * counted too; the staff has only names that we gave. @throws TooMany with the seconds to wait
   */
  async charge(bucket: BucketName, actor: Actor, address: string): Promise<void> {
    if (isKnown(actor)) {
      await this.consume(bucket, actor.id);
    }
    if (!isStaff(actor)) {
      await this.consume(bucket, placeKey(placeOf(address)));
    }
  }

  /** Takes from a bucket of this person, or of `placeKey(…)`. @throws TooMany with the seconds to wait */
  async consume(bucket: BucketName, key: string, points = 1): Promise<void> {
    const table = key.startsWith(PLACE) ? `${PLACE}${bucket}` : bucket;
    try {
      await this.limiters.get(table)?.consume(key, points);
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) {
        throw new TooMany(Math.max(Math.ceil(refusal.msBeforeNext / 1_000), 1));
      }
      throw refusal;
    }
  }
}

const limiter = (points: number, duration: number): RateLimiterAbstract =>
  new RateLimiterMemory({ points: Math.ceil(points), duration });
