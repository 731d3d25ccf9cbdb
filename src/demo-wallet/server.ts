import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Faults } from './faults.js';
import { GsmaAnswers } from './gsma-answers.js';
import type { GsmaAnswer } from './gsma-answers.js';
import { GsmaError } from './gsma-error.js';
import { Ledger } from './ledger.js';

/** `port` 0 takes any free one. With `clientId` or `apiKey` every request has to carry them. */
export interface DemoWalletOptions {
  readonly file: string;
  readonly port?: number;
  readonly now?: Date;
  readonly clientId?: string;
  readonly apiKey?: string;
  readonly faults?: boolean;
}

export interface DemoWallet {
  readonly port: number;
  readonly baseUrl: string;
  close(): Promise<void>;
}

const LARGEST_ORDER = 1_024;

/** Opens the ledger and listens on the loopback address only. */
export async function startDemoWallet(options: DemoWalletOptions): Promise<DemoWallet> {
  const ledger = new Ledger(options.file, options.now);
  const wallet = new DemoWalletServer(new GsmaAnswers(ledger), options);
  const server = createServer((request, response) => void wallet.handle(request, response));

  try {
    const port = await listen(server, options.port ?? 0);

    return {
      port,
      baseUrl: `http://127.0.0.1:${port}/1.2.0/mm`,
      close: async () => {
        await new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        });
        ledger.close();
      },
    };
  } catch (error) {
    ledger.close();
    throw error;
  }
}

class DemoWalletServer {
  private readonly faults = new Faults();

  constructor(
    private readonly answers: GsmaAnswers,
    private readonly options: DemoWalletOptions,
  ) {}

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.options.faults && request.url === '/faults') {
      await this.takeOrder(request, response);
    } else if (!(await this.faults.spoil(response))) {
      send(response, this.answer(request));
    }
  }

  private answer({ method, url = '/', headers }: IncomingMessage): GsmaAnswer {
    try {
      this.requireClient(headers);

      if (method !== 'GET') {
        return {
          ...refused(new GsmaError('validation', 'genericError', 'this wallet only reads')),
          status: 405,
        };
      }

      return this.answers.answer(new URL(this.faults.misdirected(url), 'http://127.0.0.1'));
    } catch (error) {
      return refused(
        error instanceof GsmaError ? error : new GsmaError('internal', 'genericError', 'the wallet failed'),
      );
    }
  }

  private requireClient(headers: IncomingMessage['headers']): void {
    const { clientId, apiKey } = this.options;
    const isKnown =
      (clientId === undefined || headers['x-client-id'] === clientId) &&
      (apiKey === undefined || headers['x-api-key'] === apiKey);

    if (!isKnown) {
      throw new GsmaError('authorisation', 'clientAuthorisationError', 'the client is not known');
    }
  }

  private async takeOrder(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const isUnderstood = request.method === 'POST' && this.faults.order(await bodyOf(request));
    response.writeHead(isUnderstood ? 204 : 400).end();
  }
}

function refused(error: GsmaError): GsmaAnswer {
  return { status: error.status, body: error };
}

function send(response: ServerResponse, { status, body, headers }: GsmaAnswer): void {
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

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';

  try {
    for await (const chunk of request.setEncoding('utf8')) {
      text += chunk;

      if (text.length > LARGEST_ORDER) {
        return null;
      }
    }

    return JSON.parse(text);
  } catch {
    return null;
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
