import BetterSqlite3 from 'better-sqlite3';
import type { MaterialArticle, MaterialLanguage } from './material.js';

/** SQLite's own full-text index over articles, ranked, with a snippet and the title: any word of a question may match. */
export function fullTextOver(
  lang: MaterialLanguage,
  articles: readonly MaterialArticle[],
  limit: number,
): (question: string) => unknown[] {
  const connection = new BetterSqlite3(':memory:');
  const tokenizer = lang === 'en' ? 'porter unicode61' : 'unicode61';
  connection.exec(
    `CREATE VIRTUAL TABLE articles USING fts5(slug UNINDEXED, title, body, tokenize='${tokenizer}')`,
  );
  const insert = connection.prepare('INSERT INTO articles VALUES (?, ?, ?)');
  connection.transaction(() => {
    for (const { slug, title, body } of articles) {
      insert.run(slug, apart(lang, title), apart(lang, body));
    }
  })();
  const select = connection.prepare(
    `SELECT slug, title, snippet(articles, 2, '<', '>', '…', 24) AS cut FROM articles
     WHERE articles MATCH ? ORDER BY bm25(articles, 0, 2, 1) LIMIT ${limit}`,
  );

  return (question) => {
    const words = apart(lang, question).match(/[\p{L}\p{N}]+/gu) ?? ['x'];

    return select.all(words.map((word) => `"${word}"`).join(' OR '));
  };
}

/** Chinese as characters and pairs of them, which is where SQLite does best; English as it is. */
function apart(lang: MaterialLanguage, text: string): string {
  if (lang === 'en') {
    return text;
  }
  const characters = [...text];

  return characters
    .map(
      (character, at) =>
        `${character} ${/\p{Script=Han}/u.test(character) ? character + (characters[at + 1] ?? '') : ''}`,
    )
    .join(' ');
}
