import { Env } from '../../config/env.js';
import { TooMany } from '../errors/app-error.js';
import { BUCKETS, placeKey, RateLimits } from './rate-limits.js';

const limits = (factor: string): RateLimits =>
  new RateLimits(Env.read({ NODE_ENV: 'test', RATE_LIMITS: factor }));

/** → How many of so many at once were let through. */
async function letThrough(some: RateLimits, key: string, times: number): Promise<number> {
  const tries = Array.from({ length: times }, () => some.consume('ticket-open', key));
  const outcomes = await Promise.allSettled(tries);

  return outcomes.filter(({ status }) => status === 'fulfilled').length;
}

describe('the limits', () => {
  it('let through exactly so many, all at once or not, and say when to come back', async () => {
    const some = limits('1');
    const { each, seconds } = BUCKETS['ticket-open'];
    const [first, second] = [await letThrough(some, 'amina', 200), await letThrough(some, 'amina', 1)];
    const refusal = await some.consume('ticket-open', 'amina').catch((error: unknown) => error);

    expect([first, second]).toEqual([each, 0]);
    expect(refusal).toBeInstanceOf(TooMany);
    expect((refusal as TooMany).retryAfterSeconds).toBeGreaterThan(0);
    expect((refusal as TooMany).retryAfterSeconds).toBeLessThanOrEqual(seconds);
  });

  it('of one person are none of another’s, nor of another thing’s', async () => {
    const some = limits('1');
    await letThrough(some, 'amina', 200);

    expect(await letThrough(some, 'lihua', 1)).toBe(1);
    await expect(some.consume('search', 'amina')).resolves.toBeUndefined();
  });

  it('are wider for a place, behind which many people may sit', async () => {
    const { place } = BUCKETS['ticket-open'];

    expect(await letThrough(limits('1'), placeKey('198.51.100.1'), 1_000)).toBe(place);
  });

  it('can be widened by a factor, and switched off for a measurement', async () => {
    const { each } = BUCKETS['ticket-open'];

    expect(await letThrough(limits('2.5'), 'amina', 1_000)).toBe(each * 2.5);
    expect(await letThrough(limits('off'), 'amina', 1_000)).toBe(1_000);
  });
});

describe('the configuration', () => {
  const production = {
    NODE_ENV: 'production',
    SECRET: 'k3JvQ2Zx9sLmN4tBwYp7RcUeHdAoGfTi',
    PUBLIC_URL: 'https://help.example.org',
  };

  it.each(['off', '0', '-1', 'x', '1001'])('refuses RATE_LIMITS=%s in production', (value) => {
    expect(() => Env.read({ ...production, RATE_LIMITS: value })).toThrow(/RATE_LIMITS/);
  });

  it.each(['true', '*', 'loopback', '10.0.0.0/99', '10.0.0.0/8,proxy'])(
    'refuses TRUSTED_PROXIES=%s',
    (value) => {
      expect(() => Env.read({ ...production, TRUSTED_PROXIES: value })).toThrow(/TRUSTED_PROXIES/);
    },
  );

  it('takes networks of proxies', () => {
    expect(Env.read({ ...production, TRUSTED_PROXIES: '10.0.0.0/8, ::1' }).trustedProxies).toEqual([
      '10.0.0.0/8',
      '::1',
    ]);
  });
});
