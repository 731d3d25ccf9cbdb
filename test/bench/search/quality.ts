import { type Bench, chance } from '../bench.js';
import type { Demand } from '../figure.js';
import { ask, hear, type Heard, type Hits } from './asking.js';
import { type History, withFilledDesk } from './filled-desk.js';
import { besideFullText } from './in-process.js';
import {
  isTestPart,
  material,
  type MaterialArticle,
  materialArticles,
  type MaterialLanguage,
  type MaterialQuestion,
} from './material.js';
import { inKeywords, inTraditional, withSlips } from './variants.js';

/** What has to be reached in a language, in points of a hundred. */
interface Targets {
  readonly none: readonly [first: number, firstThree: number];
  readonly five: readonly [first: number, firstThree: number];
  readonly all: readonly [first: number, firstThree: number];
  readonly triage: readonly [first: number, firstThree: number, surest: number];
  readonly slipDrop: number;
  readonly keywords: number;
}

const TARGETS: Readonly<Record<MaterialLanguage, Targets>> = {
  en: {
    none: [64, 82],
    five: [74, 88.5],
    all: [91, 97],
    triage: [92.5, 98, 98],
    slipDrop: 5,
    keywords: 70,
  },
  'zh-CN': {
    none: [70, 86],
    five: [77, 91.5],
    all: [88, 96.5],
    triage: [86.5, 96.5, 93],
    slipDrop: 3.5,
    keywords: 80,
  },
};
const MOST_TRADITIONAL_DROP = 0.5;
const MOST_EMPTY = 0.2;
const MOST_TIMES_FULL_TEXT = 5;
const LANGS: readonly MaterialLanguage[] = ['en', 'zh-CN'];

/** The questions of a language: all of them, and those by which nothing was chosen, in all their forms. */
interface Questions {
  readonly all: readonly MaterialQuestion[];
  readonly plain: readonly MaterialQuestion[];
  readonly slips: readonly MaterialQuestion[];
  /** What the slips were made of. */
  readonly beforeSlips: readonly MaterialQuestion[];
  readonly keywords: readonly MaterialQuestion[];
}

/**
 * Real questions, asked of the started product through HTTP, beside what has to be reached. Each state of the help
 * centre is a product of its own, as the search learns from whatever it is asked.
 */
export async function searchQuality(bench: Bench): Promise<void> {
  const articles = materialArticles();
  if (!articles) {
    bench.say('The questions lie beside the repository, and are not here: nothing is measured.');

    return;
  }
  const questions = { en: english(), 'zh-CN': chinese(bench) };
  const eachLanguage = async (work: (lang: MaterialLanguage, own: Questions) => Promise<void>) => {
    for (const lang of LANGS) {
      await work(lang, questions[lang]);
    }
  };
  await withFilledDesk(articles, null, ({ url }) =>
    eachLanguage(async (lang, own) => {
      const { firstThree } = await ask(url, lang, own.keywords);
      target(bench, `${lang}, keywords, first three`, firstThree, { atLeast: TARGETS[lang].keywords });
    }),
  );
  await withFilledDesk(articles, null, ({ url }) =>
    eachLanguage((lang, own) => noHistory(bench, url, lang, own)),
  );
  await withHistory(bench, articles, questions, 'five');
  await withHistory(bench, articles, questions, 'all');
  await eachLanguage((lang, own) => time(bench, lang, own, articles));
}

function english(): Questions {
  const all = material<MaterialQuestion>('banking_train') ?? [];
  const texts = new Map(all.map(({ id, text }) => [id, text]));
  const ofTestPart = ({ id }: MaterialQuestion): boolean => isTestPart({ text: texts.get(id) ?? '' });
  const slips = (material<MaterialQuestion>('banking_train_typo_sample') ?? []).filter(ofTestPart);

  return {
    all,
    plain: all.filter(isTestPart),
    slips,
    beforeSlips: slips.map((question) => ({ ...question, text: texts.get(question.id) ?? '' })),
    keywords: (material<MaterialQuestion>('banking_train_kw_sample') ?? []).filter(ofTestPart),
  };
}

function chinese(bench: Bench): Questions {
  const all = material<MaterialQuestion>('zhfaq_history') ?? [];
  const plain = all.filter(isTestPart);

  return {
    all,
    plain,
    slips: withSlips(plain, chance(bench, 'slips')),
    beforeSlips: plain,
    keywords: inKeywords(plain),
  };
}

