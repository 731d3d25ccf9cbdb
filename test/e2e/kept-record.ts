import type { LiveEntry, ServerEvents } from '../../src/platform/realtime/live-protocol.js';
import { CatchUp } from '../../src/client/lib/catch-up.js';
import type { LiveSocket } from '../../src/client/lib/live-socket.js';
import { SocketTransport } from '../../src/client/lib/socket-transport.js';
import { Timeline } from '../../src/client/lib/timeline.js';

/**
 * A window's record, kept by the browser's own code over a socket of the test: events in order, gaps fetched, and all
 * of it again on each return.
 */
export class KeptRecord {
  readonly shown: LiveEntry[] = [];
  private readonly timeline = new Timeline(0, (entry) => this.shown.push(entry));
  private readonly transport: SocketTransport;
  private readonly catchUp: CatchUp;

  constructor(
    socket: LiveSocket,
    private readonly ticket: string,
  ) {
    this.transport = new SocketTransport(socket, ticket);
    this.catchUp = new CatchUp(this.timeline, (after, limit) => this.transport.since(after, limit));
    socket.on('connect', this.fetch);
    socket.on('entry:new', this.heard);
    if (socket.connected) {
      this.fetch();
    }
  }

  get last(): number {
    return this.timeline.last;
  }

  /** The words that stand in the window, in their order. */
  get bubbles(): string[] {
    return this.shown.filter(({ kind }) => kind === 'message').map(({ text }) => text);
  }

  /** What the window asks each half a minute, and when it is looked at again. */
  readonly fetch = (): void => void this.catchUp.run();

  private readonly heard: ServerEvents['entry:new'] = ({ ticket, entry }) => {
    if (ticket === this.ticket && this.timeline.offer(entry) === 'gap') {
      this.fetch();
    }
  };
}
