import { SIGN_IN } from '../../platform/realtime/live-protocol.js';
import type { LiveSocket } from './live-socket.js';

/** `away` is said only after a while, so that a short break is no news; `out` when nobody is signed in here any more. */
export type Presence = 'here' | 'away' | 'out';

/** Whether the socket is there, told with patience. */
export class Connection {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private presence: Presence = 'here';

  constructor(
    private readonly socket: Pick<LiveSocket, 'connected' | 'on' | 'off'>,
    private readonly patienceMs: number,
    private readonly tell: (presence: Presence) => void,
  ) {
    if (!socket.connected) {
      this.lost();
    }
    socket.on('connect', this.found);
    socket.on('disconnect', this.lost);
    socket.on('connect_error', this.refused);
  }

  /** Gone for longer than one waits for a socket. */
  get isAway(): boolean {
    return this.presence !== 'here';
  }

  close(): void {
    clearTimeout(this.timer);
    this.socket.off('connect', this.found);
    this.socket.off('disconnect', this.lost);
    this.socket.off('connect_error', this.refused);
  }

  private readonly found = (): void => {
    clearTimeout(this.timer);
    this.turn('here');
  };

  private readonly lost = (): void => {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.turn('away'), this.patienceMs);
  };

  private readonly refused = ({ message }: Error): void => {
    if (message === SIGN_IN) {
      clearTimeout(this.timer);
      this.turn('out');
    }
  };

  private turn(presence: Presence): void {
    if (this.presence !== presence) {
      this.presence = presence;
      this.tell(presence);
    }
  }
}
