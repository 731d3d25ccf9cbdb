import { chineseTimes } from './chinese-times.js';
import { englishTimes } from './english-times.js';
import type { SaidText } from './said-text.js';
import { assembled, type Found, foundIn, type SaidDay, type SaidTime } from './said-times.js';

const ISO = /(?<!\d)(?<year>20\d{2})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?:t(?=\d))?(?!\d)/g;
const COMPACT = /(?<!\d)(?<year>20\d{2})(?<month>0[1-9]|1[0-2])(?<day>0[1-9]|[12]\d|3[01])(?!\d)/g;
const SLASHED =
  /(?<![\d.,/-])(?<a>\d{1,2})(?:\/(?<b>\d{1,2})(?:\/(?<year>(?:20)?\d{2}))?|-(?<b2>\d{1,2})(?:-(?<year2>(?:20)?\d{2}))?|\.(?<b3>\d{1,2})\.(?<year3>(?:20)?\d{2})?)(?![\d/%]|-\d)/g;
const MOST = 4;

/** When it happened, in every reading that the words have; blanks what was understood. */
export function takeTimes(said: SaidText): SaidTime[] {
  const isChinese = /\p{Script=Han}/u.test(said.text);
  const dates: Found<readonly SaidDay[]>[] = [
    ...foundIn(said, ISO, ({ groups }) => dayOf(groups?.year, groups?.month, groups?.day)),
    ...foundIn(said, COMPACT, ({ groups }) => dayOf(groups?.year, groups?.month, groups?.day)),
    ...foundIn(said, SLASHED, ({ groups = {} }) => {
      const [a, b] = [groups.a, groups.b ?? groups.b2 ?? groups.b3];
      const year = groups.year ?? groups.year2 ?? groups.year3;
      return groups.b3 === undefined ? eitherWay(a, b, year, isChinese) : dayOf(year, b, a);
    }),
  ];
  const chinese = chineseTimes(said);
  const english = englishTimes(said);

  return assembled({
    days: [...dates, ...chinese.days, ...english.days],
    clocks: [...chinese.clocks, ...english.clocks],
    others: [...chinese.others, ...english.others],
  }).slice(0, MOST);
}

/** 3/4 is the third of April or the fourth of March; in Chinese the month comes first. */
function eitherWay(
  a: string | undefined,
  b: string | undefined,
  year: string | undefined,
  isChinese: boolean,
): readonly SaidDay[] | null {
  const readings = [dayOf(year, a, b), ...(isChinese ? [] : [dayOf(year, b, a)])].flatMap(
    (days) => days ?? [],
  );
  const [first, second] = readings;
  const isTwice = first?.kind === 'date' && second?.kind === 'date' && first.month === second.month;

  return readings.length === 0 ? null : isTwice ? readings.slice(0, 1) : readings;
}

function dayOf(
  year: string | undefined,
  monthText: string | undefined,
  dayText: string | undefined,
): readonly SaidDay[] | null {
  const [month, day] = [Number(monthText), Number(dayText)];
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) {
    return null;
  }
  const full = year === undefined ? null : Number(year.length === 2 ? `20${year}` : year);

  return [{ kind: 'date', year: full, month, day }];
}
