import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Reader } from '../database/reader.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Transaction } from '../database/transaction.js';
import { Conflict } from '../errors/app-error.js';
import { Sweep } from '../events/registry.js';
import { Keys } from '../ids/keys.js';

/** A request that may arrive twice: a double click, a lost answer, a client that tries again. */
export interface RepeatableRequest {
  /** Person and command, for example `visitor:4c…/tickets.open`. */
  readonly scope: string;
  /** Made by the client, once an intention. */
  readonly key: string;
  /** What is asked, after redaction. Any plain value. */
  readonly body: unknown;
}

const KEEP_HOURS = 48;

/** Does a request once, and answers every repetition of it with the first answer. */
@Injectable()
export class Idempotency {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: Reader,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs `work` in the one unit of this request, with the key stored beside its effect. The answer must be a plain
   * value. @throws Conflict where the key was used for another body.
   */
  async once<A>(request: RepeatableRequest, work: (tx: Transaction) => Promise<A>): Promise<A> {
    const bodyHash = this.hash(request.body);

    return this.unitOfWork.run(async (tx) => {
      // The key goes in first: two requests at the same moment meet here, and the second waits for the first.
      const mine = await tx.sql(
        `INSERT INTO idempotency_keys (scope, key, body_hash, answer, created_at) VALUES (?, ?, ?, 'null', ?)
         ON CONFLICT DO NOTHING RETURNING key`,
        [request.scope, request.key, bodyHash, this.clock.now()],
      );
      if (mine.length === 0) {
        return this.firstAnswer<A>(tx, request, bodyHash);
      }
      const answer = await work(tx);
      await tx.sql('UPDATE idempotency_keys SET answer = ? WHERE scope = ? AND key = ?', [
        JSON.stringify(answer ?? null),
        request.scope,
        request.key,
      ]);

      return answer;
    });
  }

  /**
   * Whether this very request was answered already: asked before work that no unit may hold, such as a call to
   * another system. It decides nothing: `once` does. @throws Conflict where the key was used for another body.
   */
  async isDone({ scope, key, body }: RepeatableRequest): Promise<boolean> {
    const row = await this.reader.first<{ body_hash: string }>(
      'SELECT body_hash FROM idempotency_keys WHERE scope = ? AND key = ?',
      [scope, key],
    );
    if (row && row.body_hash !== this.hash(body)) {
      throw new Conflict('errors.key-reused');
    }

    return row !== null;
  }

  @Sweep(3_600)
  async forget(asOf: Date): Promise<void> {
    const before = new Date(asOf.getTime() - KEEP_HOURS * 3_600_000);
    await this.unitOfWork.run((tx) => tx.sql('DELETE FROM idempotency_keys WHERE created_at < ?', [before]));
  }

  private hash(body: unknown): string {
    return this.keys.hash('idempotency', canonical(body));
  }

  private async firstAnswer<A>(
    tx: Transaction,
    { scope, key }: RepeatableRequest,
    bodyHash: string,
  ): Promise<A> {
    const [row] = await tx.sql<{ body_hash: string; answer: string }>(
      'SELECT body_hash, answer FROM idempotency_keys WHERE scope = ? AND key = ?',
      [scope, key],
    );
    if (!row || row.body_hash !== bodyHash) {
      throw new Conflict('errors.key-reused');
    }

    return JSON.parse(row.answer) as A;
  }
}

/** The same value always gives the same text: keys in order. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, at: unknown) =>
    at instanceof Object && !Array.isArray(at) && !(at instanceof Date)
      ? Object.fromEntries(Object.entries(at).sort(([a], [b]) => (a < b ? -1 : 1)))
      : at,
  );
}
