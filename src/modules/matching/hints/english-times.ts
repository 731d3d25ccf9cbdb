import { englishNumber } from './said-numerals.js';
import type { SaidText } from './said-text.js';
import {
  clockOf,
  type Found,
  type FoundTimes,
  foundIn,
  partOf,
  type SaidClock,
  type SaidDay,
  type SaidTime,
} from './said-times.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\\.?';
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const WEEKDAY_WORD = '(?<day>mon|tues|wednes|thurs|fri|satur|sun)day(?![a-z])';
const SHORT_WEEKDAY = '(?<short>mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)(?![a-z])';
const SMALL = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';
const N = `\\d{1,2}|${SMALL}`;
const ABOUT = '(?:about|around|approximately|approx\\.?|roughly|maybe|like|circa|close to|~)';
const ISH = '(?<after>\\s*(?:ish\\b|-ish\\b|or so\\b|more or less\\b))?';

const MERIDIEM = new RegExp(
  `(?<about>${ABOUT}\\s*)?(?<![\\d.:])(?<hour>\\d{1,2})(?:[:.h](?<minute>\\d{2}))?(?::\\d{2})?\\s*(?<half>[ap])\\.?\\s?m(?![a-z])\\.?${ISH}`,
  'g',
);
const DIGITAL = new RegExp(
  `(?<about>${ABOUT}\\s*)?(?<![\\d.:])(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::\\d{2})?(?![\\d:])(?:\\s*(?:hrs|h|uhr)\\b)?(?<after>\\s*(?:ish\\b|or so\\b|左右|前后))?(?:\\s*(?:in the|this|at)?\\s*(?<part>morning|afternoon|evening|night))?`,
  'g',
);
const SPOKEN = new RegExp(
  `(?<about>${ABOUT}\\s*)?(?:(?<past>half|(?:a )?quarter) (?<way>past|to) )?(?<![\\d.$£€])(?<hour>${N})(?:\\s*o'?\\s?clock|(?<=(?:past|to) (?:${N})))(?:\\s*(?:in the|this|at)?\\s*(?<part>morning|afternoon|evening|night))?`,
  'g',
);
/** `at 3 in the afternoon`, `around 9 last night`: an hour only by what stands beside it. */
const BARE = new RegExp(
  `(?<=\\b(?:at|around|about|by) )(?<hour>${N})(?![\\d.,:%/]\\d)(?=\\s+(?:in the|this|on|last|yesterday|today))(?:\\s*(?:in the|this)\\s*(?<part>morning|afternoon|evening|night))?` +
    `|(?<=\\b(?:last night|yesterday|today|tonight|day) (?:at|around|about) )(?<hour2>${N})(?![\\d.,:%/]?\\d)(?! ?(?:[$£€¥₹]|bucks|yuan|dollars|pounds|euros))`,
  'g',
);
const NOON = /\b(?:noon|midday|lunch ?time)\b/g;
const MIDNIGHT = /\b(?<about>around |about |near )?midnight\b/g;
const LAST_NIGHT = /\blast (?:night|evening)\b|\b(?<before>(?:the )?night before last)\b/g;
const PART_ALONE = /\b(?<part>early morning|small hours|morning|afternoon|evening|tonight|night|dawn)\b/g;
const PARTS: Readonly<Record<string, readonly [from: number, to: number]>> = {
  'early morning': [4, 9],
  'small hours': [0, 6],
  dawn: [4, 8],
  morning: [6, 12],
  afternoon: [12, 18],
  evening: [17, 24],
  tonight: [17, 26],
  night: [18, 27],
};

const TODAY = /\b(?:today|(?<=\ue000)this(?= \ue000)|this (?=morning|afternoon|evening|\ue000))/g;
const YESTERDAY = /\b(?<before>(?:the )?day before )?(?:yesterday|yday)\b/g;
const DAYS_AGO = new RegExp(
  `\\b(?<days>${N}|a|a couple of|couple of) (?<unit>day|week)s? (?:ago|back|before)\\b`,
  'g',
);
const WEEKDAY = new RegExp(
  `\\b(?:(?:(?<which>last|this|on|past) )?${WEEKDAY_WORD}|(?<which2>last|this|on|past) ${SHORT_WEEKDAY})(?<later>,? last week)?`,
  'g',
);
const DATE = new RegExp(
  `\\b(?:the )?(?<date>\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]${MONTH}(?:,? ?-?(?<year>\\d{4}))?|\\b${MONTH.replace('month', 'month2')} ?(?:the )?(?<date2>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,? (?<year2>\\d{4}))?`,
  'g',
);
const OF_MONTH = /\bthe (?<date>\d{1,2})(?:st|nd|rd|th)\b(?! (?:time|attempt|try|payment|order))/g;

