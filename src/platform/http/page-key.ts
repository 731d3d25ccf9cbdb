/** The last row of a page of a list by time: the next page begins after it. */
export interface PageKey {
  /** Milliseconds. */
  readonly at: number;
  readonly id: string;
}

/** As it stands in an address: `1700000000000_<uuid>`. */
export const textOfPageKey = ({ at, id }: PageKey): string => `${at}_${id}`;

/** From an address; null, the first page, for anything that is none. */
export function pageKeyOf(text: unknown): PageKey | null {
  const [, at, id] = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(typeof text === 'string' ? text : '') ?? [];

  return at && id ? { at: Number(at), id } : null;
}
