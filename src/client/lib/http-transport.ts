import {
  type Answer,
  type MessageStored,
  type Refusal,
  type TimelinePage,
  UNATTENDED,
} from '../../platform/realtime/live-protocol.js';
import { csrfHeader } from './csrf.js';
import { frameHeader } from './framed.js';
import { NotDelivered, type Outgoing, type Transport } from './transport.js';

const TIMEOUT_MS = 8_000;

/** One ticket over plain HTTP, for networks that let no socket through: same bodies, same answers. */
export class HttpTransport implements Transport {
  private readonly address: string;

  constructor(
    ticket: string,
    private readonly request: typeof fetch = (input, init) => fetch(input, init),
  ) {
    this.address = `/api/v1/tickets/${encodeURIComponent(ticket)}`;
  }

  send(message: Outgoing): Promise<Answer<MessageStored>> {
    return this.ask(`${this.address}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...csrfHeader() },
      body: JSON.stringify(message),
    });
  }

  since(after: number, limit: number): Promise<Answer<TimelinePage>> {
    return this.ask(`${this.address}/entries?after=${after}&limit=${limit}`, {
      headers: { [UNATTENDED]: '1' },
    });
  }

  private async ask<T>(address: string, init: RequestInit): Promise<Answer<T>> {
    let response: Response;
    let content: unknown;
    try {
      response = await this.request(address, {
        ...init,
        credentials: 'same-origin',
        cache: 'no-store',
        headers: { ...init.headers, accept: 'application/json', ...pageLanguage(), ...frameHeader() },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      content = await response.json();
    } catch (cause) {
      throw new NotDelivered('No answer over HTTP.', { cause });
    }

    return answerOf<T>(response.ok, content);
  }
}

/** The language of the page, where there is one. */
const pageLanguage = (): Record<string, string> =>
  'document' in globalThis ? { 'accept-language': document.documentElement.lang } : {};

/** The status says whether it is a refusal; the body says which. What is neither was not written by the desk. */
function answerOf<T>(ok: boolean, content: unknown): Answer<T> {
  if (typeof content !== 'object' || content === null) {
    throw new NotDelivered('The answer is not of the desk.');
  }
  const { error } = content as Partial<Refusal>;
  if (error) {
    return { ok: false, error };
  }
  if (!ok) {
    throw new NotDelivered('The answer is not of the desk.');
  }

  return { ...(content as T), ok: true };
}
