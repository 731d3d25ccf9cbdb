import { Agent, request } from 'node:http';
import { io, type Socket } from 'socket.io-client';
import type {
  Answer,
  ClientEvents,
  MessageStored,
  SendMessage,
  ServerEvents,
} from '../../src/platform/realtime/live-protocol.js';

/** What became of one attempt, as its sender saw it. */
export type Reply =
  | { readonly kind: 'stored'; readonly id: string; readonly seq: number }
  | {
      readonly kind: 'refused';
      readonly code: string;
      /** Of the HTTP twin only. */
      readonly status: number | null;
      readonly retryAfterSeconds: number | null;
    }
  /** The line broke or stayed silent: stored or not, nobody said. */
  | { readonly kind: 'silence' };

export const SILENCE: Reply = { kind: 'silence' };

/** A way in for messages. */
export interface Door {
  readonly name: 'http' | 'socket';
  /** Whether an attempt would go anywhere at this moment. */
  readonly isOpen: boolean;
  send(message: SendMessage): Promise<Reply>;
  close(): void;
}

/** How long a sender waits for a word before it tries again. */
const PATIENCE_MS = 5_000;

/** `POST /api/v1/tickets/:reference/messages`, one kept connection. */
export class HttpDoor implements Door {
  readonly name = 'http';
  readonly isOpen = true;
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(
    private readonly url: string,
    private readonly cookie: string,
    private readonly token: string,
  ) {}

  send({ ticket, ...message }: SendMessage): Promise<Reply> {
    const body = JSON.stringify(message);
    const headers = {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      accept: 'application/json',
      cookie: this.cookie,
      'x-csrf-token': this.token,
    };

    return new Promise((resolve) => {
      const sent = request(
        new URL(`/api/v1/tickets/${ticket}/messages`, this.url),
        { method: 'POST', agent: this.agent, headers, timeout: PATIENCE_MS },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
          answer.on('error', () => resolve(SILENCE));
          answer.on('end', () => {
            const retryAfter = answer.headers['retry-after'];
            resolve(
              answer.complete
                ? replyOf(text, answer.statusCode ?? 0, retryAfter === undefined ? null : Number(retryAfter))
                : SILENCE,
            );
          });
        },
      );

      sent.on('timeout', () => sent.destroy());
      sent.on('error', () => resolve(SILENCE));
      sent.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** `message:send` on the namespace `/live`; comes back by itself after a cut. */
export class SocketDoor implements Door {
  readonly name = 'socket';
  /** What the server said of its going, in the order it came. */
  readonly farewells: { readonly retryInMs: number }[] = [];
  private readonly socket: Socket<ServerEvents, ClientEvents>;

  constructor(url: string, cookie: string, csrf: string) {
    this.socket = io(`${url}/live`, {
      transports: ['websocket'],
      forceNew: true,
      auth: { csrf },
      extraHeaders: { cookie },
      reconnectionDelay: 30,
      reconnectionDelayMax: 120,
      timeout: 2_000,
    });
    // A refused handshake and a farewell are not tried again by the library.
    this.socket.on('connect_error', () => setTimeout(() => this.reconnect(), 50));
    this.socket.on('disconnect', () => setTimeout(() => this.reconnect(), 50));
    this.socket.on('restarting', (farewell) => this.farewells.push(farewell));
  }

  get isOpen(): boolean {
    return this.socket.connected;
  }

  async send(message: SendMessage): Promise<Reply> {
    try {
      const answer: Answer<MessageStored> = await this.socket
        .timeout(PATIENCE_MS)
        .emitWithAck('message:send', message);
      return answer.ok
        ? { kind: 'stored', id: answer.id, seq: answer.seq }
        : { kind: 'refused', code: answer.error.code, status: null, retryAfterSeconds: null };
    } catch {
      return SILENCE;
    }
  }

  close(): void {
    this.closed = true;
    this.socket.disconnect();
  }

  private closed = false;

  private reconnect(): void {
    if (!this.closed && !this.socket.active) {
      this.socket.connect();
    }
  }
}

function replyOf(text: string, status: number, retryAfterSeconds: number | null): Reply {
  const answer = parsed(text);

  if (answer?.ok === true && typeof answer.id === 'string' && typeof answer.seq === 'number') {
    return { kind: 'stored', id: answer.id, seq: answer.seq };
  }
  return {
    kind: 'refused',
    code: answer?.error?.code ?? `no JSON: ${text.slice(0, 80)}`,
    status,
    retryAfterSeconds,
  };
}

interface HttpAnswer {
  readonly ok?: boolean;
  readonly id?: string;
  readonly seq?: number;
  readonly error?: { readonly code: string };
}

function parsed(text: string): HttpAnswer | null {
  try {
    return JSON.parse(text) as HttpAnswer;
  } catch {
    return null;
  }
}
