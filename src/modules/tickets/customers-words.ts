import { isIanaZone } from '../../config/env-values.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { Words } from '../../platform/i18n/words.js';

/** Words that tell times by the zone which the customer named; by the reader's where he named none. */
export function customersWords(ticket: SqlRow, words: Words): Words {
  const zone = ticket.occurred_zone;

  return typeof zone === 'string' && isIanaZone(zone) ? words.in(zone) : words;
}
