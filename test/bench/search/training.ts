import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { SEARCH_SYNONYMS } from '../../../src/modules/faq/search-synonyms.js';
import { trainingMaterial } from '../../../src/modules/faq/training-material.js';
import type { Example } from '../../../src/platform/learning/example.js';
import type { LearntModel } from '../../../src/platform/learning/learnt-model.js';
import { readModel, toBytes } from '../../../src/platform/learning/model-file.js';
import { trainQuestionModel } from '../../../src/platform/learning/model-training.js';
import { finish } from '../../support/child.js';
import { temporaryFolder, type Server } from '../../support/processes.js';
import { fromRoot } from '../../support/root.js';
import { waitFor } from '../../support/wait.js';
import type { Bench } from '../bench.js';
import type { Demand } from '../figure.js';
import { bring, beginBringing, withFilledDesk } from './filled-desk.js';
import { standstill } from './event-loop.js';
import {
  isTestPart,
  material,
  type MaterialArticle,
  materialArticles,
  type MaterialLanguage,
  type MaterialQuestion,
} from './material.js';

const synonyms = SEARCH_SYNONYMS;
const QUESTIONS = 10_000;
const NEW = 50;
const LIMITS = { seconds: 60, megabytes: 500, holdMs: 50, loadMs: 2_000, warmShare: 0.25 };
const LONGEST_MS = 10 * 60_000;
/** What a warm start may lose: one of a hundred. There are 434 Chinese questions to ask: two more or less are chance. */
const AS_GOOD = 0.99;
const KNOWN = 'the search knows what was learnt';

/** What it takes to learn from ten thousand past questions, and from fifty more. */
export async function searchTraining(bench: Bench): Promise<void> {
  const articles = materialArticles();
  const english = material<MaterialQuestion>('banking_train');
  if (!articles || !english) {
    bench.say('The articles and questions lie beside the repository, and are not here: nothing is measured.');

    return;
  }
  const questions = english.slice(0, QUESTIONS);
  await withFilledDesk(articles, null, async (server) => {
    const history = { en: questions.slice(0, -NEW), 'zh-CN': [] };
    const whole = await whileLearning(bench, server, history);
    await alone(bench, server);
    const warm = secondsOf(await bring(server, { en: questions.slice(-NEW), 'zh-CN': [] }));
    limited(bench, `${NEW} more questions, learning`, 's', warm, whole, 'learning them all', {
      atMost: LIMITS.warmShare,
    });
    await atStart(bench, server);
  });
  goingOn(bench, 'en', english, articles);
  goingOn(bench, 'zh-CN', material<MaterialQuestion>('zhfaq_history') ?? [], articles);
}

/** Brings them in as the operator does, and sees how long the server stands still while it learns. → seconds of learning */
async function whileLearning(
  bench: Bench,
  server: Server,
  history: Parameters<typeof beginBringing>[1],
): Promise<number> {
  const own = monitorEventLoopDelay({ resolution: 10 });
  const bringing = beginBringing(server, history);
  await bringing.learning;
  await standstill(server, 'max');
  own.enable();
  const seconds = secondsOf(await bringing.learnt);
  const hold = await standstill(server, 'max');
  bench.say(`a process that does nothing stood still for ${(own.max / 1e6).toFixed(0)} ms meanwhile`);
  own.disable();
  limited(bench, 'event loop of the server while it learns, worst', 'ms', hold, LIMITS.holdMs, 'limit', {
    atMost: 1,
  });

  return seconds;
}

