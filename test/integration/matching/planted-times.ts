import { localOf, otherSide, partZh } from './phrases.js';
import {
  type Case,
  type Manner,
  type Sharpness,
  type Statement,
  statementOf,
  wrongZone,
} from './statements.js';
import type { PlantedClass, ClassOf } from './planted-class.js';

const HOUR = 3_600_000;

const SHARPNESS: Readonly<Record<Sharpness, string>> = {
  minute: 'to the minute',
  about: 'to the half hour',
  hour: 'to the hour',
  part: 'by part of the day',
  day: 'by day',
  vague: 'some days ago',
  now: 'just now',
  unsaid: 'no time',
};

export function timeClasses(classOf: ClassOf): PlantedClass[] {
  const sharp = Object.keys(SHARPNESS) as Sharpness[];
  const named = (sharpness: Sharpness): Partial<Manner> & Pick<Manner, 'sharpness'> => ({ sharpness });

  return sharp.flatMap((sharpness) => [
    classOf(`${SHARPNESS[sharpness]}, right zone`, (of) => {
      const isFaint = sharpness === 'vague' || sharpness === 'unsaid';
      return statementOf(near(of, sharpness), {
        ...named(sharpness),
        form: true,
        ...(isFaint ? { who: otherSide(of.transaction) } : {}),
      });
    }),
    ...(['minute', 'hour', 'part', 'day'].includes(sharpness)
      ? [
          classOf(`${SHARPNESS[sharpness]}, wrong zone`, (of) =>
            statementOf(of, { ...named(sharpness), form: true, zone: wrongZone(of.zone, of.random) }),
          ),
          classOf(`${SHARPNESS[sharpness]}, wallet without zones`, (of) => ({
            ...statementOf(of, { ...named(sharpness), form: true }),
            zoneless: of.zone,
          })),
        ]
      : []),
    ...(sharpness === 'unsaid' || sharpness === 'vague'
      ? []
      : [
          classOf(`${SHARPNESS[sharpness]}, in words alone`, (of) =>
            statementOf(near(of, sharpness), { ...named(sharpness), form: false }),
          ),
        ]),
  ]);
}

/** What was just now was minutes ago; what was some days ago not more than six. */
function near(of: Case, sharpness: Sharpness): Case {
  const { transaction, random } = of;
  const at = (transaction.createdAt ?? of.sentAt).getTime();
  const after =
    sharpness === 'now'
      ? random.int(60_000, 25 * 60_000)
      : sharpness === 'unsaid'
        ? random.int(HOUR, 70 * HOUR)
        : null;

  return after === null ? of : { ...of, sentAt: new Date(at + after) };
}

/** 昨天晚上12点, which may be either midnight of yesterday; `yesterday around midnight`. */
export function aroundMidnight(of: Case): Statement | null {
  const then = localOf(of.transaction.createdAt ?? of.sentAt, of.zone);
  if (then.hour !== 23 && then.hour !== 0) {
    return null;
  }
  const sentAt = new Date((of.transaction.createdAt ?? of.sentAt).getTime() + of.random.int(9, 14) * HOUR);
  const isToday = localOf(sentAt, of.zone).days === then.days;
  const words =
    of.tongue === 'zh'
      ? isToday
        ? of.random.chance(0.5)
          ? '昨天晚上12点'
          : '今天凌晨'
        : '昨晚12点'
      : isToday
        ? 'last night around midnight'
        : 'yesterday around midnight';
  const statement = statementOf({ ...of, sentAt }, { sharpness: 'unsaid', form: false });
  const isEarlier = words === '今天凌晨' && then.hour !== 0;

  return {
    ...statement,
    request: {
      ...statement.request,
      description: `${isEarlier ? partZh(then.hour) : words}${of.tongue === 'zh' ? '' : ', '}${statement.request.description}`,
    },
  };
}