const JUST_NOW =
  /\b(?:just now|right now|a (?:moment|minute|second) ago|moments ago|a few (?:minutes|moments) ago)\b/g;
const AGO = new RegExp(
  `\\b(?<about>about |around )?(?<count>\\d{1,3}|${SMALL}|twenty|thirty|forty|an?|half an|(?:three|a) quarters? of an|a couple of|a few|several) (?<unit>min(?:ute)?|h(?:ou)?r)s?(?<andHalf> and a half)? (?:ago|back|earlier)\\b`,
  'g',
);
const DAYS =
  /\b(?:(?:a few|several|some) days (?:ago|back)|the other day|recently|these days|lately|earlier this week|this week|sometime this week)\b/g;
const WEEK = /\blast week\b/g;
const LAST_MONTH = /\blast month\b/g;

export function englishTimes(said: SaidText): FoundTimes {
  const others: SaidTime[] = [
    ...foundIn(said, AGO, agoOf),
    ...foundIn(said, JUST_NOW, (): SaidTime => ({ kind: 'ago', from: 30, to: 0, sigmaMinutes: 30 })),
  ].map(({ said: time }) => time);
  const dates = foundIn(said, DATE, dateOf);
  const clocks = [MERIDIEM, DIGITAL, SPOKEN, BARE].flatMap((pattern) => foundIn(said, pattern, clocksOf));
  const nights = foundIn(said, LAST_NIGHT, ({ groups }): SaidDay[] => [
    { kind: 'ago', days: groups?.before ? 2 : 1 },
  ]);
  clocks.push(
    ...foundIn(said, NOON, () => [partOf(11, 14)]),
    ...foundIn(said, MIDNIGHT, () =>
      [0, 24].map((hour) => clockOf(hour, { minute: 0, isAbout: true, isPast: false })),
    ),
  );
  const parts = foundIn(said, PART_ALONE, ({ groups }) => [
    partOf(...(PARTS[groups?.part ?? ''] ?? [0, 24])),
  ]);
  const days: Found<readonly SaidDay[]>[] = [
    ...dates,
    ...nights,
    ...foundIn(said, TODAY, (): SaidDay[] => [{ kind: 'ago', days: 0 }]),
    ...foundIn(said, YESTERDAY, ({ groups }): SaidDay[] => [{ kind: 'ago', days: groups?.before ? 2 : 1 }]),
    ...foundIn(said, DAYS_AGO, ({ groups }): SaidDay[] => [
      { kind: 'ago', days: countOf(groups?.days) * (groups?.unit === 'week' ? 7 : 1) },
    ]),
    ...foundIn(said, WEEKDAY, weekdayOf),
    ...foundIn(said, OF_MONTH, ({ groups }): SaidDay[] => [
      { kind: 'day-of-month', day: Number(groups?.date), months: null },
    ]),
  ];
  others.push(
    ...foundIn(said, DAYS, (): SaidTime => ({ kind: 'days', from: 7, to: 0 })).map(({ said: time }) => time),
    ...foundIn(said, WEEK, (): SaidTime => ({ kind: 'week' })).map(({ said: time }) => time),
    ...foundIn(said, LAST_MONTH, (): SaidTime => ({ kind: 'month' })).map(({ said: time }) => time),
  );

  return {
    days,
    clocks: clocks.length > 0 ? shifted(clocks, nights) : [...partsOfNights(nights), ...parts],
    others,
  };
}

/** `last night` alone is the evening and the small hours after it. */
const partsOfNights = (nights: readonly Found<readonly SaidDay[]>[]): Found<readonly SaidClock[]>[] =>
  nights.map(({ at, end }) => ({ at, end, said: [partOf(18, 27)] }));

