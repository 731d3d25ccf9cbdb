import { wallClockOf } from '../../platform/clock/stated-time.js';
import { Invalid } from '../../platform/errors/app-error.js';
import { statedTimeOf } from './day-parts.js';
import { extraAnswers } from './extra-fields.js';
import type { OccurredAnswers } from './intake-draft.entity.js';
import { extrasOf, type IntakeWhenDto } from './intake-steps.dto.js';
import { moneyFaults, moneyOf, timeFaults } from './stated-occurrence.js';

/**
 * What was said of time and money, checked and redacted: the same for a customer who fills in the page, and for who
 * takes it down in a call. @throws Invalid naming the field that cannot be
 */
export function whenAnswers(input: IntakeWhenDto, now: Date): OccurredAnswers {
  const { occurredDate: date, part, zone, fold, amount = null, currency } = input;
  const stated: OccurredAnswers = {
    date,
    part,
    time: part === 'exact' ? (input.occurredTime ?? null) : null,
    zone,
    fold: fold === 'unsure' ? null : (fold ?? null),
    ...moneyOf({ ...(amount === null ? {} : { amount }), ...(currency ? { currency } : {}) }),
    extra: {},
  };
  const faults = [
    ...(part === 'exact' && stated.time === null
      ? [{ field: 'occurredTime', key: 'intake.errors.time-needed' }]
      : []),
    ...timeFaults(statedTimeOf(stated), now),
    ...moneyFaults(input),
  ];
  if (faults.length > 0) {
    throw new Invalid(faults);
  }
  const wasTwice = isTwice(stated);
  // Of two equal hours one was meant: the customer says which, or that he does not know.
  if (wasTwice && fold === undefined) {
    throw new Invalid([{ field: 'fold', key: 'intake.errors.fold', params: { time: stated.time ?? '' } }]);
  }

  return { ...stated, fold: wasTwice ? stated.fold : null, extra: extraAnswers(extrasOf(input)) };
}

const isTwice = (stated: OccurredAnswers): boolean =>
  stated.part === 'exact' && stated.time !== null && wallClockOf(statedTimeOf(stated)) === 'twice';
