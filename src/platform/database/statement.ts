/** A value that both drivers take. `Date` becomes milliseconds, as the instant columns hold it. */
export type SqlValue = string | number | boolean | null | Date;

export type SqlRow = Record<string, unknown>;

const numbered = new Map<string, string>();

/** Our SQL is written once, with `?`; PostgreSQL wants `$1`. No `?` may stand in a literal. */
export function numberPlaceholders(sql: string): string {
  let known = numbered.get(sql);
  if (known === undefined) {
    let count = 0;
    known = sql.replace(/\?/g, () => `$${(count += 1)}`);
    numbered.set(sql, known);
  }

  return known;
}

export function bindable(values: readonly SqlValue[]): (string | number | null)[] {
  return values.map((value) => {
    if (value instanceof Date) {
      return value.getTime();
    }

    return typeof value === 'boolean' ? Number(value) : value;
  });
}
