import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { currentContext } from '../http/request-context.js';
import { Log } from '../logging/log.js';
import { audit, type AuditNote } from './audit.js';
import { networkOf } from './network.js';

/** Rows that one person or network may cause within a minute; a thousand guesses leave a trail, not a flood. */
const MOST = 60;
const WINDOW_MS = 60_000;
const MOST_KEYS = 10_000;

/** Notes what somebody was refused. In a unit of its own and after the answer: what was refused has changed nothing. */
@Injectable()
export class AuditRefusals {
  private readonly counts = new Map<string, { times: number; readonly until: number }>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly log: Log,
  ) {}

  note(refused: Omit<AuditNote, 'result'>): void {
    const context = currentContext();
    if (this.isFlood(context?.actor.id ?? networkOf(context?.address ?? ''))) {
      return;
    }
    void this.unitOfWork
      .run((tx) => audit(tx, { ...refused, result: 'refused' }))
      .catch((error: unknown) =>
        this.log.warn({ err: error, action: refused.action }, 'a refusal was not noted'),
      );
  }

  private isFlood(key: string): boolean {
    const now = performance.now();
    const count = this.counts.get(key);
    if (!count || count.until <= now) {
      if (this.counts.size >= MOST_KEYS) {
        this.counts.clear();
      }
      this.counts.set(key, { times: 1, until: now + WINDOW_MS });

      return false;
    }
    count.times += 1;

    return count.times > MOST;
  }
}
