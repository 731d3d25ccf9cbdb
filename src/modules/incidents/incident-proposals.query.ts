import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { instantOf } from '../../platform/database/columns.js';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { NoticeFeature } from '../notices/notice-content.js';
import { lastedAt, NoticeHistory } from '../notices/notice-history.js';
import type { PublicNotice } from '../notices/notice-rows.js';
import type { TransactionType } from '../wallets/wallet-transaction.js';
import { SERVICE_FEATURES } from './failing-service.js';
import { NEWS_MS } from './propose-incident.handler.js';

/** What several customers met at the same time. */
export interface ProposedIncident {
  readonly id: string;
  readonly service: TransactionType;
  readonly feature: NoticeFeature;
  readonly reasons: readonly string[];
  readonly customers: number;
  readonly since: Date;
  readonly lastAt: Date;
}

const MOST = 10;
/** Of all that are open: enough to look into some of each. */
const MOST_TICKETS = 200;
const COLUMNS = 'id, service, reasons, customers, since, last_at';

/** Proposals that wait for somebody: neither dismissed, nor told by a notice, nor a day old. */
@Injectable()
export class IncidentProposals {
  constructor(
    private readonly reader: Reader,
    private readonly notices: NoticeHistory,
    private readonly clock: Clock,
  ) {}

  /** The newest first. */
  async open(): Promise<readonly ProposedIncident[]> {
    const rows = await this.reader.rows(
      `SELECT ${COLUMNS} FROM incident_proposals WHERE last_at > ? AND dismissed_at IS NULL
       ORDER BY last_at DESC LIMIT ${MOST}`,
      [new Date(this.clock.now().getTime() - NEWS_MS)],
    );
    const proposals = rows.map(proposed);
    if (proposals.length === 0) {
      return [];
    }
    const told = await this.notices.lasting(proposals.map(({ lastAt }) => lastAt));

    return proposals.filter(
      (proposal) => !told.some((notice) => isAbout(notice, proposal) && lastedAt(notice, proposal.lastAt)),
    );
  }

  /** Requests that tell of it, by proposal; the first to fail first. */
  async tickets(proposals: readonly ProposedIncident[]): Promise<ReadonlyMap<string, readonly string[]>> {
    if (proposals.length === 0) {
      return new Map();
    }
    const rows = await this.reader.rows(
      `SELECT p.id, t.reference FROM incident_proposals p
       JOIN counted_failures f ON f.service = p.service AND f.failed_at BETWEEN p.since AND p.last_at
       JOIN tickets t ON t.id = f.ticket_id WHERE p.id IN (${proposals.map(() => '?').join(', ')})
       ORDER BY f.failed_at, t.reference LIMIT ${MOST_TICKETS}`,
      proposals.map(({ id }) => id),
    );

    return new Map(
      proposals.map(({ id }) => [
        id,
        rows.filter((row) => row.id === id).map(({ reference }) => String(reference)),
      ]),
    );
  }

  /** To write a notice from; null where there is none that stands. */
  async find(id: string): Promise<ProposedIncident | null> {
    const row = await this.reader.first(
      `SELECT ${COLUMNS} FROM incident_proposals WHERE id = ? AND dismissed_at IS NULL`,
      [id],
    );

    return row && proposed(row);
  }
}

const isAbout = ({ features }: PublicNotice, { feature }: ProposedIncident): boolean =>
  features.includes(feature);

function proposed(row: SqlRow): ProposedIncident {
  const service = row.service as TransactionType;

  return {
    id: String(row.id),
    service,
    feature: SERVICE_FEATURES[service],
    reasons: JSON.parse(String(row.reasons)) as string[],
    customers: Number(row.customers),
    since: instantOf(row.since) ?? new Date(0),
    lastAt: instantOf(row.last_at) ?? new Date(0),
  };
}
