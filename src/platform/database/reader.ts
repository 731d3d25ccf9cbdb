import type { DataSource } from 'typeorm';
import { bindable, numberPlaceholders, type SqlRow, type SqlValue } from './statement.js';

/** Hand-written reads on the default DataSource, with `?` for values; the same text runs on both databases. */
export class Reader {
  private readonly numbered: boolean;

  constructor(private readonly dataSource: DataSource) {
    this.numbered = dataSource.options.type === 'postgres';
  }

  /** Plain rows; a `bigint` is a number or a text of digits, so wrap figures in `Number(…)`. */
  rows<R extends SqlRow = SqlRow>(text: string, values: readonly SqlValue[] = []): Promise<R[]> {
    return this.dataSource.query<R[]>(this.numbered ? numberPlaceholders(text) : text, bindable(values));
  }

  async first<R extends SqlRow = SqlRow>(text: string, values: readonly SqlValue[] = []): Promise<R | null> {
    const [row] = await this.rows<R>(text, values);

    return row ?? null;
  }
}

/** `?, ?, ?` for a list of so many values. */
export const placeholders = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
