import type { Answer, MessageStored } from '../../platform/realtime/live-protocol.js';
import { backoffMs } from './backoff.js';
import type { MessageState } from './message-state.js';
import type { Outbox, OutboxMessage } from './outbox.js';
import { meansLater, meansStumble, type Outgoing } from './transport.js';

export interface SendQueueOptions {
  readonly ticket: string;
  readonly outbox: Outbox;
  /** Throws when no answer came in time. */
  readonly send: (message: Outgoing) => Promise<Answer<MessageStored>>;
  /** News of one message; `sentence` is the server's refusal. */
  readonly report: (clientMessageId: string, state: MessageState, sentence?: string) => void;
  /** The desk has it; `hidden` names what was masked before storing. */
  readonly stored?: (message: MessageStored) => void;
  readonly wait?: (milliseconds: number) => { readonly done: Promise<void>; readonly cut: () => void };
  readonly random?: () => number;
  /** Runs one try while no other tab of this browser runs one for the same ticket. */
  readonly alone?: <T>(work: () => Promise<T>) => Promise<T>;
}

const MOST_STUMBLES = 5;

/** Sends what the outbox owes for one ticket: one at a time, in order, each under its own id until it is answered. */
export class SendQueue {
  private running: Promise<void> | null = null;
  private cutWait: (() => void) | null = null;
  private closed = false;

  constructor(private readonly options: SendQueueOptions) {}

  /** Takes a message on. False when the outbox is full. */
  push(message: OutboxMessage): boolean {
    const taken = this.options.outbox.add(message);
    if (taken) {
      this.options.report(message.clientMessageId, 'queued');
      void this.flush();
    }

    return taken;
  }

  /** Works through the outbox; called again, it ends a pause between two tries instead of starting twice. */
  flush(): Promise<void> {
    this.cutWait?.();
    this.running ??= this.work().finally(() => {
      this.running = null;
      if (!this.closed && this.options.outbox.next(this.options.ticket)) {
        void this.flush(); // Pushed in the moment in which the work was ending.
      }
    });

    return this.running;
  }

  /** The message was seen in the record: it is stored, whatever became of the answer. */
  settle(clientMessageId: string): void {
    this.options.outbox.remove(clientMessageId);
    this.options.report(clientMessageId, 'sent');
  }

  close(): void {
    this.closed = true;
    this.cutWait?.();
  }

  private async work(): Promise<void> {
    const { outbox, ticket, alone = (work) => work() } = this.options;
    let tries = 0;
    let current = '';
    for (let message = outbox.next(ticket); message && !this.closed; message = outbox.next(ticket)) {
      tries = message.clientMessageId === current ? tries + 1 : 1;
      current = message.clientMessageId;
      const due = message;
      if (!(await alone(() => this.attempt(due, tries)))) {
        await this.pause(backoffMs(tries, (this.options.random ?? Math.random)()));
      }
    }
  }

  /** → Whether the message is done with, taken or refused. */
  private async attempt(message: OutboxMessage, tries: number): Promise<boolean> {
    const { clientMessageId, body, baseSeq } = message;
    if (!this.options.outbox.has(clientMessageId)) {
      return true; // Another tab was first, while this one waited for its turn.
    }
    this.options.report(clientMessageId, 'sending');
    const answer = await this.options.send({ clientMessageId, body, baseSeq }).catch(() => null);
    if (answer === null) {
      return false;
    }
    if (answer.ok) {
      this.settle(clientMessageId);
      this.options.stored?.(answer);

      return true;
    }
    if (meansLater(answer) || (meansStumble(answer) && tries < MOST_STUMBLES)) {
      return false;
    }
    this.options.outbox.refuse(clientMessageId, answer.error.message);
    this.options.report(clientMessageId, 'failed', answer.error.message);

    return true;
  }

  private async pause(milliseconds: number): Promise<void> {
    const { done, cut } = (this.options.wait ?? waitFor)(milliseconds);
    this.cutWait = cut;
    await done;
    this.cutWait = null;
  }
}

/** A pause that can be ended early. */
function waitFor(milliseconds: number): { done: Promise<void>; cut: () => void } {
  let cut = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    cut = () => {
      clearTimeout(timer);
      resolve();
    };
  });

  return { done, cut };
}
