import { minutesOf } from '../../platform/clock/shown-minutes.js';
import { StatedTimeError } from '../../platform/clock/stated-time.js';
import { type FieldFault, Invalid } from '../../platform/errors/app-error.js';
import type { NoticeEdit } from '../notices/notices.service.js';
import type { NoticeEditDto } from './notice-edit.dto.js';

const FAULTS = {
  UNKNOWN_ZONE: ['zone', 'profile.errors.zone'],
  NO_SUCH_DATE: ['Date', 'tickets.errors.date'],
  NO_SUCH_TIME: ['Time', 'tickets.errors.time'],
} as const;

/**
 * What an editor typed, with the moments that his clock means. A minute that was twice begins with the first and ends
 * with the second, so that the notice covers both. @throws Invalid naming each day or time that cannot be
 */
export function noticeEditOf(input: NoticeEditDto): NoticeEdit {
  const faults: FieldFault[] = [];
  const moment = (name: 'start' | 'end' | 'update'): Date | null => {
    const [date, time] = [input[`${name}Date`], input[`${name}Time`]];
    if (date === undefined || time === undefined) {
      if (date !== time) {
        faults.push({ field: `${name}${date ? 'Time' : 'Date'}`, key: 'notices.errors.half-moment' });
      }

      return null;
    }
    try {
      const { first, last, isReal } = minutesOf({ localDate: date, localTime: time, zone: input.zone });
      if (!isReal) {
        faults.push({ field: `${name}Time`, key: 'notices.errors.no-such-minute' });
      }

      return name === 'start' ? first : last;
    } catch (error) {
      if (!(error instanceof StatedTimeError)) {
        throw error;
      }
      const [part, key] = FAULTS[error.kind];
      faults.push({ field: part === 'zone' ? part : `${name}${part}`, key });

      return null;
    }
  };
  const times = { startsAt: moment('start'), endsAt: moment('end'), nextUpdateAt: moment('update') };
  if (faults.length > 0) {
    throw new Invalid(faults);
  }
  const { kind, severity, features, types, titleZh, titleEn, textZh, textEn, zone } = input;

  return {
    key: input.key,
    version: input.version,
    publish: input.act === 'publish',
    content: {
      kind,
      severity,
      features: [...new Set(features)],
      types: [...new Set(types)],
      title: { 'zh-CN': titleZh, en: titleEn },
      text: { 'zh-CN': textZh, en: textEn },
      ...times,
      zone,
    },
  };
}
