import type { Transaction } from '../../platform/database/transaction.js';
import { ArticlesChanged } from './articles-changed.event.js';
import { HELP_CENTRE } from './help-centre.entity.js';
import { SearchSynonymsChanged } from './search-synonyms-changed.event.js';

type Counted = 'article_changes' | 'synonym_changes';

/** Tells this process that articles have changed, and counts it, so that others see it too (`FollowHelpCentre`). */
export async function tellArticles(
  tx: Transaction,
  articles: readonly { readonly slug: string }[] | 'everything',
): Promise<void> {
  const change = await count(tx, 'article_changes');
  tx.record(
    articles === 'everything' ? ArticlesChanged.everything(change) : ArticlesChanged.from(articles, change),
  );
}

/** The same of the expressions that mean the same. */
export async function tellSynonyms(tx: Transaction): Promise<void> {
  tx.record(new SearchSynonymsChanged(await count(tx, 'synonym_changes')));
}

/** Units that count wait for each other until they end: whoever reads a number has all changes up to it. */
async function count(tx: Transaction, what: Counted): Promise<number> {
  const [row] = await tx.sql(`UPDATE help_centre SET ${what} = ${what} + 1 WHERE id = ? RETURNING ${what}`, [
    HELP_CENTRE,
  ]);

  return Number(row?.[what]);
}
