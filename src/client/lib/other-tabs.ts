/** What the tabs of one browser tell each other about a ticket. */
export interface TabNews {
  readonly ticket: string;
  /** `waiting`: the outbox has something new. `taken-back`: a message that was not sent has gone from it. */
  readonly what: 'waiting' | 'taken-back';
  readonly clientMessageId: string;
}

const CHANNEL = 'walletdesk';

/** The other tabs of this browser that look at the same ticket: one of them sends at a time, all show the same. */
export class OtherTabs {
  private readonly channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(CHANNEL) : null;

  constructor(
    private readonly ticket: string,
    hear: (news: TabNews) => void,
  ) {
    this.channel?.addEventListener('message', ({ data }: MessageEvent<TabNews>) => {
      if (data.ticket === ticket) {
        hear(data);
      }
    });
  }

  tell(what: TabNews['what'], clientMessageId: string): void {
    this.channel?.postMessage({ ticket: this.ticket, what, clientMessageId } satisfies TabNews);
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
  }
}
