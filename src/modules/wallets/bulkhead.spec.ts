import { Bulkhead } from './bulkhead.js';
import { Deadline } from './deadline.js';

describe('questions to a slow wallet', () => {
  const later: (() => void)[] = [];
  const slow = (name: string) => (): Promise<string> =>
    new Promise((resolve) => later.push(() => resolve(name)));

  beforeEach(() => {
    later.length = 0;
  });

  it('take so many places and no more; who waits longest comes first, and too many are refused at once', async () => {
    const bulkhead = new Bulkhead(1, 2);
    const deadline = new Deadline(10_000);
    const first = bulkhead.run(deadline, slow('first'));
    const second = bulkhead.run(deadline, slow('second'));
    const third = bulkhead.run(deadline, slow('third'));
    await expect(bulkhead.run(deadline, slow('fourth'))).rejects.toMatchObject({ kind: 'UNAVAILABLE' });
    expect(later).toHaveLength(1);

    later[0]?.();
    expect(await first).toBe('first');
    await Promise.resolve();
    later[1]?.();
    expect(await second).toBe('second');
    await Promise.resolve();
    later[2]?.();
    expect(await third).toBe('third');
  });

  it('give their place back when they fail, and one that waits too long gives up without taking any', async () => {
    const bulkhead = new Bulkhead(1, 2);
    const held = bulkhead.run(new Deadline(10_000), slow('held'));
    await expect(bulkhead.run(new Deadline(5), slow('late'))).rejects.toMatchObject({ kind: 'UNAVAILABLE' });
    later[0]?.();
    await held;

    await expect(bulkhead.run(new Deadline(10_000), () => Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    );
    await expect(bulkhead.run(new Deadline(10_000), () => Promise.resolve('again'))).resolves.toBe('again');
    expect(later).toHaveLength(1);
  });
});
