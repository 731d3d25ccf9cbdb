import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';

/** As the index has it (`ix_tickets_open_types`): what is done weighs nothing. */
const OPEN = `status NOT IN ('resolved', 'closed')`;

/** How many requests of each type somebody must still work on. */
@Injectable()
export class OpenRequests {
  constructor(private readonly reader: Reader) {}

  async byType(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.reader.rows(
      `SELECT type_code, count(*) AS open FROM tickets WHERE ${OPEN} GROUP BY type_code`,
    );

    return new Map(rows.map(({ type_code, open }) => [String(type_code), Number(open)]));
  }

  async ofType(code: string): Promise<number> {
    const row = await this.reader.first(
      `SELECT count(*) AS open FROM tickets WHERE ${OPEN} AND type_code = ?`,
      [code],
    );

    return Number(row?.open);
  }
}
