import type { SqlRow } from '../../platform/database/statement.js';
import type { Words } from '../../platform/i18n/words.js';
import type { Look, RelativeModel } from './linked-transaction.view.js';
import type { Kept } from './transaction.view.js';
import { workspacePath } from './workspace-address.js';

/** All that the ticket knows of transactions, in which relatives are found. */
export interface KnownMoney {
  readonly candidates: readonly SqlRow[];
  readonly looked: readonly { readonly row: SqlRow; readonly looks: readonly Look[] }[];
  readonly elsewhere: readonly SqlRow[];
}

type Relation = 'original' | 'reversal' | 'duplicate' | 'ticket';

/** What a linked transaction has to do with others: what it gives back, what gave it back, its doubles, other tickets. */
export function relativesOf(
  { reference }: SqlRow,
  { kept }: Look,
  known: KnownMoney,
  words: Words,
): RelativeModel[] {
  const own = String(reference);
  const all = knownTransactions(known);
  const anchors = new Map(all.map(({ id, anchor }) => [id, anchor]));
  const told = [kept, ...all.filter(({ id }) => id === own).map((one) => one.kept)];
  const related: (readonly [Relation, string])[] = [
    ...told.flatMap(({ originalReference: to }) => (to ? [['original', to] as const] : [])),
    ...told.flatMap(({ links }) => (links?.reversals ?? []).map((to) => ['reversal', to] as const)),
    ...all.flatMap(({ id, kept: other }) =>
      other.originalReference === own ? [['reversal', id] as const] : [],
    ),
    ...told.flatMap(({ links }) => (links?.duplicates ?? []).map((to) => ['duplicate', to] as const)),
  ];
  const once = new Map(related.map(([relation, to]) => [`${relation} ${to}`, { relation, to }]));

  return [
    ...[...once.values()].map(({ relation, to }) => ({
      text: words.t(`desk.money.relations.${relation}`),
      reference: to,
      url: anchors.get(to) ?? '',
    })),
    ...known.elsewhere
      .filter((row) => row.reference === reference)
      .map(({ ticket }) => ({
        text: words.t('desk.money.relations.ticket'),
        reference: String(ticket),
        url: workspacePath(String(ticket)),
      })),
  ];
}

/** Each with where it stands on the page. */
function knownTransactions({ candidates, looked }: KnownMoney): { id: string; kept: Kept; anchor: string }[] {
  return [
    ...candidates.map((row) => ({
      id: String(row.reference),
      kept: JSON.parse(String(row.snapshot)) as Kept,
      anchor: `#candidate-${String(row.reference)}`,
    })),
    ...looked.flatMap(({ row, looks: [newest] }) =>
      newest ? [{ id: String(row.reference), kept: newest.kept, anchor: `#link-${String(row.id)}` }] : [],
    ),
  ];
}
