import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import pLimit from 'p-limit';
import { Unavailable } from '../../platform/errors/app-error.js';

/** OWASP's floor for argon2id (Password Storage Cheat Sheet): 19 MiB, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 2;
const WAITING = 50;

/** Hashes and checks passwords, a few at a time: each check takes a processor and 19 MiB. */
@Injectable()
export class Passwords {
  /** A hash of nothing anyone knows, so that an unknown login takes as long as a wrong password. */
  private readonly dummy = this.hash(crypto.randomUUID());
  private readonly inTurn = pLimit(AT_ONCE);

  hash(password: string): Promise<string> {
    return hash(password, COST);
  }

  /**
   * False also where there is no account or no password yet (`known` null or empty), after the same time.
   * @throws Unavailable where too many wait already
   */
  async fits(known: string | null, password: string): Promise<boolean> {
    if (this.inTurn.pendingCount >= WAITING) {
      throw new Unavailable('errors.busy', 5);
    }
    const fits = await this.inTurn(async () => this.check(known || (await this.dummy), password));

    return fits && Boolean(known);
  }

  /** One look at a password: what a guess costs us, and what the tests count. */
  protected check(known: string, password: string): Promise<boolean> {
    return verify(known, password);
  }
}
