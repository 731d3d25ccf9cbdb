import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { LIHUA, LIHUA_CHARGED_BUT_FAILED } from './personas.js';

export const FAULT_MODES = [
  'slow',
  'hang',
  'reset',
  'html502',
  'truncated',
  '429',
  'degraded',
  'unavailable',
  'lost-answer',
  'foreign-account',
  'foreign-transactions',
  'none',
] as const;

export type FaultMode = (typeof FAULT_MODES)[number];

const HALF_AN_HOUR = 30 * 60_000;

/** How this wallet misbehaves at the moment. Only reachable when it was started with `--faults`. */
export class Faults {
  private mode: FaultMode = 'none';
  private delayMs = 3_000;

  /** @returns whether the order was understood: `{mode, delayMs?}` */
  order(body: unknown): boolean {
    const { mode, delayMs } = (body ?? {}) as { mode?: unknown; delayMs?: unknown };
    const known = FAULT_MODES.find((candidate) => candidate === mode);

    if (!known) {
      return false;
    }

    this.mode = known;
    this.delayMs = typeof delayMs === 'number' && delayMs >= 0 ? Math.min(delayMs, 120_000) : 3_000;
    return true;
  }

  /** What is answered in place of what was asked: 李华's account, or what she has paid, whoever asks for whose. */
  misdirected(path: string): string {
    const isOfTransactions = path.includes('/transactions');
    if (this.mode !== 'foreign-account' && !(this.mode === 'foreign-transactions' && isOfTransactions)) {
      return path;
    }

    return path
      .replace(/\/accounts\/(?:[^/?]*@[^/?]*|[^/?]+\/[^/?]+)/, `/accounts/username/${LIHUA.username}`)
      .replace(/(?<=mm)\/transactions\/[^/?]+/, `/transactions/${LIHUA_CHARGED_BUT_FAILED}`);
  }

  /** What the heartbeat says at the moment. */
  heartbeat(now: number): object {
    switch (this.mode) {
      case 'degraded':
        return { serviceStatus: 'degraded', delay: this.delayMs };
      case 'unavailable':
        return {
          serviceStatus: 'unavailable',
          plannedRestorationTime: new Date(now + HALF_AN_HOUR).toISOString(),
        };
      default:
        return { serviceStatus: 'available' };
    }
  }

  /** Whether nothing but the heartbeat is answered. */
  get isClosed(): boolean {
    return this.mode === 'unavailable';
  }

  /** Whether what was ordered is carried out, and nobody hears of it. */
  get losesAnswers(): boolean {
    return this.mode === 'lost-answer';
  }

  /** Spoils the answer where so ordered; true when nothing is left to be said. */
  async spoil(response: ServerResponse): Promise<boolean> {
    switch (this.mode) {
      case 'foreign-account':
      case 'foreign-transactions':
      case 'degraded':
      case 'unavailable':
      case 'lost-answer':
      case 'none':
        return false;
      case 'slow':
        await sleep(this.delayMs, undefined, { ref: false });
        return response.destroyed;
      case 'hang':
        return true;
      case 'reset':
        response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '4096' });
        response.write('[{"transactionReference":');
        setImmediate(() => response.destroy());
        return true;
      case 'html502':
        response.writeHead(502, { 'Content-Type': 'text/html' });
        response.end('<html><body><h1>502 Bad Gateway</h1></body></html>');
        return true;
      case 'truncated':
        response.writeHead(200, { 'Content-Type': 'application/json' });
        response.end('[{"transactionReference":"TX1","amount":"1');
        return true;
      case '429':
        response.writeHead(429, { 'Content-Type': 'application/json', 'Retry-After': '7' });
        response.end('{"errorCategory":"businessRule","errorCode":"rateLimitError"}');
        return true;
    }
  }
}
