import { randomUUID } from 'node:crypto';
import type { World } from './world.js';

/** A phrase that was found in questions, and waits for somebody → its id. */
export async function aHint(
  world: World,
  phrase = 'grandma sent dough',
  slug = 'money-not-arrived',
): Promise<string> {
  const id = randomUUID();
  await world.change(
    `INSERT INTO synonym_hints (id, lang, phrase, phrase_hash, slug, questions, state, found_at)
     VALUES ('${id}', 'en', '${phrase}', '${id}', '${slug}', 7, 'open', 1)`,
  );

  return id;
}

/** A group that somebody has added → its id. */
export async function aSynonym(world: World): Promise<string> {
  const id = randomUUID();
  const one = `zork${id.slice(0, 6)}`;
  await world.change(
    `INSERT INTO search_synonyms (id, lang, expressions, folded, words_hash, active, version, changed_at, created_at)
     VALUES ('${id}', 'en', '["${one}","my money"]', '${one} my money', '${id}', 1, 1, 1, 1)`,
  );

  return id;
}
