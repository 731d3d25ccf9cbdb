import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';
import type { Dispatcher } from 'undici';
import type { Clock } from '../../platform/clock/clock.js';
import { refusalOf } from './gsma-refusal.js';
import { WalletError } from './wallet-error.js';
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

/** Asks the wallet by HTTP. Sends GET only, follows no redirect, reads no more than it must. */
export class GsmaClient {
  private readonly agent: Agent;

  constructor(
    private readonly options: WalletOptions,
    private readonly clock: Clock,
    private readonly limits: GsmaLimits = GSMA_LIMITS,
  ) {
    this.agent = new Agent({
      connect: { timeout: limits.connectMs },
      headersTimeout: limits.totalMs,
      bodyTimeout: limits.totalMs,
      maxResponseSize: limits.bodyBytes,
      connections: 20,
    });
  }

  /** Starts the time of one question, however many requests it takes. */
  deadline(): AbortSignal {
    return AbortSignal.timeout(this.limits.totalMs);
  }

  /** The parsed JSON of a 200. Throws `WalletError` for everything else. */
  async get(
    path: string,
    deadline: AbortSignal,
    query: Readonly<Record<string, string>> = {},
  ): Promise<unknown> {
    if (this.options.baseUrl === null) {
      throw new WalletError('UNAVAILABLE', 'no wallet is connected');
    }

    const url = `${this.options.baseUrl.replace(/\/+$/, '')}/${path}?${new URLSearchParams(query)}`;

    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.attempt(url.replace(/\?$/, ''), deadline);
      } catch (error) {
        const refusal = refusalOf(error);

        if (refusal.kind !== 'UNAVAILABLE' || attempt === this.limits.retries || deadline.aborted) {
          throw refusal;
        }
      }

      await this.pause(attempt, deadline);
    }
  }

  close(): Promise<void> {
    return this.agent.destroy();
  }

  private async attempt(url: string, signal: AbortSignal): Promise<unknown> {
    const answer = await request(url, { dispatcher: this.agent, signal, headers: this.headers() });
    const text = await answer.body.text();

    if (answer.statusCode !== 200) {
      throw refusalOf({ status: answer.statusCode, text, retryAfter: headerOf(answer, 'retry-after') });
    }

    try {
      return JSON.parse(text);
    } catch (cause) {
      throw new WalletError('CONTRACT_VIOLATION', 'the answer is not JSON', { cause });
    }
  }

  private headers(): Record<string, string> {
    const { clientId, apiKey } = this.options;

    return {
      Accept: 'application/json',
      'Accept-Charset': 'utf-8',
      'X-Date': this.clock.now().toISOString(),
      'X-Channel': 'SUPPORT',
      ...(clientId ? { 'X-Client-Id': clientId } : {}),
      ...(apiKey ? { 'X-API-Key': apiKey } : {}),
    };
  }

  /** Grows with each attempt and is never the same for two callers, so that they do not return together. */
  private async pause(attempt: number, signal: AbortSignal): Promise<void> {
    try {
      await sleep(this.limits.pauseMs * 2 ** attempt * (0.5 + Math.random()), undefined, { signal });
    } catch (cause) {
      throw new WalletError('UNAVAILABLE', 'the wallet did not answer in time', { cause });
    }
  }
}

function headerOf({ headers }: Dispatcher.ResponseData, name: string): string | null {
  const value = headers[name];
  return typeof value === 'string' ? value : null;
}
