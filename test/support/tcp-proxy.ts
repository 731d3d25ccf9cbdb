import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { portOf } from './ports.js';

/** What happens to bytes on their way. Everything may change while connections stand. */
export interface ProxyFaults {
  /** Milliseconds that each piece waits, in each direction. */
  readonly delayMs: number;
  /** `through`: bytes pass. `black-hole`: connections stand and stay silent, nothing arrives, nothing closes. */
  readonly traffic: 'through' | 'black-hole';
  /** `refuse` resets new connections; those that stand are not touched. */
  readonly newcomers: 'accept' | 'refuse';
  /** Cuts a connection after so many bytes in one direction; those before them still arrive. */
  readonly cutAfter: { readonly direction: 'up' | 'down'; readonly bytes: number } | null;
  /** The share (0 to 1) of pieces that disappear; the stream is broken after that, as on a bad middlebox. */
  readonly dropShare: number;
}

const HEALTHY: ProxyFaults = {
  delayMs: 0,
  traffic: 'through',
  newcomers: 'accept',
  cutAfter: null,
  dropShare: 0,
};

interface Pair {
  readonly client: Socket;
  readonly target: Socket;
}

/** A TCP proxy on 127.0.0.1 that misbehaves on demand. */
export class TcpProxy {
  private faults = HEALTHY;
  private readonly pairs = new Set<Pair>();

  private constructor(
    private readonly server: Server,
    private readonly target: { readonly host: string; readonly port: number },
    private readonly chance: () => number,
  ) {}

  /** Starts a proxy before `port`. `chance` decides which pieces drop; give a seeded one to repeat a run. */
  static async before(port: number, host = '127.0.0.1', chance = Math.random): Promise<TcpProxy> {
    const server = createServer({ allowHalfOpen: true });
    const proxy = new TcpProxy(server, { host, port }, chance);

    server.on('connection', (client) => proxy.accept(client));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  get port(): number {
    return portOf(this.server.address());
  }

  /** How many connections stand. */
  get connections(): number {
    return this.pairs.size;
  }

  /** An address with its host and port replaced by those of this proxy. */
  through(address: string): string {
    const url = new URL(address);

    url.hostname = '127.0.0.1';
    url.port = String(this.port);
    return url.href;
  }

  /** Switches faults on or off; what is not named stays as it is. */
  set(faults: Partial<ProxyFaults>): void {
    this.faults = { ...this.faults, ...faults };
  }

  /** Everything passes again. Bytes that a black hole swallowed stay lost. */
  heal(): void {
    this.faults = HEALTHY;
  }

  /** Resets every connection that stands → how many. */
  cut(): number {
    const { size } = this.pairs;

    for (const pair of this.pairs) {
      this.reset(pair);
    }
    return size;
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }

  private accept(client: Socket): void {
    if (this.faults.newcomers === 'refuse') {
      client.resetAndDestroy();
      return;
    }
    const pair = { client, target: connect({ ...this.target, allowHalfOpen: true }) };

    this.pairs.add(pair);
    this.carry(pair, pair.client, pair.target, 'up');
    this.carry(pair, pair.target, pair.client, 'down');
  }

  /** Pieces of one direction go one after another, so that a delay never changes their order. */
  private carry(pair: Pair, from: Socket, to: Socket, direction: 'up' | 'down'): void {
    let passed = 0;
    let queue: Promise<unknown> = Promise.resolve();

    from.on('data', (piece: Buffer) => {
      from.pause();
      queue = queue.then(async () => {
        await this.wait();
        passed += this.pass(pair, to, piece, direction, passed);
        return from.resume();
      });
    });
    from.on('end', () => {
      queue = queue.then(() => this.faults.traffic === 'through' && to.end());
    });
    from.on('error', () => this.reset(pair));
    from.on('close', () => {
      if (from.destroyed && to.destroyed) {
        this.pairs.delete(pair);
      }
    });
  }

  private wait(): Promise<void> {
    const { delayMs } = this.faults;

    return delayMs === 0 ? Promise.resolve() : new Promise((done) => setTimeout(done, delayMs));
  }

  /** Hands one piece on → how many bytes went. */
  private pass(pair: Pair, to: Socket, piece: Buffer, direction: 'up' | 'down', passed: number): number {
    const { traffic, cutAfter, dropShare } = this.faults;

    if (traffic === 'black-hole' || to.destroyed || (dropShare > 0 && this.chance() < dropShare)) {
      return 0;
    }
    if (cutAfter?.direction === direction && passed + piece.length >= cutAfter.bytes) {
      const last = piece.subarray(0, Math.max(0, cutAfter.bytes - passed));
      to.write(last, () => this.reset(pair));
      return last.length;
    }
    to.write(piece);
    return piece.length;
  }

  private reset({ client, target }: Pair): void {
    client.destroy();
    target.destroy();
  }
}