/** `last night at 1` is after midnight, `last night at 9` before it: mornings of that day are not meant. */
function shifted(
  clocks: readonly Found<readonly SaidClock[]>[],
  nights: readonly Found<readonly SaidDay[]>[],
): Found<readonly SaidClock[]>[] {
  return clocks.map((clock) =>
    nights.length === 0
      ? clock
      : {
          ...clock,
          said: clock.said
            .map((one) => (one.from < 5 * 60 ? { ...one, from: one.from + 1440, to: one.to + 1440 } : one))
            .filter((one) => clock.said.length === 1 || one.from >= 16 * 60),
        },
  );
}

function clocksOf({ groups = {} }: RegExpExecArray): readonly SaidClock[] | null {
  const { minute: minutes, half, past, way, part, about, after } = groups;
  const typed = groups.hour ?? groups.hour2;
  const hour = countOf(typed);
  if (hour > 24 || Number(minutes ?? 0) > 59) {
    return null;
  }
  const spoken = past === undefined ? null : past === 'half' ? 30 : way === 'to' ? 45 : 15;
  const words = {
    minute: minutes === undefined ? spoken : Number(minutes),
    isAbout: about !== undefined || after !== undefined,
    isPast: false,
  };
  const isLate = half === 'p' || part === 'afternoon' || part === 'evening' || (part === 'night' && hour > 4);
  const isEarly = half === 'a' || part === 'morning';
  const at = way === 'to' && past !== undefined ? hour - 1 : hour;
  const hours =
    at > 12
      ? [at]
      : isLate
        ? [at === 12 ? 12 : at + 12]
        : isEarly
          ? at === 12
            ? [0, 24]
            : [at]
          : at === 0 || typed?.startsWith('0')
            ? [at]
            : [at, at === 12 ? 24 : at + 12];

  return hours.map((one) => clockOf(one, words));
}

/** In minutes. */
const PARTS_OF_HOUR = [
  [/^half an$/, 30],
  [/^three quarters? of an$/, 45],
  [/^a quarters? of an$/, 15],
] as const;

function agoOf({ groups = {} }: RegExpExecArray): SaidTime {
  const isMinutes = groups.unit?.startsWith('min') === true;
  if (groups.count === 'a few' || groups.count === 'several') {
    return { kind: 'ago', from: isMinutes ? 20 : 8 * 60, to: 0, sigmaMinutes: isMinutes ? 20 : 90 };
  }
  const part = PARTS_OF_HOUR.find(([words]) => words.test(groups.count ?? ''));
  const whole = part?.[1] ?? countOf(groups.count) * (isMinutes ? 1 : 60);
  const minutes = whole + (groups.andHalf && !isMinutes ? 30 : 0);
  const margin = Math.max(5, minutes / 4);

  return {
    kind: 'ago',
    from: minutes + margin,
    to: Math.max(0, minutes - margin),
    sigmaMinutes: Math.max(15, margin * 2),
  };
}

function weekdayOf({ groups = {} }: RegExpExecArray): SaidDay[] {
  const which = groups.which ?? groups.which2;
  const weekday = WEEKDAYS.indexOf((groups.day ?? groups.short ?? '').slice(0, 3)) + 1;

  return [
    {
      kind: 'weekday',
      weekday,
      which: groups.later ? 1 : which === 'last' || which === 'past' ? 'either' : 'newest',
    },
  ];
}

function dateOf({ groups = {} }: RegExpExecArray): SaidDay[] | null {
  const month = MONTHS.indexOf((groups.month ?? groups.month2 ?? '').slice(0, 3)) + 1;
  const day = Number(groups.date ?? groups.date2);
  const year = groups.year ?? groups.year2;

  return day >= 1 && day <= 31
    ? [{ kind: 'date', year: year === undefined ? null : Number(year), month, day }]
    : null;
}

const countOf = (text: string | undefined): number =>
  text === undefined
    ? 0
    : /^\d+$/.test(text)
      ? Number(text)
      : text.endsWith('couple of')
        ? 2
        : text === 'a' || text === 'an'
          ? 1
          : Number(englishNumber(text) ?? 0n);
