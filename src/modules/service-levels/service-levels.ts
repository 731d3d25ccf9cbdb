import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { type DeskCalendar, isOpen, nextOpening } from './desk-calendar.js';
import {
  firstReplyDue,
  type LevelPriority,
  supervisorDecisionDue,
  supervisorSeenDue,
  updateDue,
} from './due-times.js';

/** What this desk promises, by its own hours. */
@Injectable()
export class ServiceLevels {
  readonly calendar: DeskCalendar;

  constructor(env: Env) {
    this.calendar = {
      zone: env.DESK_TIME_ZONE,
      week: env.deskWeek,
      holidays: new Set(env.deskHolidays),
    };
  }

  isOpen(at: Date): boolean {
    return isOpen(this.calendar, at);
  }

  nextOpening(at: Date): Date {
    return nextOpening(this.calendar, at);
  }

  firstReplyDue(priority: LevelPriority, mode: 'live' | 'async', openedAt: Date): Date {
    return firstReplyDue(priority, mode, openedAt, this.calendar);
  }

  updateDue(priority: LevelPriority, saidAt: Date): Date {
    return updateDue(priority, saidAt, this.calendar);
  }

  supervisorSeenDue(priority: LevelPriority, askedAt: Date): Date {
    return supervisorSeenDue(priority, askedAt, this.calendar);
  }

  supervisorDecisionDue(priority: LevelPriority, askedAt: Date): Date {
    return supervisorDecisionDue(priority, askedAt, this.calendar);
  }
}
