import BetterSqlite3 from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { articleSources } from '../../../seeds/reference/articles.seed.js';
import { articlePlainText } from '../../../src/modules/faq/article-markdown.js';
import { ArticleSearchService } from '../../../src/modules/faq/article-search.service.js';
import type { ArticleSource } from '../../../src/modules/faq/article-import.service.js';
import type { Random } from '../../../src/demo-wallet/random.js';
import { LANGUAGES, type Language } from '../../../src/platform/i18n/languages.js';
import { type Bench, chance } from '../bench.js';
import { startApplication } from '../desk-application.js';
import { floodPlainly } from '../flood.js';
import { compare, figureOf } from '../rounds.js';
import { loader, twinFiles } from './sqlite-place.js';

const ARTICLES = 500;
const QUESTIONS = 200;
const LIMIT = 8;
const ROUNDS = 5;
const SECONDS = 0.6;

/** A question to the help centre, beside SQLite's own full-text index over the same articles. */
export async function faqSearch(bench: Bench): Promise<void> {
  const random = chance(bench, 'faq');
  const articles = LANGUAGES.flatMap((lang) => manyArticles(lang, random));
  const { url, rawFile } = await twinFiles((connection) => {
    articles.map(rowOf).forEach(loader(connection));
  });
  const app = await startApplication(url);
  const raw = new BetterSqlite3(rawFile);
  try {
    const search = app.get(ArticleSearchService);
    for (const lang of LANGUAGES) {
      const own = articles.filter((article) => article.lang === lang);
      const questions = Array.from({ length: QUESTIONS }, () => question(own, random));
      const query = fullText(raw, lang, own);
      const compared = await compare(
        () => floodPlainly(SECONDS, () => void search.search(random.pick(questions), { lang, limit: LIMIT })),
        () => floodPlainly(SECONDS, () => void query(random.pick(questions))),
        { rounds: ROUNDS },
      );
      const name = `search of ${own.length} articles, ${lang}`;
      bench.report(figureOf(compared, { name, unit: 'searches/s', limitName: 'SQLite FTS5' }, null));
    }
  } finally {
    raw.close();
    await app.close();
  }
}

/** The articles every install has, and mixtures of their paragraphs. */
function manyArticles(lang: Language, random: Random): ArticleSource[] {
  const real = articleSources().filter((article) => article.lang === lang);
  const paragraphs = real.flatMap(({ body }) => body.split('\n\n'));
  const mixed = Array.from({ length: ARTICLES - real.length }, (_, index) => ({
    ...random.pick(real),
    slug: `mixture-${index}`,
    body: Array.from({ length: 8 }, () => random.pick(paragraphs)).join('\n\n'),
  }));

  return [...real, ...mixed];
}

/** Some words of a title and of the keywords, as people type them. */
function question(articles: readonly ArticleSource[], random: Random): string {
  const { title, keywords } = random.pick(articles);

  return [title, ...(keywords.length > 0 ? [random.pick(keywords)] : [])].join(' ');
}

function rowOf(article: ArticleSource): { text: string; values: unknown[] } {
  return {
    text: `INSERT INTO articles (id, slug, lang, status, version, type_code, topic, title, body, keywords, causes,
      updated_on, published_at) VALUES (?, ?, ?, 'published', 1, ?, ?, ?, ?, ?, ?, ?, ?)`,
    values: [
      randomUUID(),
      article.slug,
      article.lang,
      article.typeCode,
      article.topic,
      article.title,
      article.body,
      JSON.stringify(article.keywords),
      JSON.stringify(article.causes),
      article.updatedOn,
      Date.now(),
    ],
  };
}

/** Ranked, with a snippet and the row, as the service answers. Chinese has no spaces: every three signs count. */
function fullText(
  connection: BetterSqlite3.Database,
  lang: Language,
  articles: readonly ArticleSource[],
): (question: string) => unknown[] {
  const table = lang === 'en' ? 'fts_en' : 'fts_zh';
  const tokenizer = lang === 'en' ? 'porter unicode61' : 'trigram';
  connection.exec(
    `CREATE VIRTUAL TABLE ${table} USING fts5(slug UNINDEXED, title, keywords, body, tokenize='${tokenizer}')`,
  );
  const insert = connection.prepare(`INSERT INTO ${table} VALUES (?, ?, ?, ?)`);
  connection.transaction(() => {
    for (const { slug, title, keywords, body } of articles) {
      insert.run(slug, title, keywords.join(' '), articlePlainText(body));
    }
  })();
  const select = connection.prepare(
    `SELECT slug, title, snippet(${table}, 3, '<', '>', '…', 24) AS cut FROM ${table}
     WHERE ${table} MATCH ? ORDER BY bm25(${table}, 0, 2, 2, 1) LIMIT ${LIMIT}`,
  );

  return (question) => select.all(lang === 'en' ? anyWord(question) : anyThreeSigns(question));
}

const quoted = (terms: readonly string[]): string => terms.map((term) => `"${term}"`).join(' OR ');

const anyWord = (question: string): string => quoted(question.match(/[\p{L}\p{N}]+/gu) ?? []);

function anyThreeSigns(question: string): string {
  const runs = question.match(/[\p{L}\p{N}]{3,}/gu) ?? ['   '];

  return quoted(
    runs.flatMap((run) => [...run].slice(2).map((_, index) => [...run].slice(index, index + 3).join(''))),
  );
}