/** The same once more in a process of its own, which tells what it took. */
async function alone(bench: Bench, server: Server): Promise<void> {
  const url = `sqlite:${join(server.dataDir, 'walletdesk.db')}`;
  const { code, stdout, stderr } = await finish(
    [
      process.execPath,
      fromRoot('dist/test/bench/search/one-training.js'),
      url,
      'en',
      join(temporaryFolder('bench'), 'model'),
    ],
    {},
    LONGEST_MS,
  );
  if (code !== 0) {
    throw new Error(`The training failed.\n${stdout}${stderr}`);
  }
  const { questions, seconds, megabytes } = JSON.parse(stdout) as Record<string, number>;
  const name = `learning from ${questions} questions`;
  limited(bench, `${name}, one core`, 's', seconds ?? NaN, LIMITS.seconds, 'limit', { atMost: 1 });
  limited(bench, `${name}, memory`, 'MB', megabytes ?? NaN, LIMITS.megabytes, 'limit', { atMost: 1 });
}

async function atStart(bench: Bench, server: Server): Promise<void> {
  await server.restart({ LOG_LEVEL: 'info' });
  const line = await waitFor(
    'the model to be known',
    () => server.lines.find(({ msg, lang }) => msg === KNOWN && lang === 'en'),
    { withinMs: LONGEST_MS },
  );
  limited(bench, 'model at start', 'ms', Number(line['ms']), LIMITS.loadMs, 'limit', { atMost: 1 });
}

/** Questions by which nothing was chosen, asked of a model that has gone on, and of one that learnt everything at once. */
function goingOn(
  bench: Bench,
  lang: MaterialLanguage,
  questions: readonly MaterialQuestion[],
  articles: readonly MaterialArticle[],
): void {
  const { labels, examples, sentences } = trainingMaterial({
    questions: questions.filter((one) => !isTestPart(one)).map(({ text, intent }) => tagged(text, intent)),
    articles: articles.filter((one) => one.lang === lang).map((one) => ({ ...one, type_code: null })),
    redirects: new Map(),
  });
  // The newest are those whose words happen to sort first: of all answers, and always the same.
  const sorted = [...examples].sort((a, b) => (hashed(a) < hashed(b) ? -1 : 1));
  const before = trainQuestionModel(lang, labels, sorted.slice(NEW), sentences, { synonyms }).model;
  const warm = trainQuestionModel(lang, labels, sorted, sentences, {
    before: reread(before),
    synonyms,
  }).model;
  const whole = trainQuestionModel(lang, labels, sorted, sentences, { synonyms }).model;
  const asked = questions.filter(isTestPart).map(({ text, intent }) => ({ text, label: intent }));
  for (const [name, list, demand] of [
    ['others', asked, { atLeast: AS_GOOD }],
    [`the ${NEW} new ones`, sorted.slice(0, NEW), null],
  ] as const) {
    limited(
      bench,
      `${lang}, right first of ${name}, going on`,
      'of 100',
      rightFirst(warm, list),
      rightFirst(whole, list),
      'learnt anew',
      demand,
    );
  }
}

const tagged = (text: string, slug: string) => ({ text, slug, type_code: null });

const hashed = ({ text }: Example): string => createHash('sha256').update(text).digest('hex');

/** As it lies on the disk. */
function reread(model: LearntModel): LearntModel | null {
  const bytes = toBytes(model);

  return readModel({ bytes, hash: createHash('sha256').update(bytes).digest('hex'), version: 1 });
}

function rightFirst(model: LearntModel, examples: readonly Example[]): number {
  const right = examples.filter(({ text, label }) => {
    const [best] = [...model.probabilities(text)].sort(([, a], [, b]) => b - a);

    return best?.[0] === label;
  });

  return (100 * right.length) / Math.max(1, examples.length);
}

/** What the product says it took. */
function secondsOf(said: readonly string[]): number {
  const found = /^en: learnt .* in ([\d.]+) s/m.exec(said.join('\n'));

  return Number(found?.[1] ?? NaN);
}

function limited(
  bench: Bench,
  name: string,
  unit: string,
  ours: number,
  limit: number,
  limitName: string,
  demand: Demand | null,
): void {
  const ratio = ours / limit;
  bench.report({ name, unit, ours, limitName, limit, ratio, lowest: ratio, highest: ratio, demand });
}
