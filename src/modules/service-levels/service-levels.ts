import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { type DeskCalendar, isOpen, nextOpening } from './desk-calendar.js';
import {
  firstReplyDue,
  type LevelPriority,
  resolutionDue,
  supervisorDecisionDue,
  supervisorSeenDue,
  updateDue,
} from './due-times.js';

/** What this desk promises, by its own hours: times in whole minutes, since nobody is told of seconds. */
@Injectable()
export class ServiceLevels {
  readonly calendar: DeskCalendar;
  private updates = { minute: 0, due: new Map<LevelPriority, Date>() };

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
    return firstReplyDue(priority, mode, minuteAfter(openedAt), this.calendar);
  }

  /** Asked with every word of a customer, and mostly several times in a minute: each answer is worked out once. */
  updateDue(priority: LevelPriority, saidAt: Date): Date {
    const minute = minuteAfter(saidAt);
    if (minute.getTime() !== this.updates.minute) {
      this.updates = { minute: minute.getTime(), due: new Map() };
    }
    const due = this.updates.due.get(priority) ?? updateDue(priority, minute, this.calendar);
    this.updates.due.set(priority, due);

    return due;
  }

  resolutionDue(priority: LevelPriority, openedAt: Date): Date {
    return resolutionDue(priority, minuteAfter(openedAt), this.calendar);
  }

  supervisorSeenDue(priority: LevelPriority, askedAt: Date): Date {
    return supervisorSeenDue(priority, minuteAfter(askedAt), this.calendar);
  }

  supervisorDecisionDue(priority: LevelPriority, askedAt: Date): Date {
    return supervisorDecisionDue(priority, minuteAfter(askedAt), this.calendar);
  }
}

const MINUTE = 60_000;

const minuteAfter = (at: Date): Date => new Date(Math.ceil(at.getTime() / MINUTE) * MINUTE);
