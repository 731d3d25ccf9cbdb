import type { LiveEntry, ServerEvents } from '../../platform/realtime/live-protocol.js';
import { CatchUp } from './catch-up.js';
import { Connection, type Presence } from './connection.js';
import { HttpTransport } from './http-transport.js';
import type { LiveSocket } from './live-socket.js';
import { SocketTransport } from './socket-transport.js';
import { Timeline } from './timeline.js';
import { NotDelivered, type Outgoing, type Transport } from './transport.js';

const HEADS_EVERY_MS = 30_000;
const POLL_EVERY_MS = 10_000;

export interface TicketRecordOptions {
  readonly ticket: string;
  /** The newest entry on the page as it came. */
  readonly head: number;
  readonly show: (entry: LiveEntry) => void;
  /** How long a break may be before it is told. */
  readonly patienceMs: number;
  /** Told again as time goes by; `fresh` is when the record was last known to be complete. */
  readonly presence: (presence: Presence, fresh: Date) => void;
  /** The data of this page are no more: another life of them has begun. */
  readonly outdated: () => void;
  /** The record is complete: what waits may be sent. */
  readonly complete: () => void;
}

/**
 * Keeps one record complete on this page, whatever the network does: events are applied in order, gaps are fetched,
 * and where no socket comes through, plain HTTP asks every ten seconds.
 */
export class TicketRecord {
  readonly live: SocketTransport;
  private readonly timeline: Timeline;
  private readonly catchUp: CatchUp;
  private readonly connection: Connection;
  private readonly http: HttpTransport;
  private presence: Presence = 'here';
  private fresh = new Date();
  private epoch: string | null = null;
  private readonly timers: readonly ReturnType<typeof setInterval>[];

  constructor(
    private readonly socket: LiveSocket,
    private readonly options: TicketRecordOptions,
  ) {
    this.live = new SocketTransport(socket, options.ticket);
    this.http = new HttpTransport(options.ticket);
    this.timeline = new Timeline(options.head, options.show);
    this.catchUp = new CatchUp(this.timeline, (after, limit) => this.since(after, limit));
    this.connection = new Connection(socket, options.patienceMs, (presence) => {
      this.presence = presence;
      options.presence(presence, this.fresh);
      if (presence === 'away') {
        void this.fetch();
      }
    });
    this.timers = [
      setInterval(() => void this.compareHeads(), HEADS_EVERY_MS),
      setInterval(() => this.connection.isAway && void this.fetch(), POLL_EVERY_MS),
    ];
    socket.on('connect', this.fetch);
    socket.on('disconnect', this.freshNow);
    socket.on('entry:new', this.heard);
    socket.on('ticket:head', this.told);
    document.addEventListener('visibilitychange', this.seen);
    if (socket.connected) {
      void this.fetch();
    }
  }

  get last(): number {
    return this.timeline.last;
  }

  /** By socket, or by HTTP when the socket has been away for long. @throws NotDelivered */
  async send(message: Outgoing): ReturnType<Transport['send']> {
    return this.way().send(message);
  }

  close(): void {
    this.timers.forEach(clearInterval);
    this.connection.close();
    this.socket.off('connect', this.fetch);
    this.socket.off('disconnect', this.freshNow);
    this.socket.off('entry:new', this.heard);
    this.socket.off('ticket:head', this.told);
    document.removeEventListener('visibilitychange', this.seen);
  }

  private way(): Transport {
    if (this.socket.connected) {
      return this.live;
    }
    if (this.connection.isAway) {
      return this.http;
    }
    throw new NotDelivered('The socket is expected back any moment.');
  }

  private readonly fetch = async (): Promise<void> => {
    if (await this.catchUp.run()) {
      this.freshNow();
      this.options.complete();
    }
  };

  private readonly freshNow = (): void => {
    this.fresh = new Date();
    if (this.presence !== 'here') {
      this.options.presence(this.presence, this.fresh);
    }
  };

  private async since(after: number, limit: number): ReturnType<Transport['since']> {
    const answer = await this.way().since(after, limit);
    if (answer.ok) {
      this.compareLife(answer, after);
    }

    return answer;
  }

  /** @param seen what was on the page when the question was put */
  private compareLife({ epoch, head }: { epoch: string; head: number }, seen: number): void {
    this.epoch ??= epoch;
    if (epoch !== this.epoch || head < seen) {
      this.options.outdated();
    }
  }

  private readonly seen = (): void => {
    if (!document.hidden) {
      void this.fetch();
    }
  };

  private readonly heard: ServerEvents['entry:new'] = ({ ticket, entry }) => {
    if (ticket === this.options.ticket && this.timeline.offer(entry) === 'gap') {
      void this.fetch();
    }
  };

  private readonly told: ServerEvents['ticket:head'] = ({ ticket, seq }) => {
    if (ticket === this.options.ticket && this.timeline.isBehind(seq)) {
      void this.fetch();
    }
  };

  private async compareHeads(): Promise<void> {
    const seen = this.timeline.last;
    const answer = await this.live.head();
    if (answer) {
      this.compareLife(answer, seen);
    }
    if (answer && this.timeline.isBehind(answer.head)) {
      void this.fetch();
    }
  }
}
