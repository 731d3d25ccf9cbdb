import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';
import type { Dispatcher } from 'undici';
import type { Clock } from '../../platform/clock/clock.js';
import { Deadline } from './deadline.js';
import { GsmaBase } from './gsma-base.js';
import { GsmaCredentials } from './gsma-credentials.js';
import { refusalOf } from './gsma-refusal.js';
import { WalletError } from './wallet-error.js';
import type { WalletHealthRecord } from './wallet-health-record.js';
import type { WalletOptions } from './wallet-options.js';

/** Milliseconds and bytes; `totalMs` covers all pages and attempts of one question together. */
export interface GsmaLimits {
  readonly connectMs: number;
  readonly totalMs: number;
  readonly retries: number;
  readonly pauseMs: number;
  readonly bodyBytes: number;
}

/** Our own choice: connect 2 s, total 8 s, two retries with jitter on GET only. */
export const GSMA_LIMITS: GsmaLimits = {
  connectMs: 2_000,
  totalMs: 8_000,
  retries: 2,
  pauseMs: 150,
  bodyBytes: 2_000_000,
};

const CONNECTIONS = 20;

/** An answer that is no refusal; `body` is parsed. */
export interface GsmaAnswer {
  readonly status: number;
  readonly body: unknown;
}

interface Question {
  readonly url: URL;
  readonly body: string | null;
  readonly correlationId: string | null;
}

/**
 * Asks the wallet by HTTP, and nobody else: follows no redirect, reads no more than it must, believes nothing but
 * JSON. Only questions are repeated; what moves money is sent once.
 */
export class GsmaClient {
  private readonly agent: Agent;
  /** Orders never go out on a line that the wallet may be closing: nobody would know whether they arrived. */
  private readonly freshLines: Agent;
  private readonly base: GsmaBase | null;
  private readonly credentials: GsmaCredentials;

  constructor(
    options: WalletOptions,
    clock: Clock,
    private readonly record: WalletHealthRecord,
    private readonly limits: GsmaLimits = GSMA_LIMITS,
  ) {
    this.base = GsmaBase.of(options.baseUrl);
    const lines = {
      connect: { timeout: limits.connectMs },
      headersTimeout: limits.totalMs,
      bodyTimeout: limits.totalMs,
      maxResponseSize: limits.bodyBytes,
      connections: CONNECTIONS,
    };
    this.agent = new Agent(lines);
    this.freshLines = new Agent({ ...lines, pipelining: 0 });
    this.credentials = new GsmaCredentials(options, clock, this.agent, limits.totalMs);
  }

  /** Starts the time of one question, however many requests it takes. */
  deadline(): Deadline {
    return new Deadline(this.limits.totalMs);
  }

  /** The parsed JSON of a 200. @throws WalletError for everything else */
  async get(
    path: string,
    deadline: Deadline,
    query: Readonly<Record<string, string>> = {},
  ): Promise<unknown> {
    const question = { url: this.connected().urlOf(path, query), body: null, correlationId: null };

    for (let attempt = 0; ; attempt += 1) {
      try {
        const { status, body } = await this.ask(question, deadline);

        if (status !== 200) {
          throw new WalletError('CONTRACT_VIOLATION', `the wallet answered ${status}`);
        }
        return body;
      } catch (error) {
        const refusal = refusalOf(error);

        if (!this.mayAskAgain(refusal, attempt, deadline)) {
          throw refusal;
        }
        await this.pause(refusal, attempt, deadline);
      }
    }
  }

  /** Sends once. @throws WalletError for everything but 200, 201 and 202; after `UNAVAILABLE` nobody knows what came of it */
  post(path: string, deadline: Deadline, body: object, correlationId: string): Promise<GsmaAnswer> {
    return this.ask(
      { url: this.connected().urlOf(path), body: JSON.stringify(body), correlationId },
      deadline,
    );
  }

  /** What a link of an answer means, as a path to ask for. @throws WalletError `CONTRACT_VIOLATION` for one that leads away */
  pathOf(link: string): string {
    return this.connected().pathOf(link);
  }

