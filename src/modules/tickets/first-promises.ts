import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { priorityOf, taxonomyVersion } from '../exceptions/taxonomy.js';
import { ServiceLevels } from '../service-levels/service-levels.js';
import type { Opening, Promised } from './new-ticket.js';

/** What the desk says of a ticket when it is opened: how urgent it is, and until when somebody answers. */
@Injectable()
export class FirstPromises {
  constructor(
    private readonly levels: ServiceLevels,
    private readonly clock: Clock,
  ) {}

  /** The moment from which a promise made now counts. */
  now(): Date {
    return this.clock.now();
  }

  of({ typeCode, mode, extra, taxonomyVersion: version = taxonomyVersion() }: Opening): Promised {
    const openedAt = this.now();
    const priority = priorityOf(typeCode, extra ?? {}, version);
    const firstReplyDueAt = this.levels.firstReplyDue(priority, mode, openedAt);

    return { openedAt, taxonomyVersion: version, priority, firstReplyDueAt };
  }
}
