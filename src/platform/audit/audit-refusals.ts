import { Injectable } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { UnitOfWork } from '../database/unit-of-work.js';
import { type AppError, Forbidden, NotFound, TooMany, Unauthenticated } from '../errors/app-error.js';
import { currentContext } from '../http/request-context.js';
import { Log } from '../logging/log.js';
import { audit, type AuditNote } from './audit.js';
import { networkOf } from './network.js';

/** Rows that one person or network may cause within a minute; a thousand guesses leave a trail, not a flood. */
const MOST = { points: 60, duration: 60 };
const REFUSALS = [Forbidden, NotFound, Unauthenticated, TooMany] as const;
/** A reference of ours is shorter; whoever sends more is not quoted. */
const LONGEST_REFERENCE = 16;

/** Notes what somebody was refused. In a unit of its own and after the answer: what was refused has changed nothing. */
@Injectable()
export class AuditRefusals {
  private readonly rows = new RateLimiterMemory(MOST);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly log: Log,
  ) {}

  note(refused: Omit<AuditNote, 'result'>): void {
    void this.write(refused).catch((error: unknown) =>
      this.log.warn({ err: error, action: refused.action }, 'a refusal was not noted'),
    );
  }

  /**
   * What a door has refused: not allowed, not there for this person, not signed in, too often. `door` is a route or a
   * socket event by its name, `thing` the reference that was asked for. What is merely badly typed is nobody's affair.
   */
  noteDoor(door: string, thing: unknown, error: AppError | null): void {
    if (error && REFUSALS.some((kind) => error instanceof kind)) {
      const reference = typeof thing === 'string' ? thing.slice(0, LONGEST_REFERENCE) : null;
      this.note({
        action: 'door.refused',
        object: { kind: 'door', id: door },
        meta: { key: error.key, reference },
      });
    }
  }

  private async write(refused: Omit<AuditNote, 'result'>): Promise<void> {
    const context = currentContext();
    const whose = context?.actor.id ?? networkOf(context?.address ?? '');
    const isFlood = await this.rows.consume(whose).then(
      () => false,
      () => true,
    );
    if (!isFlood) {
      await this.unitOfWork.run((tx) => audit(tx, { ...refused, result: 'refused' }));
    }
  }
}
