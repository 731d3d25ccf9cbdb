import { OUTBOX_KEYS } from './outbox.js';

/** What the tabs of one browser tell each other about a ticket: a message that was not sent is gone from the outbox. */
interface TakenBack {
  readonly ticket: string;
  readonly clientMessageId: string;
}

interface Ears {
  /** The outbox of this browser has something new. */
  readonly waiting: () => void;
  readonly takenBack: (clientMessageId: string) => void;
}

const CHANNEL = 'walletdesk';

/** The other tabs of this browser that look at the same ticket: one of them sends at a time, all show the same. */
export class OtherTabs {
  private readonly channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(CHANNEL) : null;
  private readonly closing = new AbortController();

  constructor(
    private readonly ticket: string,
    { waiting, takenBack }: Ears,
  ) {
    this.channel?.addEventListener('message', ({ data }: MessageEvent<TakenBack>) => {
      if (data.ticket === ticket) {
        takenBack(data.clientMessageId);
      }
    });
    // Not told by the channel: its news may come before what was written can be read here, and the browser says
    // itself when that is so.
    const heard = ({ key, newValue }: StorageEvent): void => {
      if (key?.startsWith(OUTBOX_KEYS) && newValue !== null) {
        waiting();
      }
    };
    addEventListener('storage', heard, { signal: this.closing.signal });
  }

  tellTakenBack(clientMessageId: string): void {
    this.channel?.postMessage({ ticket: this.ticket, clientMessageId } satisfies TakenBack);
  }

  /**
   * Runs work while no other tab runs any for this ticket. Where the browser has no locks (plain http), it just runs:
   * the ids keep a message from being stored twice.
   */
  readonly alone = async <T>(work: () => Promise<T>): Promise<T> => {
    const { locks } = navigator as { locks?: LockManager };

    return locks ? await locks.request(`${CHANNEL}.send.${this.ticket}`, work) : work();
  };

  close(): void {
    this.channel?.close();
    this.closing.abort();
  }
}
