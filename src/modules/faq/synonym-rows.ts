import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../platform/database/transaction.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors/app-error.js';
import type { Language } from '../../platform/i18n/languages.js';
import { SearchSynonym } from './search-synonym.entity.js';
import { MOST_SYNONYMS } from './search-synonyms.lookup.js';
import { foldedWords, requireGroup, wordsHash } from './synonym-expressions.js';

/** Who says so, when, and the field that he said it in. */
export interface Said {
  readonly by: string;
  readonly at: Date;
  readonly field: string;
}

/** A new group, in use from now on. @returns its id. @throws Invalid where it may not be stored, or is there */
export async function insertGroup(
  tx: Transaction,
  lang: Language,
  expressions: readonly string[],
  { by, at, field }: Said,
): Promise<string> {
  requireGroup(lang, expressions, field);
  if ((await tx.repository(SearchSynonym).count()) >= MOST_SYNONYMS) {
    throw new Conflict('synonyms.errors.full');
  }
  const id = randomUUID();
  const stored = storedWords(expressions);
  const [added] = await tx.sql(
    `INSERT INTO search_synonyms
       (id, lang, expressions, folded, words_hash, active, version, changed_by, changed_at, created_at)
     VALUES (?, ?, ?, ?, ?, 1, 1, ?, ?, ?) ON CONFLICT (lang, words_hash) DO NOTHING RETURNING id`,
    [id, lang, JSON.stringify(expressions), stored.folded, stored.wordsHash, by, at, at],
  );
  if (!added) {
    throw new Invalid([{ field, key: 'synonyms.errors.known' }]);
  }

  return id;
}

/** Other expressions for a group. @throws Conflict where somebody has changed it since; Invalid as above */
export async function changeGroup(
  tx: Transaction,
  { id, lang, version }: SearchSynonym,
  expressions: readonly string[],
  { by, at, field }: Said,
): Promise<void> {
  requireGroup(lang, expressions, field);
  await requireNew(tx, lang, expressions, id, field);
  const { affected } = await tx
    .repository(SearchSynonym)
    .update(
      { id, version },
      { ...storedWords(expressions), version: version + 1, changedBy: by, changedAt: at },
    );
  if (affected !== 1) {
    throw new Conflict('synonyms.errors.changed-meanwhile');
  }
}

/** @throws NotFound */
export async function requireSynonym(tx: Transaction, id: string): Promise<SearchSynonym> {
  const synonym = await tx.repository(SearchSynonym).findOneBy({ id });
  if (!synonym) {
    throw new NotFound();
  }

  return synonym;
}

async function requireNew(
  tx: Transaction,
  lang: Language,
  expressions: readonly string[],
  own: string,
  field: string,
): Promise<void> {
  const [same] = await tx.sql('SELECT id FROM search_synonyms WHERE lang = ? AND words_hash = ?', [
    lang,
    wordsHash(expressions),
  ]);
  if (same && same.id !== own) {
    throw new Invalid([{ field, key: 'synonyms.errors.known' }]);
  }
}

const storedWords = (expressions: readonly string[]) => ({
  expressions,
  folded: expressions.map(foldedWords).join('\n'),
  wordsHash: wordsHash(expressions),
});
