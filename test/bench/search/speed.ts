import { join } from 'node:path';
import { Server, temporaryFolder } from '../../support/processes.js';
import { waitFor } from '../../support/wait.js';
import { type Bench, chance } from '../bench.js';
import { migrated } from '../desk-application.js';
import type { Demand } from '../figure.js';
import {
  isTestPart,
  material,
  type MaterialArticle,
  materialArticles,
  type MaterialLanguage,
  type MaterialQuestion,
} from './material.js';
import { standstill } from './event-loop.js';
import { besideFullText, ninetyFive, SHOWN } from './in-process.js';
import { insertArticles, manyArticles } from './mixtures.js';

const SIZES = [56, 1_000, 10_000] as const;
const QUESTIONS = 200;
const LANGS: readonly MaterialLanguage[] = ['en', 'zh-CN'];
const LOAD_MS = 2_000;
const LAG_MS = 50;

/** Delays in milliseconds that 95 of 100 questions stayed below. */
interface Delays {
  readonly api: number;
  readonly page: number;
  readonly suggest: number;
  readonly raw: number;
  readonly inProcess: number;
}

/** The search through HTTP and in process, beside SQLite's own full-text index over the same articles. */
export async function searchSpeed(bench: Bench): Promise<void> {
  const real = materialArticles();
  if (!real) {
    bench.say('The articles and questions lie beside the repository, and are not here: nothing is measured.');

    return;
  }
  const byLanguage = new Map<MaterialLanguage, Delays[]>(LANGS.map((lang) => [lang, []]));
  for (const size of SIZES) {
    const articles = LANGS.flatMap((lang) =>
      manyArticles(real, lang, size, chance(bench, `${lang} ${size}`)),
    );
    const server = await filledServer(articles, size, bench);
    try {
      for (const lang of LANGS) {
        const own = articles.filter((article) => article.lang === lang);
        const delays = await measure(server.url, lang, own);
        byLanguage.get(lang)?.push(delays);
        report(bench, `${lang}, ${size} articles`, delays);
      }
    } finally {
      await server.dispose();
    }
  }
  for (const [lang, all] of byLanguage) {
    const [, thousand, tenThousand] = all;
    if (thousand && tenThousand) {
      figure(bench, `${lang}, growth of the API from 1,000 to 10,000`, 'ms', tenThousand.api, thousand.api, {
        atMost: 4,
      });
    }
  }
}

function report(bench: Bench, name: string, { api, page, suggest, raw, inProcess }: Delays): void {
  figure(bench, `${name}, API`, 'ms', api, raw, null);
  figure(bench, `${name}, page`, 'ms', page, raw, null);
  figure(bench, `${name}, in process`, 'ms', inProcess, raw, { atMost: 5 });
  figure(bench, `${name}, suggest`, 'ms', suggest, api, { atMost: 2 }, 'the search');
}

function figure(
  bench: Bench,
  name: string,
  unit: string,
  ours: number,
  limit: number,
  demand: Demand | null,
  limitName = 'SQLite FTS5',
): void {
  const ratio = ours / limit;
  bench.report({ name, unit, ours, limitName, limit, ratio, lowest: ratio, highest: ratio, demand });
}

/** Starts the product over so many articles: once to make its index, and again to see how soon it is there. */
async function filledServer(
  articles: readonly MaterialArticle[],
  size: number,
  bench: Bench,
): Promise<Server> {
  const dataDir = temporaryFolder('bench');
  const file = join(dataDir, 'walletdesk.db');
  await migrated(`sqlite:${file}`);
  insertArticles(file, articles);
  const server = await Server.start({ dataDir });
  const first = await filling(server);
  figure(
    bench,
    `${size} articles, event loop while the index is made`,
    'ms',
    await standstill(server, 'p99'),
    LAG_MS,
    { atMost: 1 },
    'limit',
  );
  bench.say(`${size} articles in each language: the first index took ${first} ms`);
  if (size >= 300) {
    await waitFor('the index to be kept', () => server.lines.some(({ msg }) => msg === KEPT), {
      withinMs: 60_000,
    });
  }
  await server.restart({});
  figure(
    bench,
    `${size} articles, index at start`,
    'ms',
    await filling(server),
    LOAD_MS,
    { atMost: 1 },
    'limit',
  );

  return server;
}

const FILLED = 'the search knows the articles';
const KEPT = 'the index is kept for the next start';

const filling = (server: Server): Promise<number> =>
  waitFor(
    'the index to be filled',
    () => {
      const line = server.lines.find(({ msg }) => msg === FILLED);
      return line ? Number(line['ms']) : null;
    },
    { withinMs: 300_000 },
  ) as Promise<number>;

async function measure(
  url: string,
  lang: MaterialLanguage,
  articles: readonly MaterialArticle[],
): Promise<Delays> {
  const name = lang === 'en' ? 'banking_train' : 'zhfaq_history';
  const questions = (material<MaterialQuestion>(name) ?? [])
    .filter((question) => !isTestPart(question))
    .slice(0, QUESTIONS)
    .map(({ text }) => text);
  const http = (path: (text: string) => string): Promise<number> =>
    ninetyFive(questions, async (text) => {
      const answer = await asked(`${url}${path(encodeURIComponent(text))}`);
      await answer.arrayBuffer();
      if (!answer.ok) {
        throw new Error(`The search answered ${answer.status}.`);
      }
    });

  return {
    api: await http((q) => `/api/v1/faq/search?lang=${lang}&limit=${SHOWN}&q=${q}`),
    page: await http((q) => `/${lang}/help/search?q=${q}`),
    suggest: await ninetyFive(questions, async (text) => {
      const typed = encodeURIComponent([...text].slice(0, lang === 'en' ? 8 : 3).join(''));
      await (await asked(`${url}/api/v1/faq/suggest?lang=${lang}&q=${typed}`)).arrayBuffer();
    }),
    ...(await besideFullText(lang, articles, questions)),
  };
}

/** The server closes a line that is quiet, as ours is while an index is made here: then it is asked over another one. */
const asked = (address: string): Promise<Response> => fetch(address).catch(() => fetch(address));
