import BetterSqlite3 from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import type { Random } from '../../../src/demo-wallet/random.js';
import type { MaterialArticle, MaterialLanguage } from './material.js';

const SENTENCES = /[^。.!?！？]+[。.!?！？]\s*/g;

/** The real articles, and mixtures of their sentences. */
export function manyArticles(
  real: readonly MaterialArticle[],
  lang: MaterialLanguage,
  size: number,
  random: Random,
): MaterialArticle[] {
  const own = real.filter((article) => article.lang === lang).slice(0, size);
  const sentences = own.flatMap(({ body }) => body.match(SENTENCES) ?? []);
  const mixed = Array.from({ length: Math.max(0, size - own.length) }, (_, number) => ({
    slug: `mixture-${number}`,
    lang,
    title: `${random.pick(own).title} ${number}`,
    body: Array.from({ length: 5 }, () => random.pick(sentences)).join(''),
  }));

  return [...own, ...mixed];
}

/** Puts them into an empty help centre, as its only ones. */
export function insertArticles(file: string, articles: readonly MaterialArticle[]): void {
  const connection = new BetterSqlite3(file);
  const insert = connection.prepare(
    `INSERT INTO articles (id, edition, slug, lang, status, visibility, version, type_code, topic, title, body, keywords,
       causes, updated_on, published_at)
     SELECT ?, current_edition, ?, ?, 'published', 'public', 1, NULL, 'service', ?, ?, '[]', '[]', '2026-11-01', ?
     FROM help_centre`,
  );
  connection.transaction(() => {
    for (const { slug, lang, title, body } of articles) {
      insert.run(randomUUID(), slug, lang, title, body, Date.now());
    }
  })();
  connection.close();
}
