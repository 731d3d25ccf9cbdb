import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppPages } from './app-pages.js';
import { AppTokens } from './app-tokens.js';
import { ClientGate } from './client-gate.js';
import type { ClientRules } from './client-gate.js';
import { Faults } from './faults.js';
import { GsmaAnswers } from './gsma-answers.js';
import type { GsmaAnswer } from './gsma-answers.js';
import { GsmaError } from './gsma-error.js';
import { clientOf, GsmaOrders } from './gsma-orders.js';
import type { Callback } from './gsma-orders.js';
import { readOrderPath, readPath } from './gsma-request.js';
import { Ledger } from './ledger.js';
import type { LedgerProfile } from './profile.js';
import { bodyOf, callBack, jsonOf, send, sendPage } from './wire.js';

/**
 * `port` 0 takes any free one. What clients have to prove is what `ClientRules` names. The wallet's present is
 * `clock`, otherwise `now` for good, otherwise the time of day.
 */
export interface DemoWalletOptions extends ClientRules {
  readonly file: string;
  readonly port?: number;
  readonly now?: Date;
  readonly clock?: () => Date;
  readonly profile?: LedgerProfile;
  readonly faults?: boolean;
  /** The address of the desk to which the wallet's app (`/app`) brings its customers; without it there is no app. */
  readonly desk?: string;
}

export interface DemoWallet {
  readonly port: number;
  readonly baseUrl: string;
  /** Where a client gets a token, when the wallet has a secret for him. */
  readonly tokenUrl: string;
  close(): Promise<void>;
}

const TOKEN_PATH = '/v1/oauth/accesstoken';
const LARGEST_FORM = 1_024;
const LARGEST_ORDER = 65_536;

/** Opens the ledger and listens on the loopback address only. */
export async function startDemoWallet(options: DemoWalletOptions): Promise<DemoWallet> {
  const ledger = new Ledger(options.file, options.now, options.profile);
  const wallet = new DemoWalletServer(ledger, options);
  const server = createServer((request, response) => void wallet.handle(request, response));

  try {
    const port = await listen(server, options.port ?? 0);
    const origin = `http://127.0.0.1:${port}`;

    return {
      port,
      baseUrl: `${origin}/1.2.0/mm`,
      tokenUrl: `${origin}${TOKEN_PATH}`,
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
  private readonly answers: GsmaAnswers;
  private readonly orders: GsmaOrders;
  private readonly gate: ClientGate;
  private readonly now: () => number;
  private readonly app: AppPages | null;

  constructor(
    private readonly ledger: Ledger,
    private readonly options: DemoWalletOptions,
  ) {
    const { now, clock = () => now ?? new Date() } = options;
    this.now = () => clock().getTime();
    this.answers = new GsmaAnswers(ledger);
    this.orders = new GsmaOrders(ledger);
    this.gate = new ClientGate(options, this.now);
    const { desk, file } = options;
    this.app = desk === undefined ? null : new AppPages(ledger, new AppTokens(file, desk), desk);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url = '/' } = request;

    if (this.options.faults && url === '/faults') {
      const order = jsonOf((await bodyOf(request, LARGEST_FORM)) ?? '');
      response.writeHead(method === 'POST' && this.faults.order(order) ? 204 : 400).end();
    } else if (await this.faults.spoil(response)) {
      return;
    } else if (this.options.clientSecret !== undefined && method === 'POST' && url === TOKEN_PATH) {
      send(response, this.gate.token(request.headers, (await bodyOf(request, LARGEST_FORM)) ?? ''));
    } else if (method === 'POST') {
      await this.takeOrder(request, response);
    } else if (this.app && /^\/app(?:[/?]|$)/.test(url)) {
      sendPage(
        response,
        await this.app.answer(new URL(url, 'http://127.0.0.1'), this.now()),
        this.options.desk ?? '',
      );
    } else {
      send(response, this.answer(request));
    }
  }

  private answer({ method, url = '/', headers }: IncomingMessage): GsmaAnswer {
    return this.guarded(() => {
      this.gate.require(headers);

      if (method !== 'GET') {
        const error = new GsmaError(
          'validation',
          'genericError',
          'this wallet is read, and takes orders by POST',
        );
        return { status: 405, body: error };
      }

      const { pathname, searchParams } = new URL(this.faults.misdirected(url), 'http://127.0.0.1');
      const question = readPath(pathname);

      if (question.about === 'heartbeat') {
        return { status: 200, body: this.faults.heartbeat(this.now()) };
      }

      this.requireOpen();
      this.ledger.moves.settleDue(this.now());
      return this.answers.answer(question, searchParams, clientOf(headers));
    });
  }

  private async takeOrder(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '/', headers } = request;
    const text = await bodyOf(request, LARGEST_ORDER);
    const answer = this.guarded((): GsmaAnswer & { readonly callback?: Callback } => {
      this.gate.require(headers);
      this.requireOpen();
      const order = readOrderPath(new URL(url, 'http://127.0.0.1').pathname);
      this.ledger.moves.settleDue(this.now());

      return this.orders.take(order, headers, text ?? '', this.now());
    });

    if (this.faults.losesAnswers) {
      response.destroy();
    } else {
      send(response, answer);
    }

    if ('callback' in answer && answer.callback) {
      await callBack(answer.callback);
    }
  }

  private requireOpen(): void {
    if (this.faults.isClosed) {
      throw new GsmaError('serviceUnavailable', 'genericError', 'the wallet is closed for a while');
    }
  }

  private guarded<T extends GsmaAnswer>(work: () => T): T | GsmaAnswer {
    try {
      return work();
    } catch (error) {
      const refusal =
        error instanceof GsmaError ? error : new GsmaError('internal', 'genericError', 'the wallet failed');

      return { status: refusal.status, body: refusal };
    }
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
