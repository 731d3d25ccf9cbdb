import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AppAnswer } from './app-pages.js';
import type { GsmaAnswer } from './gsma-answers.js';
import type { Callback } from './gsma-orders.js';

const CALLBACK_MS = 5_000;

export function send(response: ServerResponse, { status, body, headers }: GsmaAnswer): void {
  const json = JSON.stringify(body);

  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(json),
    'X-Date': new Date().toISOString(),
    'Cache-Control': 'no-store',
    ...headers,
  });
  response.end(json);
}

/** What the wallet's app shows, or where it leads. Only the `desk` has a script and a frame in its pages. */
export function sendPage(response: ServerResponse, answer: AppAnswer, desk: string): void {
  const { status, html = '', text, location } = answer;
  response.writeHead(status, {
    'Content-Type': `text/${text === undefined ? 'html' : 'plain'}; charset=utf-8`,
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Content-Security-Policy': `default-src 'none'; style-src 'unsafe-inline'; script-src ${desk}; connect-src 'self'; frame-src ${desk}; frame-ancestors 'none'`,
    ...(location === undefined ? {} : { Location: location }),
  });
  response.end(text ?? html);
}

/** The text of a request; null where it breaks off or is longer than that. */
export async function bodyOf(request: IncomingMessage, most: number): Promise<string | null> {
  let text = '';

  try {
    for await (const chunk of request.setEncoding('utf8')) {
      text += chunk;

      if (text.length > most) {
        return null;
      }
    }

    return text;
  } catch {
    return null;
  }
}

/** Null where it is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Tells a client what came of his order. Whoever does not listen finds it by asking. */
export async function callBack({ url, body }: Callback): Promise<void> {
  try {
    await fetch(url, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', 'X-Date': new Date().toISOString() },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(CALLBACK_MS),
      redirect: 'error',
    });
  } catch {
    // The state of the request says the same to whoever asks.
  }
}
