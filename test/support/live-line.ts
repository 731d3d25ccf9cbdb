import { io, type Socket } from 'socket.io-client';
import type { PageClient } from './html.js';
import { waitFor, within } from './wait.js';

/** What comes back for a command. */
export type LiveAnswer = {
  readonly ok: boolean;
  readonly error?: { readonly code: string; readonly message: string };
  readonly [more: string]: unknown;
};

interface Heard {
  readonly event: string;
  readonly data: Record<string, unknown>;
}

export interface LineOptions {
  readonly language?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What it says instead of the token of its browser's last page. */
  readonly csrf?: unknown;
  readonly transports?: readonly ('websocket' | 'polling')[];
}

/** One socket of one window: asks, and remembers what it heard. */
export class LiveLine {
  readonly heard: Heard[] = [];

  private constructor(readonly socket: Socket) {
    socket.onAny((event: string, data: Record<string, unknown>) => this.heard.push({ event, data }));
  }

  /** Connects with the cookies of a browser. @throws Error with the server's word where it is not let in. */
  static async connect(
    url: string,
    client: PageClient | null,
    { language = 'en', headers = {}, transports = ['websocket'], ...rest }: LineOptions = {},
  ): Promise<LiveLine> {
    const cookie = [...(client?.cookies ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
    const socket = io(`${url}/live`, {
      transports: [...transports],
      forceNew: true,
      reconnection: false,
      auth: { lang: language, csrf: 'csrf' in rest ? rest.csrf : ((await client?.csrfToken()) ?? '') },
      extraHeaders: { ...(cookie ? { cookie } : {}), origin: url, ...headers },
    });
    const line = new LiveLine(socket);
    try {
      await within(
        15_000,
        'The handshake',
        new Promise<void>((done, fail) => {
          socket.once('connect', done);
          socket.once('connect_error', fail);
        }),
      );
    } catch (error) {
      socket.disconnect();
      throw error;
    }

    return line;
  }

  /** Sends a command and waits for its answer. */
  ask(event: string, ...payload: readonly unknown[]): Promise<LiveAnswer> {
    return within(
      20_000,
      `The answer to ${event}`,
      this.socket.emitWithAck(event, ...payload) as Promise<LiveAnswer>,
    );
  }

  /** The data of everything heard under this name. */
  of(event: string): Record<string, unknown>[] {
    return this.heard.filter((one) => one.event === event).map(({ data }) => data);
  }

  /** Waits until something of this name fits. */
  next(
    event: string,
    fits: (data: Record<string, unknown>) => boolean = () => true,
  ): Promise<Record<string, unknown>> {
    return waitFor(`the event ${event}`, () => this.of(event).find(fits), { withinMs: 20_000 });
  }

  /** Waits until the server has closed this line. */
  async closed(): Promise<void> {
    await waitFor('the server to close the line', () => !this.socket.connected, { withinMs: 20_000 });
  }

  close(): void {
    this.socket.disconnect();
  }
}
