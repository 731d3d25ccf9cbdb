import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { On } from '../../platform/events/registry.js';
import { isStaff } from '../../platform/identity/actor.js';
import { Realtime } from '../../platform/realtime/realtime.js';
import { TicketChanged } from '../tickets/ticket-changed.event.js';
import { ChatLineQuery } from './chat-line.query.js';
import { aheadText } from './chat-line.view.js';
import { roomOf } from './rooms.js';

const COALESCE_MS = 500;

/** Tells those who wait for a chat where they stand, when the line has moved. Decides nothing, stores nothing. */
@Injectable()
export class LineBroadcaster implements OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly live: Realtime,
    private readonly line: ChatLineQuery,
  ) {}

  onModuleDestroy(): void {
    clearTimeout(this.timer ?? undefined);
  }

  /** Once for many moves at a time. Whoever has the page anew reads his place there. */
  @On(TicketChanged)
  moved(_: TicketChanged): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.tell().catch(() => undefined); // The next move tells it.
    }, COALESCE_MS).unref();
  }

  private async tell(): Promise<void> {
    const line = await this.line.line();
    line.forEach(({ id, reference }, ahead) => {
      this.live.send(roomOf(id), 'queue:position', ({ data }) =>
        isStaff(data.actor) ? null : { ticket: reference, ahead, text: aheadText(ahead, data.words) },
      );
    });
  }
}