async function noHistory(bench: Bench, url: string, lang: MaterialLanguage, own: Questions): Promise<void> {
  const { none, slipDrop } = TARGETS[lang];
  hits(bench, `${lang}, no history`, await ask(url, lang, own.plain), none);
  const before = await ask(url, lang, own.beforeSlips);
  const slips = await ask(url, lang, own.slips);
  most(bench, `${lang}, drop by one slip`, before.first - slips.first, slipDrop);
  if (lang === 'zh-CN') {
    const traditional = await ask(url, lang, inTraditional(own.plain));
    most(
      bench,
      `${lang}, drop by traditional script`,
      before.first - traditional.first,
      MOST_TRADITIONAL_DROP,
    );
  }
}

/** Five past questions for each article, or all of the learning part; asked is what is not among them. */
async function withHistory(
  bench: Bench,
  articles: readonly MaterialArticle[],
  questions: Readonly<Record<MaterialLanguage, Questions>>,
  state: 'five' | 'all',
): Promise<void> {
  const learning = ({ all }: Questions): MaterialQuestion[] => all.filter((one) => !isTestPart(one));
  const history: History =
    state === 'all'
      ? { en: learning(questions.en), 'zh-CN': learning(questions['zh-CN']) }
      : {
          en: material<MaterialQuestion>('history_5shot') ?? [],
          'zh-CN': material<MaterialQuestion>('zhfaq_history_5shot') ?? [],
        };
  const name = state === 'all' ? 'all history' : 'five questions an article';
  await withFilledDesk(articles, history, async ({ url }) => {
    for (const lang of LANGS) {
      const learnt = new Set(history[lang].map(({ text }) => text));
      const asked = questions[lang].plain.filter(({ text }) => !learnt.has(text));
      const heard = await hear(url, lang, asked);
      hits(bench, `${lang}, ${name}`, await ask(url, lang, asked), TARGETS[lang][state]);
      triage(bench, `${lang}, ${name}, triage`, heard, state === 'all' ? TARGETS[lang].triage : null);
    }
  });
}

function hits(
  bench: Bench,
  name: string,
  { first, firstThree, empty }: Hits,
  [wantedFirst, wantedThree]: readonly [number, number],
): void {
  target(bench, `${name}, first`, first, { atLeast: wantedFirst });
  target(bench, `${name}, first three`, firstThree, { atLeast: wantedThree });
  most(bench, `${name}, empty answers`, empty, MOST_EMPTY);
}

/** Targets are for all history; with less, the figures are told alone. */
function triage(bench: Bench, name: string, heard: Heard, wanted: Targets['triage'] | null): void {
  if (wanted) {
    const [first, firstThree, surest] = wanted;
    target(bench, `${name}, first`, heard.first, { atLeast: first });
    target(bench, `${name}, first three`, heard.firstThree, { atLeast: firstThree });
    target(bench, `${name}, the surest four fifths`, heard.surest, { atLeast: surest });
  }
  const { first, firstThree, surest, confident, confidentRight } = heard;
  const told = [first, firstThree, surest].map((share) => share.toFixed(1)).join(' / ');
  bench.say(
    `${name}: ${told} first, first three, surest four fifths; confident of ${confident.toFixed(1)}, right in ${confidentRight.toFixed(1)} of 100 of them`,
  );
}

async function time(
  bench: Bench,
  lang: MaterialLanguage,
  own: Questions,
  articles: readonly MaterialArticle[],
): Promise<void> {
  const learning = own.all.filter((question) => !isTestPart(question)).slice(0, 200);
  const { inProcess, raw } = await besideFullText(
    lang,
    articles.filter((article) => article.lang === lang),
    learning.map(({ text }) => text),
  );
  const ratio = inProcess / raw;
  bench.report({
    name: `${lang}, time in process, 95 of 100 questions`,
    unit: 'ms',
    ours: inProcess,
    limitName: 'SQLite FTS5',
    limit: raw,
    ratio,
    lowest: ratio,
    highest: ratio,
    demand: { atMost: MOST_TIMES_FULL_TEXT },
  });
}

const most = (bench: Bench, name: string, points: number, limit: number): void =>
  target(bench, name, points, { atMost: limit });

/** One row of the table of targets: a demand in points of a hundred. */
function target(bench: Bench, name: string, ours: number, wanted: Demand): void {
  const limit = 'atLeast' in wanted ? wanted.atLeast : wanted.atMost;
  const ratio = ours / limit;
  bench.report({
    name,
    unit: 'of 100',
    ours,
    limitName: 'target',
    limit,
    ratio,
    lowest: ratio,
    highest: ratio,
    demand: 'atLeast' in wanted ? { atLeast: 1 } : { atMost: 1 },
  });
}
