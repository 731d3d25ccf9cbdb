/** What to do with the rows of a list when a newer copy of the page came. */
export interface RowPlan {
  /** Ids in the order in which they shall stand. */
  readonly order: readonly string[];
  /** Ids whose row is taken from the newer page. */
  readonly renew: readonly string[];
  /** Ids that are not on the newer page any more. */
  readonly gone: readonly string[];
}

/**
 * @param current what stands there, in order
 * @param next the newer page; `same` tells whether its row equals the one there
 * @param steady somebody points at or works in the list: then rows keep their places, and new ones wait
 */
export function planRows(
  current: readonly string[],
  next: readonly { readonly id: string; readonly same: boolean }[],
  steady: boolean,
): RowPlan {
  const there = new Set(current);
  const wanted = new Set(next.map(({ id }) => id));
  const changed = next.filter(({ same }) => !same).map(({ id }) => id);
  const gone = current.filter((id) => !wanted.has(id));
  if (steady) {
    return { order: current, renew: changed.filter((id) => there.has(id)), gone };
  }

  return { order: next.map(({ id }) => id), renew: changed, gone };
}