  async close(): Promise<void> {
    await Promise.all([this.agent.destroy(), this.freshLines.destroy()]);
  }

  private connected(): GsmaBase {
    if (this.base === null) {
      throw new WalletError('UNAVAILABLE', 'no wallet is connected');
    }

    return this.base;
  }

  /** A token that ended before its time is made anew once; the wallet refused, so nothing has happened yet. */
  private async ask(question: Question, deadline: Deadline): Promise<GsmaAnswer> {
    try {
      return await this.exchange(question, deadline);
    } catch (error) {
      const { kind, said } = refusalOf(error);

      if (kind !== 'UNAUTHORISED' || !this.credentials.canRenew || isAboutTheQuestion(said?.code)) {
        throw error;
      }
    }

    this.credentials.forgetToken();
    return this.exchange(question, deadline);
  }

  private async exchange({ url, body, correlationId }: Question, { signal }: Deadline): Promise<GsmaAnswer> {
    const headers = await this.credentials.headers(body);
    const done = this.record.begin();

    try {
      const answer = await request(url, {
        dispatcher: body === null ? this.agent : this.freshLines,
        signal,
        method: body === null ? 'GET' : 'POST',
        body,
        headers: {
          ...headers,
          ...(body === null ? {} : { 'Content-Type': 'application/json' }),
          ...(correlationId === null ? {} : { 'X-CorrelationID': correlationId }),
        },
      });
      const read = parsed(answer, await answer.body.text());
      done(null);
      return read;
    } catch (error) {
      const refusal = refusalOf(error);
      done(refusal.kind);
      throw refusal;
    }
  }

  /** Where the wallet says when, we come back then or not at all; a wallet that is left alone is left alone by all. */
  private mayAskAgain(
    { kind, retryAfterSeconds }: WalletError,
    attempt: number,
    deadline: Deadline,
  ): boolean {
    const isPassing = kind === 'UNAVAILABLE' || (kind === 'RATE_LIMITED' && retryAfterSeconds !== null);

    return (
      isPassing &&
      attempt < this.limits.retries &&
      !deadline.isOver &&
      (retryAfterSeconds ?? 0) * 1_000 < deadline.leftMs &&
      this.record.breaker.state === 'closed'
    );
  }

  /** Grows with each attempt and is never the same for two callers, so that they do not return together. */
  private async pause(
    { retryAfterSeconds }: WalletError,
    attempt: number,
    { signal }: Deadline,
  ): Promise<void> {
    const jitter = this.limits.pauseMs * 2 ** attempt * (0.5 + Math.random());

    try {
      await sleep((retryAfterSeconds ?? 0) * 1_000 + jitter, undefined, { signal });
    } catch (cause) {
      throw new WalletError('UNAVAILABLE', 'the wallet did not answer in time', { cause });
    }
  }
}

/** With these the wallet refuses what was asked, not who asked. */
function isAboutTheQuestion(code: string | null | undefined): boolean {
  return /^(requestDeclined|requestingPartyAuthorisationError|servicingPartyAuthorisationError)$/i.test(
    code ?? '',
  );
}

function parsed(answer: Dispatcher.ResponseData, text: string): GsmaAnswer {
  const { statusCode: status } = answer;

  if (![200, 201, 202].includes(status)) {
    throw refusalOf({ status, text, retryAfter: headerOf(answer, 'retry-after') });
  }
  if (!/^application\/([\w.-]+\+)?json\b/i.test(headerOf(answer, 'content-type') ?? 'application/json')) {
    throw new WalletError('CONTRACT_VIOLATION', 'the answer does not say that it is JSON');
  }

  try {
    return { status, body: JSON.parse(text) };
  } catch (cause) {
    throw new WalletError('CONTRACT_VIOLATION', 'the answer is not JSON', { cause });
  }
}

function headerOf({ headers }: Dispatcher.ResponseData, name: string): string | null {
  const value = headers[name];
  return typeof value === 'string' ? value : null;
}
