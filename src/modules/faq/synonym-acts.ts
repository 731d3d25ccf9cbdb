import { flash } from '../../platform/http/flash.js';
import type { DeskResponse } from '../../platform/http/request-context.js';
import { SYNONYMS_PATH } from './editor-links.js';

/** What may have been done, by the names of the sentences. */
export const SYNONYM_ACTS = ['added', 'changed', 'on', 'off', 'removed', 'accepted', 'dismissed'] as const;

/** To the list, after something was done. */
export function backToSynonyms(response: DeskResponse, done: (typeof SYNONYM_ACTS)[number]) {
  flash(response, { tone: 'ok', key: `synonyms.done.${done}` });

  return { url: SYNONYMS_PATH, statusCode: 303 };
}
