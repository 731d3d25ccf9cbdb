import type { Transaction } from '../../platform/database/transaction.js';
import { keepVersions } from './article-changes.js';
import { Article } from './article.entity.js';
import { HELP_CENTRE, HelpCentre } from './help-centre.entity.js';

/** A unit of this many rows is over in some milliseconds. */
const BITE = 100;

/** Rows that a later edition has replaced go into the history. Returns how many; 0 where all is put away. */
export async function foldSuperseded(tx: Transaction): Promise<number> {
  const articles = await chosen(
    tx,
    `SELECT a.id, a.edition FROM articles a WHERE EXISTS (SELECT 1 FROM articles n
       WHERE n.slug = a.slug AND n.lang = a.lang AND n.edition > a.edition
         AND n.edition <= (SELECT current_edition FROM help_centre)) LIMIT ${BITE}${tx.lockFreeRows}`,
  );
  if (articles.length > 0) {
    await keepVersions(tx, articles);
    for (const { id, edition } of articles) {
      await tx.sql('DELETE FROM articles WHERE id = ? AND edition = ?', [id, edition]);
    }
  }

  return articles.length;
}

/** Articles of a help centre that another one has replaced are taken down; drafts stay drafts. */
export async function foldReplaced(tx: Transaction, now: Date): Promise<number> {
  const { baseEdition, currentEdition } = await tx
    .repository(HelpCentre)
    .findOneByOrFail({ id: HELP_CENTRE });
  const articles = await chosen(
    tx,
    `SELECT a.id, a.edition FROM articles a WHERE a.edition < ? LIMIT ${BITE}${tx.lockFreeRows}`,
    [baseEdition],
  );
  const down = articles.filter(({ status }) => status !== 'draft');
  if (down.length > 0) {
    await keepVersions(tx, down);
  }
  for (const { id, edition, version, status } of articles) {
    await tx.repository(Article).update(
      { id, edition },
      {
        edition: currentEdition,
        ...(status === 'draft'
          ? {}
          : { status: 'draft', version: version + 1, changedBy: null, changedAt: now, note: null }),
        fileHash: null,
      },
    );
  }

  return articles.length;
}

async function chosen(tx: Transaction, query: string, values: readonly number[] = []): Promise<Article[]> {
  const keys = await tx.sql(query, values);
  if (keys.length === 0) {
    return [];
  }

  return tx
    .repository(Article)
    .createQueryBuilder('a')
    .whereInIds(keys.map(({ id, edition }) => ({ id: String(id), edition: Number(edition) })))
    .getMany();
}
