import type { SqlRow } from '../../platform/database/statement.js';
import type { Words } from '../../platform/i18n/words.js';
import type { Actor } from '../../platform/identity/actor.js';
import type { LiveEntry } from '../../platform/realtime/live-protocol.js';
import { exceptionName } from '../exceptions/exception-words.js';
import { isStaff } from '../../platform/identity/actor.js';
import { TRANSACTION_STATE_TEXT } from '../wallets/wallet-texts.js';
import type { TransactionState } from '../wallets/wallet-transaction.js';
import { FILE_FACT, fileView } from './file-view.js';
import type { EntryAuthor, EntryFact, EntryKind, Visibility } from './entry.entity.js';

/** A row of `entries` as a query returns it. */
export interface EntryRow extends SqlRow {
  readonly id: string;
  readonly seq: number | string;
  readonly public_before: number | string;
  readonly kind: EntryKind;
  readonly visibility: Visibility;
  readonly author: EntryAuthor;
  readonly author_id: string;
  readonly author_name: string;
  readonly body: string;
  readonly fact: string | null;
  readonly client_message_id: string | null;
  readonly created_at: number | string;
}

/** A line of the record as one reader may see it: a list of what is shown, so that nothing else ever is. */
export function entryView(row: EntryRow, reader: Actor, words: Words): LiveEntry {
  const at = new Date(Number(row.created_at));
  const mine = row.author_id === reader.id;
  const fact = row.fact === null ? null : (JSON.parse(row.fact) as EntryFact);

  return {
    id: row.id,
    seq: Number(row.seq),
    after: isStaff(reader) ? Number(row.seq) - 1 : Number(row.public_before),
    kind: row.kind,
    author: row.author,
    authorName: authorName(row, mine, words),
    mine,
    internal: row.visibility === 'internal',
    // Another writer's id says nothing to this one.
    clientMessageId: mine ? row.client_message_id : null,
    text: fact === null ? row.body : factText(fact, words),
    file: fact === null ? null : fileView(fact, words),
    at: at.toISOString(),
    atText: words.date(at),
  };
}

function authorName(row: EntryRow, mine: boolean, words: Words): string {
  if (row.author === 'customer' && row.author_name !== '') {
    return words.t(`tickets.authors.${mine ? 'you' : 'customer'}-by-phone`, { name: row.author_name });
  }
  if (mine && row.author === 'customer') {
    return words.t('tickets.authors.you');
  }

  return row.author === 'staff' ? row.author_name : words.t(`tickets.authors.${row.author}`);
}

const SEEN = 'escalation-seen';

function factText({ key, params }: EntryFact, words: Words): string {
  const told = Object.entries(params).map(([name, value]) => [name, toldGap(name, value, words)] as const);
  const shown = Object.fromEntries(told);
  // The record of before does not say until when.
  const sentence = key === SEEN && !('dueAt' in params) ? `${SEEN}-undated` : key;

  return words
    .t(
      `tickets.facts.${sentence}`,
      key === FILE_FACT ? { ...shown, size: words.bytes(Number(params.size)) } : shown,
    )
    .trim();
}

/**
 * A gap whose name ends in `At` holds an instant, which each reader sees by his own clock; in `Type` the code of an
 * exception, in `State` the state of a transaction, in `Money` an amount and its currency, which each reads in his own
 * language.
 */
function toldGap(name: string, value: string | number, words: Words): string | number {
  if (name.endsWith('At')) {
    return words.date(new Date(Number(value)));
  }
  if (name.endsWith('State')) {
    return words.t(TRANSACTION_STATE_TEXT[value as TransactionState]);
  }
  if (name.endsWith('Money')) {
    const [amount = '', currency = ''] = String(value).split(' ');

    return words.money(amount, currency);
  }

  return name.endsWith('Type') ? exceptionName(String(value), words) || value : value;
}
