import { morph } from './morph.js';
import { planRows } from './row-plan.js';

/**
 * Brings the rows of a table up to those of a newer copy, one by one. While `steady`, nothing moves, appears or goes.
 *
 * @returns whether something waits for that
 */
export function renewRows(body: Element, next: Element, steady: boolean): boolean {
  const there = rowsOf(body);
  const coming = rowsOf(next);
  const plan = planRows(
    [...there.keys()],
    [...coming].map(([id, row]) => ({ id, same: isSame(there.get(id), row) })),
    steady,
  );
  for (const id of plan.renew) {
    const [old, fresh] = [there.get(id), coming.get(id)];
    if (old && fresh) {
      morph(old, document.importNode(fresh, true));
    } else if (fresh) {
      there.set(id, document.importNode(fresh, true));
    }
  }
  for (const id of plan.gone) {
    const row = there.get(id);
    row?.classList.add('row-gone');
    if (!steady) {
      row?.remove();
    }
  }
  if (!steady) {
    order(body, plan.order, there);

    return false;
  }

  return plan.gone.length > 0 || [...coming.keys()].some((id) => !there.has(id));
}

/** Moves only what stands wrong, so that nothing loses its scroll or its open details for nothing. */
function order(body: Element, ids: readonly string[], rows: ReadonlyMap<string, Element>): void {
  let place: Element | null = body.firstElementChild;
  for (const id of ids) {
    const row = rows.get(id);
    if (row && row === place) {
      place = place.nextElementSibling;
    } else if (row) {
      body.insertBefore(row, place);
    }
  }
  while (place) {
    const rest: Element = place;
    place = place.nextElementSibling;
    rest.remove();
  }
}

/** What scripts have put into a row (`data-keep`) is no change of it, nor are the keys of its forms, new on every page. */
function isSame(row: Element | undefined, next: Element): boolean {
  const [here, there] = [row, next].map((one) => {
    const copy = one?.cloneNode(true) as Element | undefined;
    for (const kept of copy?.querySelectorAll('[data-keep]') ?? []) {
      kept.textContent = '';
    }
    for (const key of copy?.querySelectorAll('input[type=hidden]') ?? []) {
      key.removeAttribute('value');
    }

    return copy;
  });

  return here !== undefined && there !== undefined && here.isEqualNode(there);
}

const rowsOf = (body: Element): Map<string, Element> =>
  new Map([...body.children].map((row) => [(row as HTMLElement).dataset.id ?? '', row]));
