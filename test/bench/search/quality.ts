import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finish } from '../../support/child.js';
import { Server, temporaryFolder } from '../../support/processes.js';
import { fromRoot } from '../../support/root.js';
import { type Bench, chance } from '../bench.js';
import type { Demand } from '../figure.js';
import {
  isTestPart,
  material,
  materialArticles,
  type MaterialLanguage,
  type MaterialQuestion,
} from './material.js';
import { inKeywords, inTraditional, withSlips } from './variants.js';

/** Of a hundred questions: the right article first, among the first three, and no article at all. */
export interface Hits {
  readonly first: number;
  readonly firstThree: number;
  readonly empty: number;
}

interface Asked {
  readonly items: readonly { readonly slug: string }[];
}

/** Real questions, asked of the started product through HTTP, beside what has to be reached. */
export async function searchQuality(bench: Bench): Promise<void> {
  const articles = materialArticles();
  if (!articles) {
    bench.say('The questions lie beside the repository, and are not here: nothing is measured.');

    return;
  }
  const server = await Server.start({ env: { LOG_LEVEL: 'silent' } });
  try {
    const file = join(temporaryFolder('bench'), 'articles.jsonl');
    writeFileSync(file, articles.map((article) => `${JSON.stringify(article)}\n`).join(''));
    await command(server, 'faq:import', file, '--replace');
    await english(bench, server.url);
    await chinese(bench, server.url);
  } finally {
    await server.dispose();
  }
}

async function english(bench: Bench, url: string): Promise<void> {
  const all = material<MaterialQuestion>('banking_train') ?? [];
  const texts = new Map(all.map(({ id, text }) => [id, text]));
  const ofTestPart = ({ id }: MaterialQuestion): boolean => isTestPart({ text: texts.get(id) ?? '' });
  const slips = (material<MaterialQuestion>('banking_train_typo_sample') ?? []).filter(ofTestPart);
  const keywords = (material<MaterialQuestion>('banking_train_kw_sample') ?? []).filter(ofTestPart);
  const plain = slips.map((question) => ({ ...question, text: texts.get(question.id) ?? '' }));

  const hits = await ask(url, 'en', all.filter(isTestPart));
  noHistory(bench, 'en', hits, { first: 64, firstThree: 82 });
  const before = await ask(url, 'en', plain);
  drop(bench, 'en, drop by one slip', before.first - (await ask(url, 'en', slips)).first, 5);
  const kept = await ask(url, 'en', keywords);
  target(bench, 'en, keywords, first three', kept.firstThree, { atLeast: 70 });
}

async function chinese(bench: Bench, url: string): Promise<void> {
  const plain = (material<MaterialQuestion>('zhfaq_history') ?? []).filter(isTestPart);

  const hits = await ask(url, 'zh-CN', plain);
  noHistory(bench, 'zh', hits, { first: 70, firstThree: 86 });
  const before = await ask(url, 'zh-CN', plain);
  const slips = await ask(url, 'zh-CN', withSlips(plain, chance(bench, 'slips')));
  drop(bench, 'zh, drop by one slip', before.first - slips.first, 3.5);
  const traditional = await ask(url, 'zh-CN', inTraditional(plain));
  drop(bench, 'zh, drop by traditional script', before.first - traditional.first, 0.5);
  const kept = await ask(url, 'zh-CN', inKeywords(plain));
  target(bench, 'zh, keywords, first three', kept.firstThree, { atLeast: 80 });
}

function noHistory(
  bench: Bench,
  lang: string,
  { first, firstThree, empty }: Hits,
  wanted: Pick<Hits, 'first' | 'firstThree'>,
): void {
  target(bench, `${lang}, no history, first`, first, { atLeast: wanted.first });
  target(bench, `${lang}, no history, first three`, firstThree, { atLeast: wanted.firstThree });
  drop(bench, `${lang}, empty answers`, empty, 0.2);
}

const drop = (bench: Bench, name: string, points: number, most: number): void =>
  target(bench, name, points, { atMost: most });

/** One row of the table of targets: a demand in points of a hundred. */
export function target(bench: Bench, name: string, ours: number, wanted: Demand): void {
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

/** Asks one after the other, as the search learns from what it is asked. */
export async function ask(
  url: string,
  lang: MaterialLanguage,
  questions: readonly MaterialQuestion[],
): Promise<Hits> {
  let first = 0;
  let firstThree = 0;
  let empty = 0;

  for (const { text, intent } of questions) {
    const query = new URLSearchParams({ q: text, lang, limit: '3' });
    const answer = await fetch(`${url}/api/v1/faq/search?${query}`);
    if (!answer.ok) {
      throw new Error(`The search answered ${answer.status}: ${await answer.text()}`);
    }
    const slugs = ((await answer.json()) as Asked).items.map(({ slug }) => slug);
    first += Number(slugs[0] === intent);
    firstThree += Number(slugs.includes(intent));
    empty += Number(slugs.length === 0);
  }
  const share = (count: number): number => (100 * count) / Math.max(1, questions.length);

  return { first: share(first), firstThree: share(firstThree), empty: share(empty) };
}

/** Runs a command in the server as the operator does. @throws Error with what it said where it fails */
export async function command(server: Server, ...words: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await finish([process.execPath, fromRoot('dist/app/cli.js'), ...words], {
    DATA_DIR: server.dataDir,
    DATABASE_URL: `sqlite:${join(server.dataDir, 'walletdesk.db')}`,
  });
  if (code !== 0) {
    throw new Error(`${words.join(' ')} failed.\n${stdout}${stderr}`);
  }
}
