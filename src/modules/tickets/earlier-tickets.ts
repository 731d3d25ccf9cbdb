import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import {
  statedInterval,
  type StatedTime,
  type TimeFold,
  type TimePrecision,
} from '../../platform/clock/stated-time.js';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';

const A_DAY_MS = 24 * 3_600_000;
const LOOKED_AT = 20;

/** What somebody is about to ask. */
export interface Asked {
  readonly customerId: string;
  readonly typeCode: string;
  readonly account: string | null;
  readonly occurred: StatedTime;
}

export interface EarlierTicket {
  readonly reference: string;
  readonly openedAt: Date;
}

/** What a customer has told us before. */
@Injectable()
export class EarlierTickets {
  constructor(
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** The account of his newest request; null where he never named one. */
  async accountOf(customerId: string): Promise<string | null> {
    const row = await this.reader.first(
      'SELECT account FROM tickets WHERE customer_id = ? AND account IS NOT NULL ORDER BY opened_at DESC, id DESC LIMIT 1',
      [customerId],
    );

    return row ? String(row.account) : null;
  }

  /** A request of the last day that is likely about the same; null where there is none. A guess: it forbids nothing. */
  async like({ customerId, typeCode, account, occurred }: Asked): Promise<EarlierTicket | null> {
    const now = this.clock.now();
    const rows = await this.reader.rows(
      `SELECT reference, type_code, account, occurred_date, occurred_time, occurred_zone, occurred_precision,
         occurred_fold, status, opened_at FROM tickets
       WHERE customer_id = ? AND opened_at > ? ORDER BY opened_at DESC, id DESC LIMIT ${LOOKED_AT}`,
      [customerId, new Date(now.getTime() - A_DAY_MS)],
    );
    const same = rows.find(
      (row) =>
        row.type_code === typeCode &&
        row.status !== 'closed' &&
        folded(row.account) === folded(account) &&
        meet(occurred, timeOf(row), now),
    );

    return same ? { reference: String(same.reference), openedAt: new Date(Number(same.opened_at)) } : null;
  }
}

const folded = (account: unknown): string =>
  typeof account === 'string' ? account.normalize('NFKC').toLowerCase().replace(/\s/g, '') : '';

function timeOf(row: SqlRow): StatedTime | null {
  return row.occurred_date === null
    ? null
    : {
        localDate: String(row.occurred_date),
        localTime: row.occurred_time === null ? null : String(row.occurred_time),
        zone: String(row.occurred_zone),
        precision: String(row.occurred_precision) as TimePrecision,
        ...(row.occurred_fold === null ? {} : { fold: String(row.occurred_fold) as TimeFold }),
      };
}

/** Whether both may mean the same moment, as sharply as they were remembered. */
function meet(one: StatedTime, other: StatedTime | null, now: Date): boolean {
  if (other === null) {
    return false;
  }
  const [a, b] = [statedInterval(one, now), statedInterval(other, now)];
  const slack = Math.max(a.sigmaMs, b.sigmaMs);

  return a.from.getTime() - slack <= b.to.getTime() && b.from.getTime() - slack <= a.to.getTime();
}
