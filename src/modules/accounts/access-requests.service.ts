import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { seal } from '../../platform/crypto/sealed.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { type AppError, Conflict, Invalid } from '../../platform/errors/app-error.js';
import type { Language } from '../../platform/i18n/languages.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import { hashToken, isSameSecret, Keys, newToken } from '../../platform/ids/keys.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import {
  type AccessQuestion,
  ANSWER_ACCESS_REQUEST,
  CODE_MINUTES,
  CODE_TRIES,
  codeHash,
} from './access-codes.js';
import { VisitorTokens } from './visitor-tokens.js';

/** How an attempt ended; `over` is used, replaced, expired or tried too often, and never there. */
type Outcome = 'in' | 'wrong' | 'over';

interface Attempt {
  /** Of the form: pressed twice, it is one attempt with one answer. */
  readonly key: string;
  /** The token that the browser has now. */
  readonly before: string | undefined;
}

/**
 * Customers who want to be known again: by a code from their mailbox, or by the link beside it. Asking does the same
 * work and gives the same answer for everybody; whether there is such a request is looked up after the answer.
 */
@Injectable()
export class AccessRequestsService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly tokens: VisitorTokens,
    private readonly jobs: Jobs,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /** The handle of the page on which the code is entered. */
  async ask(
    language: Language,
    { key, reference, contact }: Omit<AccessQuestion, 'language'> & { readonly key: string },
  ): Promise<string> {
    const handle = newToken();
    const question: AccessQuestion = { reference, contact, language };
    const request = { scope: 'access.ask', key, body: question };
    const answer = await this.idempotency.once(request, async (tx) => {
      const id = randomUUID();
      const now = this.clock.now();
      const sealed = seal(this.keys.of('access'), JSON.stringify(question), id);
      await tx.sql(
        `INSERT INTO access_requests (id, handle_hash, tries, created_at, code_until) VALUES (?, ?, 0, ?, ?)`,
        [id, hashToken(handle), now, new Date(now.getTime() + CODE_MINUTES * 60_000)],
      );
      await audit(tx, { action: 'access.asked', object: asked(id) });
      await this.jobs.enqueue(tx, ANSWER_ACCESS_REQUEST, { id, sealed }, now);

      return { handle };
    });

    return answer.handle;
  }

  /** The browser's new token. @throws Invalid where it is wrong, Conflict where it is no longer good */
  async enterCode(handle: string, code: string, attempt: Attempt): Promise<string> {
    return this.enter('access.code', { handle, code }, attempt, (tx) => this.tryCode(tx, handle, code));
  }

  /** The same by the link of the mail. @throws Conflict where it is no longer good */
  async useLink(link: string, attempt: Attempt): Promise<string> {
    return this.enter('access.link', { link }, attempt, (tx) => this.tryLink(tx, link));
  }

  /** This browser is to be nobody's. */
  async leave(key: string, before: string | undefined): Promise<void> {
    const request = { scope: 'access.leave', key, body: { before: before ? hashToken(before) : null } };
    await this.idempotency.once(request, (tx) => this.tokens.forget(tx, before));
  }

  /** A try counts whatever comes of it, so a refusal is an answer of the unit and not its failure. */
  private async enter(
    scope: string,
    body: Readonly<Record<string, string>>,
    { key, before }: Attempt,
    attempt: (tx: Transaction) => Promise<{ outcome: Outcome; customerId?: string }>,
  ): Promise<string> {
    const token = this.tokenOf(scope, key, Object.values(body));
    const outcome = await this.idempotency.once<Outcome>({ scope, key, body }, async (tx) => {
      const { outcome: ended, customerId } = await attempt(tx);
      if (customerId) {
        await this.tokens.adopt(tx, customerId, { token, before });
      }

      return ended;
    });
    if (outcome !== 'in') {
      throw refusal(outcome);
    }

    return token;
  }

  /** Counts first, in the row itself: parallel guesses are all counted, and the sixth finds nothing to guess at. */
  private async tryCode(
    tx: Transaction,
    handle: string,
    code: string,
  ): Promise<{ outcome: Outcome; customerId?: string }> {
    const now = this.clock.now();
    const [row] = await tx.sql<{ id: string; customer_id: string | null; code_hash: string | null }>(
      `UPDATE access_requests SET tries = tries + 1 WHERE handle_hash = ? AND used_at IS NULL AND code_until > ?
         AND tries < ${CODE_TRIES} RETURNING id, customer_id, code_hash`,
      [hashToken(handle), now],
    );
    if (!row) {
      return { outcome: 'over' };
    }
    const right = isSameSecret(codeHash(this.keys, row.id, code), row.code_hash ?? '');
    if (!right || row.customer_id === null) {
      await audit(tx, { action: 'access.code-wrong', object: asked(row.id), result: 'refused' });

      return { outcome: 'wrong' };
    }
    await audit(tx, {
      action: 'access.code-used',
      object: asked(row.id),
      meta: { customer: row.customer_id },
    });
    await tx.sql('UPDATE access_requests SET used_at = ? WHERE id = ?', [now, row.id]);

    return { outcome: 'in', customerId: row.customer_id };
  }

  private async tryLink(tx: Transaction, link: string): Promise<{ outcome: Outcome; customerId?: string }> {
    const now = this.clock.now();
    const [row] = await tx.sql<{ id: string; customer_id: string }>(
      `UPDATE access_requests SET used_at = ? WHERE link_hash = ? AND used_at IS NULL AND link_until > ?
       RETURNING id, customer_id`,
      [now, hashToken(link), now],
    );

    if (!row) {
      return { outcome: 'over' };
    }
    await audit(tx, {
      action: 'access.link-used',
      object: asked(row.id),
      meta: { customer: row.customer_id },
    });

    return { outcome: 'in', customerId: row.customer_id };
  }

  /** The same attempt gives the same token, which is stored nowhere but as a hash. */
  private tokenOf(scope: string, key: string, parts: readonly string[]): string {
    const text = JSON.stringify([scope, key, ...parts]);

    return this.keys.hash('visitor-tokens', text, 'base64url');
  }
}

const asked = (id: string): { kind: string; id: string } => ({ kind: 'access-request', id });

const refusal = (outcome: 'wrong' | 'over'): AppError =>
  outcome === 'wrong'
    ? new Invalid([{ field: 'code', key: 'access.errors.wrong' }])
    : new Conflict('access.errors.over');
