import { Injectable } from '@nestjs/common';
import { audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../platform/identity/actor.js';

/** Who opens the page again within so long, as a page that renews itself does, sees the same once more. */
const AGAIN_MS = 5 * 60_000;
/** People with an open ticket in front of them; beyond that somebody is noted once more. */
const MOST_REMEMBERED = 10_000;

interface Noted {
  readonly until: number;
  readonly seen: ReadonlySet<string>;
}

/**
 * Notes who is shown what was once seen of somebody's money, for which ticket: a look into the wallet has its own row,
 * and what is stored of it may be read by many, long after. Stands before the page does; a page that cannot be noted is
 * not shown.
 */
@Injectable()
export class ShownMoney {
  private readonly noted = new Map<string, Noted>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** One row for each person, ticket and some minutes, and one more for what was not among it. */
  async note(actor: Actor, ticketId: string, references: readonly unknown[]): Promise<void> {
    const now = this.clock.now().getTime();
    const key = `${actor.id ?? ''}/${ticketId}`;
    const kept = this.noted.get(key);
    const before = kept && kept.until > now ? kept : null;
    const seen = [...new Set(references.map(String))].filter((one) => !before?.seen.has(one));
    if (before && seen.length === 0) {
      return;
    }
    await this.unitOfWork.run((tx) =>
      audit(tx, {
        action: 'wallet.shown',
        object: { kind: 'ticket', id: ticketId },
        meta: { count: seen.length, seen: seen.join(' ') },
      }),
    );
    this.remember(key, {
      until: before?.until ?? now + AGAIN_MS,
      seen: new Set([...(before?.seen ?? []), ...seen]),
    });
  }

  private remember(key: string, noted: Noted): void {
    this.noted.delete(key);
    this.noted.set(key, noted);
    const [oldest] = this.noted.keys();
    if (this.noted.size > MOST_REMEMBERED && oldest !== undefined) {
      this.noted.delete(oldest);
    }
  }
}
