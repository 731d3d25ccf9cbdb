/** The part of a page that a behaviour cannot do without. @throws Error that names what the template lacks. */
export function part<E extends Element>(root: ParentNode, selector: string, kind: new () => E): E {
  const found = root.querySelector(selector);
  if (!(found instanceof kind)) {
    throw new Error(`The page has no ${selector}.`);
  }

  return found;
}

/** A sentence of the page's, from its `data-…`, with gaps like `{number}` filled. */
export function sentence(
  root: HTMLElement,
  name: string,
  gaps: Readonly<Record<string, string | number>> = {},
): string {
  return (root.dataset[name] ?? '').replace(/\{(\w+)\}/g, (gap, key: string) => String(gaps[key] ?? gap));
}
