import type { Deadline } from './deadline.js';
import { WalletError } from './wallet-error.js';

/** At most so many at once, and so many that wait: a slow wallet takes up no more of this process. */
export class Bulkhead {
  private running = 0;
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly places: number,
    private readonly queue: number,
  ) {}

  /** @throws WalletError `UNAVAILABLE` where too many wait already, or no place came free in time */
  async run<T>(deadline: Deadline, ask: () => Promise<T>): Promise<T> {
    if (this.running < this.places) {
      this.running += 1;
    } else {
      await this.placeWithin(deadline);
    }

    try {
      return await ask();
    } finally {
      this.handOn();
    }
  }

  /** A place that comes free goes to whoever waits longest; it is never counted down in between. */
  private handOn(): void {
    const [next] = this.waiting;

    if (next) {
      this.waiting.delete(next);
      next();
    } else {
      this.running -= 1;
    }
  }

  private placeWithin({ signal }: Deadline): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.waiting.size >= this.queue || signal.aborted) {
        reject(new WalletError('UNAVAILABLE', 'too many questions wait for the wallet'));
        return;
      }

      const enter = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        this.waiting.delete(enter);
        reject(new WalletError('UNAVAILABLE', 'no place came free in time'));
      };
      this.waiting.add(enter);
      signal.addEventListener('abort', leave, { once: true });
    });
  }
}
