import type { Answer, Heads, MessageStored, TimelinePage } from '../../platform/realtime/live-protocol.js';
import { ask, type LiveSocket } from './live-socket.js';
import type { Outgoing, Transport } from './transport.js';

const TIMEOUT_MS = 4_000;

/** One ticket over the socket. */
export class SocketTransport implements Transport {
  constructor(
    private readonly socket: LiveSocket,
    private readonly ticket: string,
  ) {}

  send(message: Outgoing): Promise<Answer<MessageStored>> {
    return ask(this.socket, TIMEOUT_MS, (socket, answer) => {
      socket.emit('message:send', { ticket: this.ticket, ...message }, answer);
    });
  }

  since(after: number, limit: number): Promise<Answer<TimelinePage>> {
    return ask(this.socket, TIMEOUT_MS, (socket, answer) => {
      socket.emit('timeline:since', { ticket: this.ticket, after, limit }, answer);
    });
  }

  /** The head of the record and the life of the data; null when nobody answered, or it is not there for us. */
  async head(): Promise<{ readonly head: number; readonly epoch: string } | null> {
    const answer = await ask<Heads>(this.socket, TIMEOUT_MS, (socket, reply) => {
      socket.emit('heads', { tickets: [this.ticket] }, reply);
    }).catch(() => null);
    const head = answer?.ok ? answer.heads[this.ticket] : undefined;

    return answer?.ok && head !== undefined ? { head, epoch: answer.epoch } : null;
  }

  markRead(seq: number): void {
    if (this.socket.connected) {
      this.socket.emit('read:mark', { ticket: this.ticket, seq }, nothing);
    }
  }

  noticeTyping(): void {
    if (this.socket.connected) {
      this.socket.volatile.emit('typing', { ticket: this.ticket }, nothing);
    }
  }
}

/** Answers to hints are not waited for. */
const nothing = (): void => undefined;
